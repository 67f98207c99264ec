#pragma once

#include "core/rescue/rescue_parts.h"
#include "core/rescue/sealed_file_reader.h"

namespace wupan {

/// Reads a rescue bundle part by part, with little memory. Errors: those of SealedFileReader. What
/// was read is to be trusted only when all of it was: whoever acts on it reads it twice.
class RescueReader
{
public:
    [[nodiscard]] static Result<RescueReader> open(const std::filesystem::path& path,
                                                   const SealedFileReader::SecretOf& secretOf);

    /// The next part that this version knows, the manifest first; nullopt after the last one, when
    /// the bundle is whole. What was not read of a file is passed over.
    [[nodiscard]] Result<std::optional<RescuePart>> next();
    /// Of the file that next() gave: its next bytes; empty at its end.
    [[nodiscard]] Result<std::string> fileBytes();

private:
    explicit RescueReader(std::unique_ptr<SealedFileReader> file)
        : m_file(std::move(file))
    {}
    [[nodiscard]] Result<json::object> readHead();
    [[nodiscard]] Status skipFollowing();
    [[nodiscard]] Result<std::optional<RescuePart>> readPart(const json::object& head);
    [[nodiscard]] Status checkEnd(const json::object& end);

    std::unique_ptr<SealedFileReader> m_file;
    std::int64_t m_count = 0; ///< parts so far
    std::int64_t m_left = 0;  ///< bytes that follow the last head, not read yet
    bool m_ended = false;
};

} // namespace wupan
