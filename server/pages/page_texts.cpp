#include "server/pages/page_texts.h"

#include "server/pages/page_files.h"

namespace wupan {
namespace {

const json::object& textsIn(Language language)
{
    static const json::object kChinese = json::parse(chineseTexts()).as_object();
    static const json::object kEnglish = json::parse(englishTexts()).as_object();
    return language == Language::chinese ? kChinese : kEnglish;
}

std::string filled(std::string text, const std::map<std::string, std::string>& values)
{
    for (const auto& [name, value] : values)
        if (const std::size_t at = text.find("{" + name + "}"); at != std::string::npos)
            text.replace(at, name.size() + 2, value);
    return text;
}

} // namespace

std::string cookieOf(const Request& request, std::string_view name)
{
    std::string_view rest = request.header("cookie");
    while (!rest.empty()) {
        std::string_view pair = rest.substr(0, rest.find(';'));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        while (pair.starts_with(' '))
            pair.remove_prefix(1);
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
            return std::string(pair.substr(name.size() + 1));
    }
    return {};
}

Language languageOf(const Request& request)
{
    const std::string chosen = cookieOf(request, kLanguageCookie);
    const std::string_view wanted = request.header("accept-language");
    const std::string_view word = chosen.empty() ? wanted : std::string_view(chosen);
    return word.starts_with("en") ? Language::english : Language::chinese;
}

PageTexts::PageTexts(Language language)
    : m_texts(textsIn(language))
{}

std::string PageTexts::text(std::string_view key) const
{
    return std::string(textAt(m_texts, key));
}

std::string PageTexts::text(std::string_view key,
                            const std::map<std::string, std::string>& values) const
{
    return filled(text(key), values);
}

std::string PageTexts::sentence(std::string_view group, std::string_view key,
                                const std::map<std::string, std::string>& values) const
{
    return filled(named(group, key), values);
}

std::string PageTexts::refusal(const std::string& reason) const
{
    const json::object& sentences = objectAt(m_texts, "refusals");
    const std::string_view known = textAt(sentences, reason);
    return known.empty() ? filled(std::string(textAt(sentences, "other")), {{"reason", reason}})
                         : std::string(known);
}

std::string PageTexts::named(std::string_view group, std::string_view word) const
{
    const std::string_view name = textAt(objectAt(m_texts, group), word);
    return std::string(name.empty() ? word : name);
}

} // namespace wupan
