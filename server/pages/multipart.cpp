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

/// Of the line that says what a part is; empty when there is none.
std::string_view dispositionIn(std::string_view head)
{
    while (!head.empty()) {
        const std::string_view line = head.substr(0, head.find("\r\n"));
        head.remove_prefix(std::min(head.size(), line.size() + 2));
        constexpr std::string_view kDisposition = "content-disposition:";
        std::string lower(line.substr(0, kDisposition.size()));
        for (char& c : lower)
            c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        if (lower == kDisposition)
            return line.substr(kDisposition.size());
    }
    return {};
}

FormPart partOf(std::string_view disposition, std::string_view value)
{
    FormPart part{parameter(disposition, "name"), value,
                  disposition.find("filename=") != std::string_view::npos,
                  parameter(disposition, "filename")};
    if (const std::size_t slash = part.fileName.find_last_of("/\\");
        slash != std::string_view::npos)
        part.fileName.remove_prefix(slash + 1); // an old browser sends the whole path
    return part;
}

} // namespace

std::vector<FormPart> multipartValues(std::string_view contentType, std::string_view body)
{
    std::vector<FormPart> values;
    const std::string_view boundary = parameter(contentType, "boundary");
    if (!contentType.starts_with("multipart/form-data") || boundary.empty())
        return values;
    const std::string opening = "--" + std::string(boundary) + "\r\n";
    const std::string next = "\r\n--" + std::string(boundary);
    if (!body.starts_with(opening))
        return values;
    body.remove_prefix(opening.size());
    while (values.size() < kMostParts) {
        const std::size_t head = body.find(kEndOfHead);
        const std::size_t end = body.find(next, head);
        if (head == std::string_view::npos || end == std::string_view::npos)
            return values;
        const std::size_t begin = head + kEndOfHead.size();
        if (end >= begin)
            if (const FormPart part =
                    partOf(dispositionIn(body.substr(0, head)), body.substr(begin, end - begin));
                !part.name.empty())
                values.push_back(part);
        body.remove_prefix(end + next.size());
        if (!body.starts_with("\r\n"))
            return values;
        body.remove_prefix(2);
    }
    return values;
}

} // namespace wupan
