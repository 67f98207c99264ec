#pragma once

#include "core/forms/form_problem.h"
#include "server/checklists/survey_tree.h"

#include <map>
#include <string>
#include <vector>

namespace wupan {

/// Where in the spreadsheet the nodes of its XForm come from, for what core/forms says of them.
class RowPlaces
{
public:
    /// Of a form without a spreadsheet: no place is known.
    RowPlaces() = default;
    RowPlaces(const SurveyTree& tree, const FormTables& tables);

    /// What is wrong, at its cell as far as that is known.
    [[nodiscard]] Mistake mistakeOf(const forms::FormProblem& problem) const;

private:
    struct Row
    {
        std::string name;
        SheetPlace place;
        std::map<std::string, SheetPlace> cells; ///< by column
        bool hasTrigger = false;
    };
    void note(const FormNode& node);
    [[nodiscard]] SheetPlace placeOf(const forms::FormProblem& problem) const;
    [[nodiscard]] std::string chain(const std::vector<std::string>& paths) const;

    std::map<std::string, Row> m_rows; ///< by path
};

} // namespace wupan
