#pragma once

#include "core/forms/form_definition.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace wupan::forms {

/// How far one section is.
struct SectionProgress
{
    const Section* section = nullptr;
    bool relevant = true;
    std::size_t answered = 0;
    std::size_t total = 0;   ///< relevant questions that ask something
    std::size_t missing = 0; ///< of these, required ones without an answer
};

/// An answer that is a difficulty: it proposes an issue (domain rule 2).
struct Proposal
{
    std::string questionPath;
    Plate plate = Plate::targets;
    Category category = Category::other;
    Urgency urgency = Urgency::normal;
    LocalizedText question;
};

/// One checklist being filled in: answers in, relevance, calculations and proposals out. After each
/// answer only what depends on it is worked out again. Answers of questions that became irrelevant
/// are kept, not counted, and come back with them. Thread: one at a time.
class FillingSession
{
public:
    /// `answers` as saved (path → text); those of unknown paths are kept as they are.
    FillingSession(FormPtr form, std::map<std::string, std::string> answers, Date today);

    [[nodiscard]] const FormDefinition& form() const { return *m_form; }

    /// Empty text clears. Returns the paths whose answer or relevance changed, the given one first.
    /// invalidInput: detail "type" (not of the question's type), "choice" (none of its choices) or
    /// "constraint" (see Question::constraintMessage); nothing is changed then.
    [[nodiscard]] Result<std::vector<std::string>> setAnswer(const std::string& path,
                                                             const std::string& answer);

    /// The present answer or calculated value; empty when there is none or the question is
    /// irrelevant.
    [[nodiscard]] std::string answer(const std::string& path) const;
    [[nodiscard]] bool relevant(const std::string& path) const;
    [[nodiscard]] bool required(const std::string& path) const;

    /// All answers, irrelevant ones too: what is saved with the visit.
    [[nodiscard]] const std::map<std::string, std::string>& savedAnswers() const
    {
        return m_answers;
    }
    /// Only what counts: for reports.
    [[nodiscard]] std::map<std::string, std::string> relevantAnswers() const;
    [[nodiscard]] std::vector<SectionProgress> sections() const;
    /// Required questions without an answer, in the order of the form.
    [[nodiscard]] std::vector<std::string> missingRequired() const;
    [[nodiscard]] std::vector<Proposal> proposals() const;
    /// Answered of all relevant questions, 0–100.
    [[nodiscard]] int progressPercent() const;

private:
    /// The value at `path`, where `own` stands as its answer if given. Nothing when it fails.
    [[nodiscard]] Value evaluate(const Expression& expression, const std::string& path,
                                 const std::string* own = nullptr) const;
    [[nodiscard]] std::string refusal(const Question& question, const std::string& answer) const;
    void recalculate(std::size_t index, std::vector<std::string>& changed);
    void recalculateAll();

    FormPtr m_form;
    std::map<std::string, std::string> m_answers;
    std::map<std::string, std::string> m_calculated;
    std::set<std::string> m_irrelevant;
    Date m_today;
};

} // namespace wupan::forms
