#pragma once

#include "server/checklists/form_tables.h"
#include "server/checklists/question_types.h"

#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wupan {

/// A question, or a group of them, where it stands in the form.
struct FormNode
{
    enum class Kind { root, group, repeat, question };
    /// Where the choices of a select come from.
    enum class Choices { none, list, file, repeat };

    Kind kind = Kind::question;
    std::string name;
    std::string path; ///< "/data/projects/progress_percent"
    const FormRow* row = nullptr;
    const QuestionType* type = nullptr; ///< of a question
    Choices choices = Choices::none;
    std::string list; ///< a list, a file's name, or the question of a repeat
    bool orOther = false;
    std::map<std::string, std::string> parameters;
    FormNode* parent = nullptr;
    std::vector<std::unique_ptr<FormNode>> children;

    [[nodiscard]] bool isQuestion() const { return kind == Kind::question; }
    [[nodiscard]] bool is(std::string_view typeName) const
    {
        return type != nullptr && type->name == typeName;
    }
    /// Whether the primary instance has it: files and the log of changes do not stand there.
    [[nodiscard]] bool hasValue() const
    {
        return !is("xml-external") && !is("csv-external") && !is("audit");
    }
    [[nodiscard]] bool hasControl() const
    {
        return isQuestion() && type != nullptr && type->control != FormControl::none;
    }
    [[nodiscard]] bool isWithin(const FormNode& other) const; ///< not itself
    [[nodiscard]] const FormNode* nearestRepeat() const;      ///< around it; null: none
};

/// The sheet "survey" as the tree that it describes.
class SurveyTree
{
public:
    static constexpr std::size_t kMostNodes = 5'000;
    static constexpr std::size_t kMostLevels = 30;

    SurveyTree(const FormTables& tables, Mistakes& mistakes);

    [[nodiscard]] const FormNode& root() const { return *m_root; }
    /// All of that name.
    [[nodiscard]] std::vector<const FormNode*> named(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> names() const;
    /// The log of changes that the form asks for; null: none.
    [[nodiscard]] const FormNode* audit() const { return m_audit; }

private:
    void take(const FormRow& row);
    void begin(const FormRow& row, FormNode::Kind kind);
    void end(const FormRow& row, FormNode::Kind kind);
    void addQuestion(const FormRow& row);
    bool readSelect(const FormRow& row, FormNode& node);
    void readParameters(const FormRow& row, FormNode& node);
    void addOther(const FormNode& node);
    void addCount(const FormRow& row);
    FormNode* add(std::unique_ptr<FormNode> node);
    void checkName(const FormRow& row, const std::string& name);

    Mistakes& m_mistakes;
    std::unique_ptr<FormNode> m_root;
    FormNode* m_open;
    std::vector<const FormRow*> m_begun;
    std::multimap<std::string, const FormNode*> m_byName;
    std::map<std::string, std::size_t> m_rowOfPath;
    std::map<std::string, std::string> m_spelling; ///< small letters → as written first, by path
    std::list<FormRow> m_made; ///< rows of questions that nobody wrote but the form needs
    const FormNode* m_audit = nullptr;
    std::size_t m_count = 0;
};

/// Of "${name}"; empty when it is anything else.
[[nodiscard]] std::string soleReference(std::string_view text);

} // namespace wupan
