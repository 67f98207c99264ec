#include "core/forms/form_definition.h"

#include <algorithm>

namespace wupan::forms {

std::string LocalizedText::in(const std::string& language) const
{
    const auto found = m_texts.find(language);
    if (found != m_texts.end())
        return found->second;
    return m_texts.empty() ? std::string() : m_texts.begin()->second;
}

std::optional<std::size_t> FormDefinition::indexOf(const std::string& path) const
{
    const auto found = std::ranges::find(questions, path, &Question::path);
    if (found == questions.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - questions.begin());
}

const Question* FormDefinition::question(const std::string& path) const
{
    const auto index = indexOf(path);
    return index ? &questions[*index] : nullptr;
}

const Section* FormDefinition::sectionOf(std::size_t question) const
{
    const std::string& path = questions[question].path;
    const auto holds = [&](const Section& section) {
        const bool asked = question >= section.firstQuestion &&
                           question < section.firstQuestion + section.questionCount;
        return asked || (questions[question].type == QuestionType::calculated &&
                         path.starts_with(section.path + "/"));
    };
    const auto found = std::ranges::find_if(sections, holds);
    return found == sections.end() ? nullptr : &*found;
}

} // namespace wupan::forms
