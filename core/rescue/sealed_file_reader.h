#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace wupan {

/// Reads what SealedFileWriter wrote, piece by piece. Nothing is given out that was not written so.
/// Errors: unreadableFile (it is no such file), protocol (of a newer version), unauthorized (sealed
/// to a key that is not ours), invalidInput (cut off), damagedData, storage (cannot be read).
class SealedFileReader
{
public:
    /// Gives the secret key that belongs to a public one.
    using SecretOf = std::function<std::optional<std::string>(std::string_view publicKey)>;

    [[nodiscard]] static Result<std::unique_ptr<SealedFileReader>>
    open(const std::filesystem::path& path, const SecretOf& secretOf);
    ~SealedFileReader();
    SealedFileReader(const SealedFileReader&) = delete;
    SealedFileReader& operator=(const SealedFileReader&) = delete;

    /// Exactly the next `size` bytes; damagedData when there are not so many.
    [[nodiscard]] Result<std::string> read(std::size_t size);
    /// REQUIRES: all was read that is there. The file ends as its writer ended it.
    [[nodiscard]] Status checkEnd();

private:
    struct Stream;
    explicit SealedFileReader(std::ifstream file);
    [[nodiscard]] Status begin(const SecretOf& secretOf);
    [[nodiscard]] Status readChunk();
    [[nodiscard]] Result<std::string> fromFile(std::size_t size);

    std::ifstream m_file;
    std::unique_ptr<Stream> m_stream;
    std::string m_header;
    std::string m_plain; ///< of the chunk that was read last
    std::size_t m_used = 0;
    bool m_final = false;
};

} // namespace wupan
