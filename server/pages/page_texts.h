#pragma once

#include "core/base/json.h"
#include "server/api/http_messages.h"

#include <map>
#include <string>

namespace wupan {

enum class Language { chinese, english };

/// As the visitor chose, else as the browser asks; Chinese where neither says.
[[nodiscard]] Language languageOf(const Request& request);
/// The value of a cookie; empty when there is none.
[[nodiscard]] std::string cookieOf(const Request& request, std::string_view name);

inline constexpr std::string_view kLanguageCookie = "lang";

/// What headquarters' pages say in one language. The files are in texts/.
class PageTexts
{
public:
    explicit PageTexts(Language language);

    [[nodiscard]] const json::object& all() const { return m_texts; }
    [[nodiscard]] std::string text(std::string_view key) const;
    /// With each {name} replaced.
    [[nodiscard]] std::string text(std::string_view key,
                                   const std::map<std::string, std::string>& values) const;
    /// Of a word of the domain, in a group like "states"; the word itself where there is none.
    [[nodiscard]] std::string named(std::string_view group, std::string_view word) const;
    /// Of a group, with each {name} replaced; the key itself where there is none.
    [[nodiscard]] std::string sentence(std::string_view group, std::string_view key,
                                       const std::map<std::string, std::string>& values) const;
    /// Why a step was refused, as a sentence.
    [[nodiscard]] std::string refusal(const std::string& reason) const;

private:
    const json::object& m_texts;
};

} // namespace wupan
