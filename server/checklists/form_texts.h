#pragma once

#include "server/checklists/references.h"

#include <pugixml.hpp>

#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace wupan {

/// The form's texts: those with a language or a picture stand in <itext>, others where they are
/// used.
class FormTexts
{
public:
    /// `places` is filled with the cells that name pictures and sounds.
    FormTexts(const FormTables& tables, References& references, FilePlaces& places,
              Mistakes& mistakes);

    /// <label> or <hint> of a node, with pictures and sounds beside the label. Nothing when the row
    /// has no such text.
    void writeLabel(pugi::xml_node parent, const FormNode& node);
    void writeHint(pugi::xml_node parent, const FormNode& node);
    /// The attribute of a bind that says why an answer is refused: "jr:constraintMsg".
    void writeMessage(pugi::xml_node bind, const std::string& attribute, const std::string& key,
                      const FormNode& node);
    /// Whether this choice's label needs <itext>.
    [[nodiscard]] bool isTranslated(const FormRow& row) const;
    /// Puts the label of a choice, else its name, into <itext>.
    void keepChoice(const std::string& id, const FormRow& row, const FormNode& root);
    /// The label of a choice that needs none.
    [[nodiscard]] const std::string& plainLabel(const FormRow& row) const;

    /// REQUIRES: all texts were written. Nothing when none needed it.
    void writeItext(pugi::xml_node model) const;
    /// Warns of rows that have a text in one language and lack it in another.
    void warnOfMissing(const std::vector<FormRow>& rows);

    /// The language of texts without one.
    [[nodiscard]] const std::string& defaultLanguage() const { return m_defaultLanguage; }

private:
    [[nodiscard]] bool needsItext(const FormRow& row, const std::string& key) const;
    [[nodiscard]] const std::string& languageOf(const FormCell& cell) const;
    void keep(const std::string& id, const std::string& form, const FormCell& cell,
              const FormNode& context);
    void keepAll(const std::string& id, const std::string& form, const FormRow& row,
                 const std::string& key, const FormNode& context);
    void write(pugi::xml_node parent, const std::string& element, const std::string& key,
               const FormNode& node);

    struct Value
    {
        std::string form;       ///< "" the text itself, "image", "guidance" …
        pugi::xml_node content; ///< of m_held
    };
    using Texts = std::map<std::string, std::vector<Value>>; ///< by id

    References& m_references;
    FilePlaces& m_places;
    Mistakes& m_mistakes;
    std::vector<std::string> m_languages; ///< the default first
    std::string m_defaultLanguage;
    std::vector<std::string> m_order; ///< of ids, as they came
    std::set<std::string> m_ids;
    std::map<std::string, Texts> m_texts; ///< by language
    pugi::xml_document m_held;
};

} // namespace wupan
