#pragma once

#include "core/base/result.h"
#include "core/base/uuid.h"

#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace wupan {

/// The bytes of uploaded files: parts of uploads under way, and whole files by their SHA-256.
/// Thread: any.
class FilesFolder
{
public:
    explicit FilesFolder(std::filesystem::path folder);

    [[nodiscard]] bool has(const std::string& sha256) const;
    [[nodiscard]] Result<std::string> read(const std::string& sha256) const;

    [[nodiscard]] std::int64_t partSize(const Uuid& upload) const;
    /// Appends and syncs: when this returned ok, the bytes survive a power cut.
    [[nodiscard]] Status append(const Uuid& upload, std::string_view bytes);
    /// The whole part becomes the file if its hash is right (else invalidInput, and the part is
    /// removed) and it is a JPEG or PNG (else unreadableFile, likewise).
    [[nodiscard]] Status finish(const Uuid& upload, const std::string& sha256);
    void remove(const Uuid& upload);

    /// One writer per upload: false while another request holds it.
    [[nodiscard]] bool lock(const Uuid& upload);
    void unlock(const Uuid& upload);

private:
    [[nodiscard]] std::filesystem::path partPath(const Uuid& upload) const;
    [[nodiscard]] std::filesystem::path filePath(const std::string& sha256) const;
    std::filesystem::path m_folder;
    std::mutex m_mutex;
    std::set<Uuid> m_locked;
};

} // namespace wupan
