#include "server/pages/multipart.h"

#include <string>

namespace wupan {
namespace {

constexpr std::string_view kEndOfHead = "\r\n\r\n";
constexpr std::size_t kMostParts = 200;

std::string_view unquoted(std::string_view text)
{
    const bool isQuoted = text.size() > 1 && text.front() == '"' && text.back() == '"';
    return isQuoted ? text.substr(1, text.size() - 2) : text;
}

/// The value of a parameter like name="file"; empty when there is none.
std::string_view parameter(std::string_view header, std::string_view name)
{
    const std::string mark = std::string(name) + "=";
    for (std::size_t at = header.find(mark); at != std::string_view::npos;
         at = header.find(mark, at + 1)) {
        const bool isWhole = at == 0 || header[at - 1] == ' ' || header[at - 1] == ';';
        if (!isWhole)
            continue; // name= within filename=
        const std::string_view rest = header.substr(at + mark.size());
        const std::size_t end =
            rest.starts_with('"') ? rest.find('"', 1) + 1 : rest.find_first_of(";\r");
        return unquoted(rest.substr(0, end));
    }
    return {};
}

/// A parameter of Content-Disposition.
std::string_view dispositionIn(std::string_view head, std::string_view name)
{
    while (!head.empty()) {
        const std::string_view line = head.substr(0, head.find("\r\n"));
        head.remove_prefix(std::min(head.size(), line.size() + 2));
        constexpr std::string_view kDisposition = "content-disposition:";
        std::string lower(line.substr(0, kDisposition.size()));
        for (char& c : lower)
            c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        if (lower == kDisposition)
            return parameter(line.substr(kDisposition.size()), name);
    }
    return {};
}

struct Part
{
    std::string_view head;
    std::string_view bytes;
};

std::vector<Part> partsOf(std::string_view contentType, std::string_view body)
{
    std::vector<Part> parts;
    const std::string_view boundary = parameter(contentType, "boundary");
    if (!contentType.starts_with("multipart/form-data") || boundary.empty())
        return parts;
    const std::string opening = "--" + std::string(boundary) + "\r\n";
    const std::string next = "\r\n--" + std::string(boundary);
    if (!body.starts_with(opening))
        return parts;
    body.remove_prefix(opening.size());
    while (parts.size() < kMostParts) {
        const std::size_t head = body.find(kEndOfHead);
        const std::size_t end = body.find(next, head);
        if (head == std::string_view::npos || end == std::string_view::npos)
            return parts;
        const std::size_t begin = head + kEndOfHead.size();
        if (end >= begin)
            parts.push_back({body.substr(0, head), body.substr(begin, end - begin)});
        body.remove_prefix(end + next.size());
        if (!body.starts_with("\r\n"))
            return parts;
        body.remove_prefix(2);
    }
    return parts;
}

} // namespace

std::vector<std::pair<std::string_view, std::string_view>>
multipartValues(std::string_view contentType, std::string_view body)
{
    std::vector<std::pair<std::string_view, std::string_view>> values;
    for (const Part& part : partsOf(contentType, body))
        if (const std::string_view name = dispositionIn(part.head, "name"); !name.empty())
            values.emplace_back(name, part.bytes);
    return values;
}

std::vector<SentFile> multipartFiles(std::string_view contentType, std::string_view body)
{
    std::vector<SentFile> files;
    for (const Part& part : partsOf(contentType, body)) {
        std::string_view name = dispositionIn(part.head, "filename");
        if (const std::size_t slash = name.find_last_of("/\\"); slash != std::string_view::npos)
            name.remove_prefix(slash + 1); // an old browser sends the whole path
        if (!name.empty())
            files.push_back({dispositionIn(part.head, "name"), name, part.bytes});
    }
    return files;
}

} // namespace wupan
