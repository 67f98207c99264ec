#include "server/pages/board_page.h"

#include "core/model/department.h"
#include "server/pages/board_query.h"
#include "server/pages/issue_words.h"
#include "server/pages/list_words.h"
#include "server/pages/month_figures.h"
#include "server/pages/page_routes.h"

#include <algorithm>

namespace wupan {
namespace {

constexpr std::int64_t kRows = 50;
constexpr std::int64_t kMostFound = 500; ///< who gets more types more

class BoardModel
{
public:
    BoardModel(StoreTransaction& store, const Caller& caller, Instant now, const FormValues& query,
               const PageTexts& texts)
        : m_store(store)
        , m_caller(caller)
        , m_now(now)
        , m_query(query)
        , m_texts(texts)
        , m_names(store, caller.park)
        , m_board(readBoardQuery(store, caller, now, query))
    {}

    json::object build()
    {
        json::object model;
        model["counts"] = counts();
        model["categories"] = categories();
        model["mayChooseDepartment"] = m_caller.actor.role != Role::handler;
        model["departments"] = departments();
        model["orders"] = orders();
        model["show"] = m_query.text("show");
        model["search"] = m_query.text("search");
        model["exportQuery"] = m_query.with("page", "").encoded();
        addRows(model);
        addReds(model);
        addMonth(model);
        return model;
    }

private:
    json::array counts()
    {
        std::vector<BoardFilter> parts;
        for (const BoardCard& card : boardCards())
            parts.push_back(narrowed(m_board.everything, card));
        const std::vector<std::int64_t> figures =
            m_store.boardCounts(m_caller.park, m_board.everything, parts);
        json::array cards;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const BoardCard& card = boardCards()[i];
            const bool on = m_query.text("show") == card.key;
            cards.push_back(
                {{"label", m_texts.text(card.key)},
                 {"count", figures[i]},
                 {"tone", card.tone},
                 {"on", on},
                 {"link", linkWith("/", m_query, "show", on ? "" : std::string(card.key))}});
        }
        return cards;
    }

    json::array categories()
    {
        json::array options;
        for (const auto& [category, name] : WordTable<Category>::entries)
            options.push_back(option(std::string(name), m_texts.named("categories", name),
                                     m_query.text("category")));
        return options;
    }

    json::array departments()
    {
        json::array options;
        for (const Document& document : m_store.departments(m_caller.park)) {
            const auto department = fromDocument<Department>(document);
            options.push_back(
                option(department.id.text(), department.name, m_query.text("department")));
        }
        return options;
    }

    json::array orders()
    {
        json::array options;
        for (const char* order : {"mostUrgent", "newest"})
            options.push_back(option(order, m_texts.text(order), m_query.text("order")));
        return options;
    }

    json::object row(const Document& document)
    {
        const auto issue = fromDocument<Issue>(document);
        const Tag state = stateTag(issue, m_texts);
        const Tag due = dueTag(issue, m_now, m_board.yellowDays, m_texts);
        const std::string department = m_names.of(RecordType::department, issue.leadDepartmentId);
        return {{"id", issue.id.text()},
                {"number", issue.number},
                {"shortNumber", issue.number.substr(issue.number.rfind('-') + 1)},
                {"title", issue.title},
                {"enterprise", m_names.of(RecordType::enterprise, issue.enterpriseId)},
                {"category", m_texts.named("categories", word(issue.category))},
                {"state", state.text},
                {"stateTone", state.tone},
                {"department", department.empty() ? m_texts.text("none") : department},
                {"due", due.text},
                {"dueTone", due.tone},
                {"escalated", issue.escalated}};
    }

    void addRows(json::object& model)
    {
        BoardFilter filter = m_board.chosen;
        filter.limit = kRows;
        filter.mostFound = kMostFound;
        filter.offset = (m_board.page - 1) * kRows;
        const BoardPage page = m_store.board(m_caller.park, filter);
        json::array rows;
        for (const Document& issue : page.issues)
            rows.push_back(row(issue));
        addPaging(model, m_texts, "/", m_query, kRows, static_cast<std::int64_t>(rows.size()),
                  page.total, page.hasMore);
        model["rows"] = std::move(rows);
    }

    void addReds(json::object& model)
    {
        const auto reds = m_store.redByDepartment(m_caller.park, m_now);
        std::vector<std::pair<std::int64_t, std::string>> bars;
        for (const auto& [department, count] : reds)
            if (m_board.everything.concerned.isNil() || department == m_board.everything.concerned)
                if (std::string name = m_names.of(RecordType::department, department);
                    !name.empty())
                    bars.emplace_back(count, std::move(name));
        std::ranges::sort(bars, std::greater{});
        json::array rows;
        for (const auto& [count, name] : bars)
            rows.push_back(
                {{"label", name}, {"count", count}, {"share", 100 * count / bars.front().first}});
        model["hasReds"] = !rows.empty();
        model["reds"] = std::move(rows);
    }

    /// The present month, for those who may look at the others.
    void addMonth(json::object& model)
    {
        if (!mayOpen(m_caller.actor.role, "/supervision"))
            return;
        const std::string month = monthText(m_now);
        MonthFigures figures;
        for (const StepCount& step : m_store.stepCounts(m_caller.park, month, month))
            figures.add(step);
        model["month"] = {{"inTime", figures.inTimeText(m_texts)},
                          {"satisfied", figures.satisfiedText(m_texts)}};
    }

    StoreTransaction& m_store;
    const Caller& m_caller;
    Instant m_now;
    const FormValues& m_query;
    const PageTexts& m_texts;
    Names m_names;
    BoardQuery m_board;
};

} // namespace

json::object boardModel(StoreTransaction& store, const Caller& caller, Instant now,
                        const FormValues& query, const PageTexts& texts)
{
    return BoardModel(store, caller, now, query, texts).build();
}

} // namespace wupan
