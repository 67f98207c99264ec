#pragma once

#include "server/checklists/choice_lists.h"

#include <pugixml.hpp>

#include <map>
#include <set>
#include <string>

namespace wupan {

/// What the two halves of an XForm are written from.
struct FormParts
{
    const FormTables& tables;
    const SurveyTree& tree;
    ChoiceLists& lists;
    References& references;
    FormTexts& texts;
    FilePlaces& places; ///< filled with the cells that name files
    Mistakes& mistakes;
};

/// Writes the <model>: the instance with its defaults, the secondary instances, the binds.
class ModelWriter
{
public:
    explicit ModelWriter(FormParts parts)
        : m_parts(parts)
    {}
    /// REQUIRES: the body was written, which knows the lists and texts that are needed.
    void write(pugi::xml_node model);

private:
    void writeInstance(pugi::xml_node parent, const FormNode& node, bool isTemplate);
    void writeMeta(pugi::xml_node root);
    void writeExternals(pugi::xml_node model, const FormNode& node);
    void writeExternal(pugi::xml_node model, const std::string& id, const std::string& address,
                       const SheetPlace& place);
    void writeFirstValues(pugi::xml_node model, const FormNode& node);
    void writeBinds(pugi::xml_node model, const FormNode& node);
    void writeBind(pugi::xml_node model, const FormNode& node);
    void writeMetaBinds(pugi::xml_node model);
    void writeDifficulty(pugi::xml_node bind, const FormNode& node);
    void writeTruth(pugi::xml_node bind, const char* attribute, const std::string& key,
                    const FormNode& node);
    void writeExpression(pugi::xml_node bind, const char* attribute, const std::string& key,
                         const FormNode& node);
    [[nodiscard]] std::string bindType(const FormNode& node) const;

    FormParts m_parts;
    std::map<std::string, std::string> m_externals; ///< address by id
};

/// In place of another of that name.
void setAttribute(pugi::xml_node node, const char* name, const std::string& value);
/// <setvalue> of a default that is worked out; nothing for others. `event`: when.
void writeFirstValue(pugi::xml_node parent, const FormNode& node, const char* event,
                     References& references);
[[nodiscard]] bool hasWorkedOutDefault(const FormNode& node);
/// The name without folder and ending, by which expressions know a file.
[[nodiscard]] std::string fileId(std::string_view file);

} // namespace wupan
