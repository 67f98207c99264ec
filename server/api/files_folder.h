#pragma once

#include "core/base/result.h"
#include "core/base/uuid.h"
#include "server/api/byte_range.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace wupan {

/// The bytes of uploaded files: parts of uploads under way, and whole files by their SHA-256.
/// Thread: any.
class FilesFolder
{
public:
    /// Creates the folder when it is not there. Errors: diskFull, storage.
    [[nodiscard]] static Result<std::unique_ptr<FilesFolder>> open(std::filesystem::path folder);

    [[nodiscard]] bool has(const std::string& sha256) const;
    /// notFound when it is not here.
    [[nodiscard]] Result<std::int64_t> sizeOf(const std::string& sha256) const;
    [[nodiscard]] Result<std::string> read(const std::string& sha256) const;
    [[nodiscard]] Result<std::string> read(const std::string& sha256, const ByteRange& part) const;

    [[nodiscard]] std::int64_t partSize(const Uuid& upload) const;
    /// Appends and syncs: when this returned ok, the bytes survive a power cut; when not, none of
    /// them is there. Errors: diskFull, storage.
    [[nodiscard]] Status append(const Uuid& upload, std::string_view bytes);
    /// The whole part becomes the file if its hash is right (else invalidInput, and the part is
    /// removed) and mediaTypeOf() knows it (else unreadableFile, likewise). After diskFull and
    /// storage the part is still there: try again.
    [[nodiscard]] Status finish(const Uuid& upload, const std::string& sha256);
    /// Bytes that somebody at headquarters chose, whatever they are; their hash. When this returned
    /// ok, they survive a power cut. Errors: diskFull, storage.
    [[nodiscard]] Result<std::string> keep(std::string_view bytes);
    void remove(const Uuid& upload);
    /// The uploads of which bytes are here.
    [[nodiscard]] std::vector<Uuid> parts() const;

    /// One request per upload at a time, in all processes on this folder: false while another holds
    /// it.
    class Hold
    {
    public:
        Hold(const FilesFolder& folder, const Uuid& upload);
        ~Hold();
        Hold(const Hold&) = delete;
        Hold& operator=(const Hold&) = delete;
        explicit operator bool() const { return m_held; }

    private:
        int m_file; ///< its lock ends with it, also when the process dies
        bool m_held = false;
    };

private:
    explicit FilesFolder(std::filesystem::path folder)
        : m_folder(std::move(folder))
    {}
    [[nodiscard]] std::filesystem::path partPath(const Uuid& upload) const;
    [[nodiscard]] std::filesystem::path filePath(const std::string& sha256) const;
    [[nodiscard]] std::filesystem::path lockPath() const { return m_folder / "uploads.lock"; }

    std::filesystem::path m_folder;
};

} // namespace wupan
