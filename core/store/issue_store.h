#pragma once

#include "core/model/actor.h"
#include "core/model/issue.h"
#include "core/model/issue_event.h"
#include "core/store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace wupan {

struct IssueFilter
{
    enum class Scope { all, mine, overdue, awaitingRating };
    Scope scope = Scope::all;
    OfficerId me; ///< for `mine`
    Instant now;  ///< for `overdue`
    std::optional<Category> category;
    EnterpriseId enterpriseId; ///< nil = any
    /// Title, number, enterprise name, or the pinyin initials of either. Chinese text that hardly
    /// any of these holds is also sought in the content of the issues that come first in the list.
    std::string search;
};

/// One line of the issue list.
struct IssueRow
{
    IssueId id;
    std::string title;
    std::string number;
    EnterpriseId enterpriseId;
    std::string enterpriseName;
    Plate plate = Plate::targets;
    Category category = Category::other;
    Urgency urgency = Urgency::normal;
    IssueState state = IssueState::registered;
    std::optional<Instant> dueAt;
    std::optional<Grade> rating;
    bool pending = false; ///< has edits that headquarters does not have yet
};

struct IssueCounts
{
    std::int64_t all = 0;
    std::int64_t mine = 0;
    std::int64_t overdue = 0; ///< open and past the limit
    std::int64_t mineOverdue = 0;
    std::int64_t awaitingRating = 0; ///< answered, of mine
};

/// A window of the list and how long the list is, from one pass.
struct IssuePage
{
    std::vector<IssueRow> rows;
    std::int64_t total = 0;
};

struct EventRow
{
    IssueEvent event;
    std::string authorName; ///< empty = the system
    std::string departmentName;
    bool pending = false;
};

/// The column list_rank of an issue: what needs somebody first. Open issues by due date (the rank
/// is their limit in ms), then those without a limit or suspended, then closed ones, the latest
/// first.
[[nodiscard]] std::int64_t listRank(const Document& issue);
/// Ranks of open issues are instants in ms; this one, of what is not due, lies beyond any instant.
inline constexpr std::int64_t kRankWithoutLimit = std::int64_t{1} << 60;

/// Read queries on issues. The list is read in windows, so its cost does not grow with its length.
/// Throws SqliteError.
class IssueStore
{
public:
    explicit IssueStore(Database& database)
        : m_database(database)
    {}

    [[nodiscard]] std::int64_t count(const IssueFilter& filter);
    [[nodiscard]] std::vector<IssueRow> page(const IssueFilter& filter, std::int64_t offset,
                                             std::int64_t limit);
    /// page() and count() at the price of one search.
    [[nodiscard]] IssuePage window(const IssueFilter& filter, std::int64_t offset,
                                   std::int64_t limit);
    [[nodiscard]] IssueCounts counts(OfficerId me, Instant now);
    [[nodiscard]] std::optional<IssueRow> row(IssueId id);
    [[nodiscard]] std::optional<Issue> find(IssueId id);
    /// Newest first.
    [[nodiscard]] std::vector<EventRow> events(IssueId id);
    [[nodiscard]] std::vector<IssueRow> openOf(EnterpriseId enterprise, std::int64_t limit);
    [[nodiscard]] std::vector<IssueRow> ofVisit(VisitId visit);
    /// A step of somebody else.
    struct Notice
    {
        EventRow event;
        std::string issueTitle;
        std::string issueNumber;
    };
    /// The steps that concern a person (core/procedure/notices.h), the newest first.
    [[nodiscard]] std::vector<Notice> notices(const Actor& person, std::size_t limit);

private:
    Database& m_database;
};

} // namespace wupan
