#include "core/forms/form_definition.h"

#include "core/forms/form_model.h"

#include <algorithm>

namespace wupan::forms {

bool Question::appears(std::string_view word) const
{
    return std::ranges::find(appearances, word) != appearances.end();
}

std::optional<QuestionIndex> FormDefinition::indexOf(const std::string& path) const
{
    const NodeIndex node = model->find(path);
    return node == kNone ? std::nullopt : model->nodes[node].question;
}

const Question* FormDefinition::question(const std::string& path) const
{
    const auto index = indexOf(path);
    return index ? &questions[*index] : nullptr;
}

const Section* FormDefinition::sectionOf(QuestionIndex question) const
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
