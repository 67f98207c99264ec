#include "server/checklists/row_places.h"

#include <array>

namespace wupan {
namespace {

struct Part
{
    std::string_view part; ///< of forms::FormProblem
    std::string_view column;
};

/// The first one that the row has counts.
constexpr std::array kParts{
    Part{"relevant", "relevant"},     Part{"constraint", "constraint"},
    Part{"calculate", "calculation"}, Part{"required", "required"},
    Part{"readonly", "read_only"},    Part{"wupan:difficulty-when", "wupan::difficulty_when"},
    Part{"jr:count", "repeat_count"}, Part{"output", "label"},
    Part{"value", "default"},         Part{"itemset", "choice_filter"},
    Part{"itemset", "type"},          Part{"", "type"},
};
constexpr std::array<std::string_view, 4> kOfCircles{"calculation", "relevant", "repeat_count",
                                                     "choice_filter"};

} // namespace

RowPlaces::RowPlaces(const SurveyTree& tree, const FormTables& tables)
{
    note(tree.root());
    Row& name = m_rows[tree.root().path + "/meta/instanceName"];
    name.name = "instance_name";
    name.place = tables.settings.place("instance_name");
}

void RowPlaces::note(const FormNode& node)
{
    Row& row = m_rows[node.path];
    row.name = node.name;
    row.place = node.row->place();
    row.hasTrigger = node.row->has("trigger");
    for (const auto& [key, cell] : node.row->all())
        row.cells.emplace(key, cell.place);
    for (const auto& child : node.children)
        note(*child);
}

SheetPlace RowPlaces::placeOf(const forms::FormProblem& problem) const
{
    const auto found = m_rows.find(problem.path);
    if (found == m_rows.end())
        return {};
    const Row& row = found->second;
    std::vector<std::string_view> columns;
    if (problem.kind == forms::FormProblem::Kind::circle)
        columns.assign(kOfCircles.begin(), kOfCircles.end());
    else if (problem.part == "value" && row.hasTrigger)
        columns.emplace_back("calculation");
    for (const Part& part : kParts)
        if (part.part == problem.part)
            columns.push_back(part.column);
    for (const std::string_view column : columns)
        if (const auto cell = row.cells.find(std::string(column)); cell != row.cells.end())
            return cell->second;
    return row.place;
}

/// "a (row 2) → b (row 3) → a (row 2)", with the numbers alone.
std::string RowPlaces::chain(const std::vector<std::string>& paths) const
{
    std::string text;
    const auto add = [&](const std::string& path) {
        const auto row = m_rows.find(path);
        text += text.empty() ? "" : " → ";
        if (row == m_rows.end())
            text += path;
        else
            text += row->second.name + " (" + std::to_string(row->second.place.row) + ")";
    };
    for (const std::string& path : paths)
        add(path);
    if (!paths.empty())
        add(paths.front());
    return text;
}

Mistake RowPlaces::mistakeOf(const forms::FormProblem& problem) const
{
    using Kind = forms::FormProblem::Kind;
    SheetPlace place = placeOf(problem);
    if (place.sheet.empty())
        return {{}, "formRefused", {{"text", problem.sentence}}, false};
    switch (problem.kind) {
    case Kind::unknownNode:
        return {std::move(place), "pathUnknown", {{"path", problem.names.front()}}, false};
    case Kind::unknownInstance:
        return {std::move(place), "instanceUnknown", {{"name", problem.names.front()}}, false};
    case Kind::circle:
        return {std::move(place), "circle", {{"chain", chain(problem.names)}}, false};
    case Kind::other:
        break;
    }
    return {std::move(place), "formRefused", {{"text", problem.sentence}}, false};
}

} // namespace wupan
