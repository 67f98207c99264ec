#include "core/rescue/rescue_reader.h"

#include "core/rescue/sealed_format.h"

#include <algorithm>

namespace wupan {
namespace {

// More than any text that a tablet keeps; a length above is none that a writer wrote.
constexpr std::int64_t kMostTextBytes = 64LL * 1024 * 1024;
constexpr std::int64_t kPieceBytes = 256LL * 1024;

Error damaged(const char* what)
{
    return {ErrorCode::damagedData, what};
}

} // namespace

Result<RescueReader> RescueReader::open(const std::filesystem::path& path,
                                        const SealedFileReader::SecretOf& secretOf)
{
    auto file = SealedFileReader::open(path, secretOf);
    if (!file)
        return file.error();
    return RescueReader(std::move(*file));
}

Result<json::object> RescueReader::readHead()
{
    const auto length = m_file->read(sealed::kLengthBytes);
    if (!length)
        return length.error();
    const std::size_t size = sealed::lengthOf(*length);
    if (size > static_cast<std::size_t>(kMostTextBytes))
        return damaged("the head of a part is too long");
    const auto text = m_file->read(size);
    if (!text)
        return text.error();
    auto head = parseObject(*text);
    if (!head)
        return damaged("the head of a part cannot be read");
    return head;
}

Result<std::string> RescueReader::fileBytes()
{
    auto bytes = m_file->read(static_cast<std::size_t>(std::min(m_left, kPieceBytes)));
    if (bytes)
        m_left -= std::ssize(*bytes);
    return bytes;
}

Status RescueReader::skipFollowing()
{
    while (m_left > 0)
        if (const auto bytes = fileBytes(); !bytes)
            return bytes.error();
    return done();
}

Result<std::optional<RescuePart>> RescueReader::next()
{
    while (!m_ended) {
        if (const Status skipped = skipFollowing(); !skipped)
            return skipped.error();
        const auto head = readHead();
        if (!head)
            return head.error();
        const bool isManifest = textAt(*head, "part") == part_name::kManifest;
        if (isManifest != (m_count == 0))
            return damaged("the manifest is not at the beginning");
        if (textAt(*head, "part") == part_name::kEnd) {
            if (const Status whole = checkEnd(*head); !whole)
                return whole.error();
            m_ended = true;
            break;
        }
        ++m_count;
        auto part = readPart(*head);
        if (!part || *part)
            return part;
    }
    return std::optional<RescuePart>();
}

Result<std::optional<RescuePart>> RescueReader::readPart(const json::object& head)
{
    m_left = integerAt(head, "bytes");
    if (m_left < 0)
        return damaged("a part has less than no bytes");
    auto part = parsePart(head);
    if (!part || !*part)
        return part;
    std::string* text = nullptr;
    if (auto* edit = std::get_if<KeptEdit>(&**part))
        text = &edit->text;
    else if (auto* entry = std::get_if<KeptEntry>(&**part))
        text = &entry->text;
    if (text == nullptr)
        return part;
    if (m_left > kMostTextBytes)
        return damaged("the text of an edit is too long");
    auto bytes = m_file->read(static_cast<std::size_t>(std::exchange(m_left, 0)));
    if (!bytes)
        return bytes.error();
    *text = std::move(*bytes);
    return part;
}

Status RescueReader::checkEnd(const json::object& end)
{
    if (integerAt(end, "parts") != m_count)
        return damaged("parts are missing");
    return m_file->checkEnd();
}

} // namespace wupan
