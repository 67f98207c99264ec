#pragma once

#include "core/forms/choice_reader.h"
#include "core/forms/model_reader.h"

#include <set>

namespace wupan::forms {

/// Reads the body of a form: pages, groups, repeats and questions.
class BodyReader
{
public:
    struct Readers
    {
        ModelReader& model;
        ExpressionReader& expressions;
        TextReader& texts;
        ChoiceReader& choices;
        ProblemList& problems;
    };
    BodyReader(FormDefinition& form, FormModel& model, const Readers& readers)
        : m_form(form)
        , m_model(model)
        , m_readers(readers)
    {}

    void read(const pugi::xml_node& body);
    /// Binds with a calculate and no control: worked out, never asked.
    void addCalculated();

    /// Nodesets of all repeats below `body`, without prefixes. Needs no reader.
    [[nodiscard]] static std::set<std::string> repeatsOf(const pugi::xml_node& body);

private:
    /// Where the reader stands.
    struct Place
    {
        std::string path; ///< relative references start here
        int level = 0;
        std::optional<Plate> plate;
        NodeIndex context = 0;
    };
    void beginSection(const std::string& path);
    void endSection();
    void readTopGroup(const pugi::xml_node& group);
    void readChildren(const pugi::xml_node& parent, const Place& place);
    void readElement(const pugi::xml_node& element, const Place& place);
    void readGroup(const pugi::xml_node& group, const Place& place);
    void readRepeat(const pugi::xml_node& repeat, const Place& place, const pugi::xml_node& label);
    void readControl(const pugi::xml_node& control, const Place& place);
    [[nodiscard]] std::optional<QuestionType> typeOf(const pugi::xml_node& control,
                                                     const ModelNode& node);
    void readRange(const pugi::xml_node& control, Question& question, const std::string& where);
    void applyBind(NodeIndex node, Question& question);
    [[nodiscard]] std::optional<Plate> plateOf(const pugi::xml_node& group,
                                               std::optional<Plate> inherited);
    [[nodiscard]] std::string referenceOf(const pugi::xml_node& element, const Place& place) const;

    FormDefinition& m_form;
    FormModel& m_model;
    Readers m_readers;
};

} // namespace wupan::forms
