#include "core/services/issue_service.h"

#include "core/sync/local_rows.h"

namespace wupan {
namespace {

// In bytes: 100 Chinese characters.
constexpr std::size_t kMaxTitleBytes = 300;

bool blank(const std::string& text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

} // namespace

Result<IssueId> IssueService::capture(const NewIssue& issue)
{
    if (issue.enterpriseId.isNil())
        return Error{ErrorCode::invalidInput, "enterprise"};
    if (blank(issue.title))
        return Error{ErrorCode::invalidInput, "title"};
    if (issue.title.size() > kMaxTitleBytes)
        return Error{ErrorCode::tooLarge, "title"};
    const Instant now = m_tablet.clock().now();
    IssueId id{Uuid::v7(now, m_tablet.random())};
    const Status saved = m_tablet.inTransaction([&]() -> Status {
        LocalRows rows(m_tablet);
        Change change = rows.change(RecordType::issue, id.uuid, ChangeKind::create);
        change.step = word(IssueStep::registerIssue);
        change.eventId = IssueEventId{Uuid::v7(now, m_tablet.random())};
        change.fields = {{"enterpriseId", issue.enterpriseId.text()},
                         {"registeredBy", m_tablet.actor().id.text()},
                         {"registeredAt", now.ms},
                         {"plate", word(issue.plate)},
                         {"category", word(issue.category)},
                         {"urgency", word(issue.urgency)},
                         {"title", issue.title}};
        if (!issue.visitId.isNil())
            change.fields["visitId"] = issue.visitId.text();
        if (!issue.questionPath.empty())
            change.fields["questionPath"] = issue.questionPath;
        if (!issue.description.empty())
            change.fields["description"] = issue.description;
        if (const Status registered = rows.save(std::move(change)); !registered)
            return registered.error();
        if (issue.visitId.isNil() || issue.questionPath.empty())
            return done();
        Change taken = rows.change(RecordType::visit, issue.visitId.uuid, ChangeKind::update);
        taken.fields["proposals"] = json::object{{issue.questionPath, id.text()}};
        return rows.save(std::move(taken));
    });
    if (!saved)
        return saved.error();
    return id;
}

Status IssueService::edit(IssueId issue, const json::object& fields)
{
    return m_tablet.inTransaction([&]() -> Status {
        const auto present = RecordStore(m_tablet.database()).read(RecordType::issue, issue.uuid);
        if (!present)
            return Error{ErrorCode::notFound, "issue"};
        LocalRows rows(m_tablet);
        Change change = rows.change(RecordType::issue, issue.uuid, ChangeKind::update);
        change.fields = fields;
        for (const auto& field : fields) {
            const FieldSpec* spec = specOf(RecordType::issue).field(field.key());
            const json::value* was = present->if_contains(field.key());
            if (spec != nullptr && spec->rule == MergeRule::text && was != nullptr)
                change.was[field.key()] = *was;
        }
        return rows.save(std::move(change));
    });
}

Status IssueService::take(IssueId issue, IssueStep step, const json::object& values)
{
    return m_tablet.inTransaction([&] {
        LocalRows rows(m_tablet);
        Change change = rows.change(RecordType::issue, issue.uuid, ChangeKind::step);
        change.step = word(step);
        change.eventId = IssueEventId{Uuid::v7(change.deviceAt, m_tablet.random())};
        change.fields = values;
        return rows.save(std::move(change));
    });
}

Status IssueService::supplement(IssueId issue, const std::string& text)
{
    return take(issue, IssueStep::supplement, {{"text", text}});
}

Status IssueService::comment(IssueId issue, const std::string& text)
{
    return take(issue, IssueStep::comment, {{"text", text}});
}

} // namespace wupan
