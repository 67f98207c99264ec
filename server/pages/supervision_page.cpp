#include "core/model/department.h"
#include "server/pages/issue_words.h"
#include "server/pages/list_words.h"
#include "server/pages/month_figures.h"
#include "server/pages/page_files.h"
#include "server/pages/page_handlers.h"

#include <algorithm>
#include <array>

namespace wupan {
namespace {

constexpr int kMonths = 12;

/// Days overdue at least, and the colour of the part of a bar (style.css).
struct Age
{
    int fromDays;
    std::string_view title;
    std::string_view tone;
};
constexpr std::array kAges{Age{0, "overdueFresh", "age1"}, Age{3, "overdueDays", "age2"},
                           Age{7, "overdueWeek", "age3"}, Age{15, "overdueLong", "age4"}};

using AgeCounts = std::array<std::int64_t, kAges.size()>;

class SupervisionModel
{
public:
    SupervisionModel(const PageCall& call, StoreTransaction& store)
        : m_call(call)
        , m_store(store)
        , m_department(
              DepartmentId::parse(call.query().text("department")).value_or(DepartmentId{}))
        , m_lastMonth(monthText(call.now))
    {
        for (const Document& document : store.departments(call.caller().park)) {
            const auto department = fromDocument<Department>(document);
            m_departments.emplace_back(department.id, department.name);
        }
        m_steps = store.stepCounts(call.caller().park, monthBefore(m_lastMonth, kMonths - 1),
                                   m_lastMonth);
    }

    json::object build()
    {
        return {{"departments", options()},
                {"ages", ages()},
                {"reds", reds()},
                {"months", months()},
                {"ranking", ranking()}};
    }

private:
    json::array options()
    {
        json::array options;
        for (const auto& [id, name] : m_departments)
            options.push_back(option(id.text(), name, m_call.query().text("department")));
        return options;
    }

    json::array ages()
    {
        json::array ages;
        for (const Age& age : kAges)
            ages.push_back({{"label", m_call.texts.text(age.title)}, {"tone", age.tone}});
        return ages;
    }

    std::map<DepartmentId, AgeCounts> countReds()
    {
        std::map<DepartmentId, AgeCounts> counts;
        for (std::size_t i = 0; i < kAges.size(); ++i) {
            const Instant before = m_call.now.plusMs(-kAges[i].fromDays * kMillisecondsPerDay);
            for (const auto& [department, count] :
                 m_store.redByDepartment(m_call.caller().park, before)) {
                counts[department][i] += count;
                if (i > 0) // those were counted as younger ones, too
                    counts[department][i - 1] -= count;
            }
        }
        return counts;
    }

    json::array reds()
    {
        const auto counts = countReds();
        struct Line
        {
            std::string name;
            DepartmentId department;
            AgeCounts ages{};
            std::int64_t total = 0;
        };
        std::vector<Line> lines;
        for (const auto& [id, name] : m_departments)
            if (const auto found = counts.find(id); found != counts.end()) {
                Line line{name, id, found->second};
                for (const std::int64_t count : line.ages)
                    line.total += count;
                lines.push_back(std::move(line));
            }
        std::ranges::stable_sort(lines, std::ranges::greater{}, &Line::total);
        json::array rows;
        for (const Line& line : lines) {
            json::array parts;
            std::int64_t before = 0;
            for (std::size_t i = 0; i < kAges.size(); ++i) {
                const std::int64_t whole = lines.front().total;
                parts.push_back({{"x", std::to_string(1000 * before / whole)},
                                 {"width", std::to_string(1000 * line.ages[i] / whole)},
                                 {"tone", kAges[i].tone},
                                 {"count", line.ages[i]}});
                before += line.ages[i];
            }
            rows.push_back({{"label", line.name},
                            {"link", "/?" + FormValues()
                                                .with("show", "overdue")
                                                .with("department", line.department.text())
                                                .encoded()},
                            {"total", line.total},
                            {"parts", std::move(parts)}});
        }
        return rows;
    }

    json::array months()
    {
        std::map<std::string, MonthFigures> figures;
        for (int i = 0; i < kMonths; ++i)
            figures[monthBefore(m_lastMonth, i)];
        for (const StepCount& step : m_steps)
            if (m_department.isNil() || step.department == m_department)
                figures[step.month].add(step);
        json::array rows;
        int column = 0;
        for (const auto& [month, of] : figures) {
            json::object row = cells(of);
            row["month"] = month;
            row["shortMonth"] = month.substr(month.find('-') + 1);
            row["x"] = std::to_string(column * 40);
            row["xNext"] = std::to_string(column * 40 + 16);
            row["xMiddle"] = std::to_string(column * 40 + 16);
            addBar(row, "inTimeBar", of.inTime, of.withLimit);
            addBar(row, "satisfiedBar", of.satisfied, of.rated);
            rows.push_back(std::move(row));
            ++column;
        }
        return rows;
    }

    /// A bar of a chart that is 100 high and grows from its ground.
    static void addBar(json::object& row, std::string_view name, std::int64_t part,
                       std::int64_t whole)
    {
        if (whole == 0)
            return;
        const std::int64_t height = 100 * part / whole;
        row[name] = {{"y", std::to_string(100 - height)}, {"height", std::to_string(height)}};
    }

    json::object cells(const MonthFigures& of)
    {
        return {{"registered", of.registered},
                {"answered", of.answered},
                {"inTime", of.inTimeText(m_call.texts)},
                {"satisfied", of.satisfiedText(m_call.texts)},
                {"closed", of.closed},
                {"reopened", of.reopened}};
    }

    /// The departments in the months shown, those first that answer in time least.
    json::array ranking()
    {
        std::map<DepartmentId, MonthFigures> figures;
        for (const StepCount& step : m_steps)
            figures[step.department].add(step);
        std::vector<std::pair<std::string, MonthFigures>> lines;
        for (const auto& [id, name] : m_departments)
            if (const auto found = figures.find(id); found != figures.end())
                lines.emplace_back(name, found->second);
        std::ranges::stable_sort(lines, {}, [](const auto& line) {
            const MonthFigures& of = line.second;
            return of.withLimit == 0 ? 101 : 100 * of.inTime / of.withLimit;
        });
        json::array rows;
        for (const auto& [name, of] : lines) {
            json::object row = cells(of);
            row["name"] = name;
            rows.push_back(std::move(row));
        }
        return rows;
    }

    const PageCall& m_call;
    StoreTransaction& m_store;
    DepartmentId m_department; ///< whose months are shown; nil = the whole park's
    std::string m_lastMonth;
    std::vector<StepCount> m_steps;
    std::vector<std::pair<DepartmentId, std::string>> m_departments;
};

} // namespace

Response showSupervision(const PageCall& call)
{
    return call.readPage("supervision", supervisionTemplate(), [&](StoreTransaction& store) {
        return SupervisionModel(call, store).build();
    });
}

} // namespace wupan
