#pragma once

#include "core/base/json.h"

#include <string>
#include <string_view>

namespace wupan::test {

/// What is wrong with an answer to a bad request; empty when it is a 4xx with a problem document
/// (RFC 9457) that has every member that Wupan promises.
inline std::string faultOfRefusal(int status, std::string_view contentType, std::string_view body)
{
    const std::string answer = std::to_string(status) + " " + std::string(body.substr(0, 300));
    if (status < 400 || status > 499)
        return "not a 4xx: " + answer;
    if (contentType != "application/problem+json")
        return "of type '" + std::string(contentType) + "': " + answer;
    const auto document = parseObject(body);
    if (!document)
        return document.error().detail + ": " + answer;
    for (const std::string_view member : {"type", "title", "code"})
        if (textAt(*document, member).empty())
            return std::string(member) + " is missing: " + answer;
    if (!document->contains("detail") || integerAt(*document, "status") != status)
        return "detail or status is missing: " + answer;
    return {};
}

} // namespace wupan::test
