#pragma once

#include "core/forms/expression.h"
#include "core/model/words.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace wupan::forms {

enum class QuestionType {
    selectOne,
    selectMultiple,
    text,
    integer,
    decimal,
    date,
    note,
    photo,
    calculated
};

/// One text in every language of the form.
class LocalizedText
{
public:
    void set(const std::string& language, std::string text) { m_texts[language] = std::move(text); }
    /// That language, else any that there is.
    [[nodiscard]] std::string in(const std::string& language) const;
    [[nodiscard]] bool has(const std::string& language) const { return m_texts.contains(language); }
    [[nodiscard]] bool empty() const { return m_texts.empty(); }

private:
    std::map<std::string, std::string> m_texts;
};

struct Choice
{
    std::string value;
    LocalizedText label;
    /// Choosing it is a difficulty of that category (domain rule 2).
    std::optional<Category> difficulty;
    Urgency urgency = Urgency::normal;
};

struct Question
{
    std::string path; ///< "/data/projects/progress_percent"
    QuestionType type = QuestionType::text;
    LocalizedText label;
    LocalizedText hint;
    LocalizedText constraintMessage;
    std::vector<Choice> choices;
    std::optional<Expression> required;
    std::optional<Expression> relevant;
    std::optional<Expression> constraint; ///< `.` is the new answer
    std::optional<Expression> calculate;
    std::optional<Expression> difficultyWhen; ///< its truth is a difficulty of `category`
    Category category = Category::other;

    /// Notes and calculations ask nothing.
    [[nodiscard]] bool asks() const
    {
        return type != QuestionType::note && type != QuestionType::calculated;
    }
};

/// A top-level group: one plate's part of the checklist.
struct Section
{
    std::string path;
    Plate plate = Plate::targets;
    LocalizedText label;
    std::optional<Expression> relevant;
    std::size_t firstQuestion = 0; ///< index into FormDefinition::questions
    std::size_t questionCount = 0;
};

/// A checklist, read from an ODK XForm. Immutable; shared freely between threads.
struct FormDefinition
{
    std::string formId;
    std::string version;
    std::string title;
    std::vector<std::string> languages; ///< "zh", "en"; the default first
    std::vector<Section> sections;
    std::vector<Question> questions; ///< in the order of the form
    /// Indexes of the questions whose calculate or relevant reads a path, directly or through
    /// others, in the order in which they must be worked out again.
    std::map<std::string, std::vector<std::size_t>> dependents;

    [[nodiscard]] const Question* question(const std::string& path) const;
    /// The section that a question, or a calculation without a control, stands in; null for none.
    [[nodiscard]] const Section* sectionOf(std::size_t question) const;
    [[nodiscard]] std::optional<std::size_t> indexOf(const std::string& path) const;
};

using FormPtr = std::shared_ptr<const FormDefinition>;

/// Reads a form as XLSForm tools write it. In this version: one level of groups, select_one,
/// select_multiple, text, integer, decimal, date, note, image, calculate; required, relevant,
/// constraint with message, itext. In our namespace https://wupan.example/xforms: `plate` on a
/// group, `difficulty` (and `urgency`) on a choice, `difficulty-when` with `category` on a bind.
/// unreadableFile: `detail` holds one sentence a line, each naming the element: nothing is skipped
/// silently. Limits: 4 MB, 5,000 questions, 64 levels of elements (tooLarge), no DTD.
[[nodiscard]] Result<FormPtr> parseForm(std::string_view xml);

} // namespace wupan::forms
