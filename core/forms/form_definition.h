#pragma once

#include "core/forms/localized_text.h"
#include "core/model/words.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace wupan::forms {

struct FormModel;

enum class QuestionType {
    selectOne,
    selectMultiple,
    rank, ///< all choices, in the order of the answer
    text,
    integer, ///< with Question::range also
    decimal,
    date,
    time,
    dateTime,
    acknowledge, ///< "OK" when it was
    geopoint,
    geotrace,
    geoshape,
    barcode,
    photo, ///< appearances draw, annotate, signature: made on the screen
    audio,
    video,
    file,
    note,
    calculated, ///< without a control
};

struct Choice
{
    std::string value;
    LocalizedText label;
    TextMedia media;
    /// Choosing it is a difficulty of that category (domain rule 2).
    std::optional<Category> difficulty;
    Urgency urgency = Urgency::normal;
};

/// Of a range: from `start` by `step` (never 0; negative when it runs down) to `end`.
struct Range
{
    double start = 0;
    double end = 10;
    double step = 1;
};

/// Positions within FormDefinition::questions and ::groups.
using QuestionIndex = std::size_t;
using GroupIndex = std::size_t;

struct Question
{
    std::string path; ///< "/data/projects/progress_percent", without keys of repeats
    QuestionType type = QuestionType::text;
    LocalizedText label;
    LocalizedText hint;
    LocalizedText guidance; ///< more than the hint, on demand
    TextMedia media;
    LocalizedText requiredMessage;
    LocalizedText constraintMessage;
    /// All that it may ever offer, when no condition chooses among them; see
    /// FillingSession::choices.
    std::vector<Choice> choices;
    bool filtersChoices = false; ///< what it offers depends on answers or comes from a table
    std::vector<std::string> appearances; ///< "minimal", "likert", "w1"; unknown ones too
    std::optional<Range> range;
    std::string mediaType;                         ///< of files: "image/*"
    std::map<std::string, std::string> parameters; ///< "max-pixels", "accuracyThreshold" …
    std::optional<Expression> difficultyWhen;      ///< its truth is a difficulty of `category`
    Category category = Category::other;
    std::optional<Plate> plate; ///< of the nearest group around it that has one

    /// Notes and calculations ask nothing.
    [[nodiscard]] bool asks() const
    {
        return type != QuestionType::note && type != QuestionType::calculated;
    }
    /// Its answer names an attachment.
    [[nodiscard]] bool takesFile() const
    {
        return type == QuestionType::photo || type == QuestionType::audio ||
               type == QuestionType::video || type == QuestionType::file;
    }
    [[nodiscard]] bool appears(std::string_view word) const;
};

/// A group, or a repeat (several instances of what is in it).
struct Group
{
    std::string path; ///< empty: it only holds together what is on the page
    bool repeats = false;
    bool counted = false;    ///< how many there are is worked out (jr:count)
    bool addsRemoves = true; ///< instances may be added and removed by hand
    LocalizedText label;
    TextMedia media;
    std::vector<std::string> appearances;
    std::optional<Plate> plate;
};

/// One control, in the order of the form. Those inside it follow, up to `end`.
struct BodyItem
{
    bool isGroup = false;
    std::size_t index = 0; ///< QuestionIndex or GroupIndex
    std::size_t end = 0;   ///< item after the last one inside it
    int level = 0;         ///< 0 directly in the section
    std::size_t node = 0;  ///< in the model: its own, or of the group around it
};

/// One page: a group (or repeat) directly in the body, or questions that stand there without one.
struct Section
{
    std::string path;           ///< of the group; without one, of the first question
    std::optional<Plate> plate; ///< one plate's part of the checklist
    LocalizedText label;        ///< without a group, the title of the form
    std::size_t firstItem = 0;  ///< index into FormDefinition::items
    std::size_t itemEnd = 0;
    /// Its questions are questions[firstQuestion] …, at any depth.
    QuestionIndex firstQuestion = 0;
    std::size_t questionCount = 0;
};

/// Bytes of files that a form reads, by name: "regions.csv" of jr://file-csv/regions.csv.
using FormFiles = std::map<std::string, std::string>;

/// A checklist, read from an ODK XForm. Immutable; shared freely between threads.
struct FormDefinition
{
    std::string formId;
    std::string version;
    std::string title;
    std::vector<std::string> languages; ///< "zh", "en"; the default first; may be empty
    std::vector<Section> sections;
    std::vector<BodyItem> items;
    std::vector<Question> questions; ///< in the order of the form; then those without a control
    std::vector<Group> groups;
    /// What a FillingSession works with. Never null.
    std::shared_ptr<const FormModel> model;

    /// By its path without keys; null: none.
    [[nodiscard]] const Question* question(const std::string& path) const;
    /// The section that a question, or a calculation without a control, stands in; null for none.
    [[nodiscard]] const Section* sectionOf(QuestionIndex question) const;
    [[nodiscard]] std::optional<QuestionIndex> indexOf(const std::string& path) const;
};

using FormPtr = std::shared_ptr<const FormDefinition>;

/// Reads a form as XLSForm tools write it (docs/forms.md says what is understood). In our namespace
/// https://wupan.example/xforms: `plate` on a group, `difficulty` (and `urgency`) on a choice,
/// `difficulty-when` with `category` on a bind; all of them may be left out.
/// unreadableFile: `detail` holds one sentence a line, each naming the element: every problem of
/// the form, nothing is skipped silently. Limits: 4 MB, 5,000 questions, 64 levels of elements,
/// 200,000 rows of tables (tooLarge), no DTD.
[[nodiscard]] Result<FormPtr> parseForm(std::string_view xml, const FormFiles& files = {});

/// What the form asks for by jr://file/… and jr://file-csv/…, sorted: "regions.csv". Empty also for
/// what is no form.
[[nodiscard]] std::vector<std::string> filesOf(std::string_view xml);

} // namespace wupan::forms
