#include "server/pages/form_values.h"

#include "core/base/percent_encoding.h"
#include "core/base/utf8.h"
#include "server/pages/multipart.h"

#include <charconv>

namespace wupan {
namespace {

// More than any page sends.
constexpr std::size_t kMostValues = 200;

std::string decoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned byte = 0;
        const bool isEscape =
            text[i] == '%' && i + 2 < text.size() &&
            std::from_chars(&text[i + 1], &text[i + 1] + 2, byte, 16).ptr == &text[i + 1] + 2;
        if (isEscape) {
            out += static_cast<char>(byte);
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

} // namespace

FormValues::FormValues(std::string_view encoded)
{
    while (!encoded.empty() && m_values.size() < kMostValues) {
        const std::string_view pair = encoded.substr(0, encoded.find('&'));
        encoded.remove_prefix(std::min(encoded.size(), pair.size() + 1));
        const std::size_t equals = pair.find('=');
        std::string name = decoded(pair.substr(0, equals));
        std::string value =
            equals == std::string_view::npos ? std::string() : decoded(pair.substr(equals + 1));
        if (!name.empty() && isUtf8(name) && isUtf8(value))
            m_values.emplace_back(std::move(name), std::move(value));
    }
}

FormValues FormValues::of(const Request& request)
{
    const std::string_view type = request.header("content-type");
    if (!type.starts_with("multipart/"))
        return FormValues(request.body);
    FormValues form;
    for (const FormPart& part : multipartValues(type, request.body))
        if (isUtf8(part.name) && (part.isFile || isUtf8(part.value)))
            form.m_values.emplace_back(part.name, part.value);
    return form;
}

std::string FormValues::text(std::string_view name) const
{
    for (const auto& [present, value] : m_values)
        if (present == name)
            return value;
    return {};
}

std::vector<std::string> FormValues::all(std::string_view name) const
{
    std::vector<std::string> values;
    for (const auto& [present, value] : m_values)
        if (present == name)
            values.push_back(value);
    return values;
}

FormValues FormValues::with(std::string_view name, std::string value) const
{
    FormValues changed;
    for (const auto& pair : m_values)
        if (pair.first != name && !pair.second.empty())
            changed.m_values.push_back(pair);
    if (!value.empty())
        changed.m_values.emplace_back(name, std::move(value));
    return changed;
}

std::string FormValues::encoded() const
{
    std::string out;
    for (const auto& [name, value] : m_values) {
        out += out.empty() ? "" : "&";
        out.append(percentEncoded(name)).append("=").append(percentEncoded(value));
    }
    return out;
}

} // namespace wupan
