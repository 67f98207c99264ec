#pragma once

#include "server/checklists/model_writer.h"

namespace wupan {

/// Writes the <h:body>: what people see.
class BodyWriter
{
public:
    explicit BodyWriter(FormParts parts)
        : m_parts(parts)
    {}
    void write(pugi::xml_node body);

private:
    void noteTriggers(const FormNode& node);
    void noteTrigger(const FormNode& node);
    void writeChildren(pugi::xml_node parent, const FormNode& node);
    void writeGroup(pugi::xml_node parent, const FormNode& node);
    void writeRepeat(pugi::xml_node group, const FormNode& node);
    void writeNewValues(pugi::xml_node repeat, const FormNode& node);
    void writeQuestion(pugi::xml_node parent, const FormNode& node);
    void writeAppearance(pugi::xml_node control, const FormNode& node);
    void writeRange(pugi::xml_node control, const FormNode& node);
    void writeParameters(pugi::xml_node control, const FormNode& node);
    void writeChoices(pugi::xml_node control, const FormNode& node);
    /// The address of the choices before a filter; empty, and a mistake, when there are none.
    std::string choicesOf(const FormNode& node, std::string& value, std::string& label);
    std::string choicesOfRepeat(const FormNode& node, std::string& value, std::string& label);
    std::string randomized(const FormNode& node, std::string nodeset);
    void writeTriggered(pugi::xml_node control, const FormNode& node);
    void checkSearch(const FormNode& node);

    FormParts m_parts;
    std::multimap<const FormNode*, const FormNode*> m_triggered; ///< by what triggers them
};

} // namespace wupan
