#include "tests/core/sync/worked_tablet.h"

#include "core/services/attachment_service.h"
#include "core/services/issue_service.h"
#include "core/services/visit_service.h"
#include "core/store/issue_draft_store.h"

namespace wupan::test {
namespace {

constexpr int kEnterprises = 20;
constexpr int kVisits = 12;
constexpr int kLongRepeats = 600; // some 11 KB

template <class T>
T valueOf(const Result<T>& result)
{
    if (!result)
        throw std::runtime_error(result.error().detail);
    return *result;
}

std::set<std::string> idsIn(Database& database, const std::string& sql)
{
    std::set<std::string> ids;
    Statement statement = database.prepare(sql);
    while (statement.step())
        ids.emplace(statement.text(0));
    return ids;
}

} // namespace

WorkedTablet::WorkedTablet()
{
    for (int i = 0; i < kEnterprises; ++i) {
        Enterprise other;
        other.id = newId<EnterpriseId>();
        other.name = "样本企业" + std::to_string(i);
        pull(other);
    }
    VisitService visits(*tablet);
    std::vector<VisitId> planned;
    for (int i = 0; i < kVisits; ++i)
        planned.push_back(valueOf(visits.plan(enterprise.id, clock.now())));
    NewIssue issue;
    issue.enterpriseId = enterprise.id;
    issue.title = "用电增容";
    valueOf(IssueService(*tablet).capture(issue));
    // The first three are answered: one is refused.
    require(tablet->inTransaction([&] {
        OutboxStore(tablet->database()).seal(6);
        LocalRows rows(*tablet);
        for (std::int64_t sequence = 1; sequence <= 3; ++sequence) {
            ChangeOutcome outcome;
            outcome.sequence = sequence;
            outcome.revision = sequence == 3 ? 0 : 40 + sequence;
            outcome.outcome = sequence == 3 ? Outcome::refused : Outcome::applied;
            outcome.reason = sequence == 3 ? "notAllowed" : "";
            rows.settle(outcome, clock.now());
        }
        IssueDraftStore(tablet->database()).set("home", R"({"title":"用水"})");
        return done();
    }));
    NewFile file;
    file.ownerId = planned.back().uuid;
    file.bytes = "\xFF\xD8\xFF" + std::string(3'000, 'p');
    valueOf(AttachmentService(*tablet).add(file));
    std::string summary;
    for (int i = 0; i < kLongRepeats; ++i)
        summary += kLongText;
    require(visits.saveSummary(planned.front(), summary));

    Database& database = tablet->database();
    waiting = idsIn(database, "SELECT json_extract(change, '$.editId') FROM outbox");
    answered = idsIn(database, "SELECT json_extract(change, '$.editId') FROM sent_change");
    needingSomeone = idsIn(database, "SELECT edit_id FROM attention");
    longEdit = *idsIn(database, "SELECT json_extract(change, '$.editId') FROM outbox "
                                "ORDER BY length(change) DESC LIMIT 1")
                    .begin();
    photo = *idsIn(database, "SELECT sha256 FROM file_upload").begin();
}

void WorkedTablet::leaveAt(const std::filesystem::path& folder, bool closed)
{
    if (closed)
        tablet.reset();
    std::filesystem::create_directories(folder.parent_path());
    std::filesystem::copy(this->folder(), folder, std::filesystem::copy_options::recursive);
}

} // namespace wupan::test
