#pragma once

#include "core/base/durable_file.h"

#include <memory>
#include <string>

namespace wupan {

/// Writes a file that only the owner of a key can read, piece by piece: never more than one piece
/// of 64 KB is in memory. It is there when finish() returned ok, and not before.
class SealedFileWriter
{
public:
    /// `publicKey`: SealingKeys::kBytes. Errors of all: diskFull, storage; invalidInput when the
    /// key is none.
    [[nodiscard]] static Result<std::unique_ptr<SealedFileWriter>>
    create(const std::filesystem::path& path, std::string_view publicKey);
    ~SealedFileWriter();
    SealedFileWriter(const SealedFileWriter&) = delete;
    SealedFileWriter& operator=(const SealedFileWriter&) = delete;

    [[nodiscard]] Status add(std::string_view bytes);
    [[nodiscard]] Status finish();

private:
    struct Stream;
    explicit SealedFileWriter(std::unique_ptr<DurableFile> file);
    [[nodiscard]] Status begin(std::string_view publicKey);
    [[nodiscard]] Status writeChunk(unsigned char tag);

    std::unique_ptr<DurableFile> m_file;
    std::unique_ptr<Stream> m_stream;
    std::string m_header;
    std::string m_plain;  ///< of the chunk that is being filled
    std::string m_sealed; ///< of the chunk that was written last
};

} // namespace wupan
