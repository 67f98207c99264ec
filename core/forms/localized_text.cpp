#include "core/forms/localized_text.h"

namespace wupan::forms {

void LocalizedText::set(const std::string& language, std::string text)
{
    m_texts[language] = {Part{std::move(text), std::nullopt}};
}

void LocalizedText::set(const std::string& language, Parts parts)
{
    m_texts[language] = std::move(parts);
}

const LocalizedText::Parts& LocalizedText::parts(const std::string& language) const
{
    static const Parts kNothing;
    const auto found = m_texts.find(language);
    if (found != m_texts.end())
        return found->second;
    return m_texts.empty() ? kNothing : m_texts.begin()->second;
}

std::string LocalizedText::in(const std::string& language) const
{
    std::string out;
    for (const Part& part : parts(language))
        out += part.value ? "…" : part.text;
    return out;
}

} // namespace wupan::forms
