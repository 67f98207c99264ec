#pragma once

#include "server/checklists/survey_tree.h"

#include <pugixml.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace wupan {

/// Turns ${name} into a path, as seen from where it is used, and says which ones lead nowhere.
class References
{
public:
    References(const SurveyTree& tree, Mistakes& mistakes)
        : m_tree(tree)
        , m_mistakes(mistakes)
        , m_names(tree.names())
    {}

    /// An expression of `context` with paths in it. Within the repeat that both share they are
    /// relative, so that they mean the same instance. Reports what is mistyped, too.
    [[nodiscard]] std::string inExpression(std::string_view text, const FormNode& context,
                                           const SheetPlace& place);
    /// An attribute that holds an expression or any other text: without ${name} it stays as it is.
    [[nodiscard]] std::string inAttribute(std::string_view text, const FormNode& context,
                                          const SheetPlace& place);
    /// A condition that each choice has to meet, where the question is current(). `repeat`: whose
    /// instances are the choices; null = they stand in a list.
    [[nodiscard]] std::string inChoiceFilter(std::string_view text, const FormNode& context,
                                             const SheetPlace& place,
                                             const FormNode* repeat = nullptr);
    /// A label with <output>s in it.
    void writeText(pugi::xml_node parent, std::string_view text, const FormNode& context,
                   const SheetPlace& place);
    /// The question that ${name} means; null, and a mistake, when there is none or several.
    const FormNode* find(const std::string& name, const SheetPlace& place);
    /// The files that pulldata() asks for.
    [[nodiscard]] const std::set<std::string>& pulledFiles() const { return m_pulledFiles; }

private:
    struct Scope
    {
        const FormNode& context;
        const FormNode* repeatFilter = nullptr; ///< whose instances are chosen from
        bool isFilter = false;
    };
    std::string checked(std::string_view text, const Scope& scope, const SheetPlace& place);
    /// An expression with paths in the place of ${names}.
    struct Replaced
    {
        std::string text;
        std::vector<std::size_t> origins; ///< by byte, and of the end: where it was written
    };
    /// nullopt: a mistake of its names was reported.
    std::optional<Replaced> replaced(std::string_view text, const Scope& scope,
                                     const SheetPlace& place);
    std::string pathTo(const FormNode& target, const Scope& scope, bool fromCurrent) const;
    void notePulledFile(std::string_view call);

    const SurveyTree& m_tree;
    Mistakes& m_mistakes;
    std::vector<std::string> m_names;
    std::set<std::string> m_pulledFiles;
};

/// Whether a default has to be worked out: it refers to something or calls a function.
[[nodiscard]] bool isWorkedOut(std::string_view text, std::string_view bindType);

} // namespace wupan
