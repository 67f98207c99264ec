#include "core/services/visit_service.h"

#include "core/forms/filling_session.h"
#include "core/services/checklist_versions.h"
#include "core/sync/local_rows.h"

#include <algorithm>

namespace wupan {
namespace {

/// The form that new visits begin with: the active version that was made last.
std::optional<ChecklistId> activeChecklist(RecordStore& records)
{
    std::optional<ChecklistId> found;
    for (const Checklist& checklist : records.loadAll<Checklist>())
        if (checklist.active && (!found || *found < checklist.id))
            found = checklist.id;
    return found;
}

Error wrongState(const Visit& visit)
{
    return {ErrorCode::wrongState, std::string(word(visit.state))};
}

json::value orNull(const std::string& text)
{
    return text.empty() ? json::value() : json::value(text);
}

json::object orNulls(const std::map<std::string, std::string>& answers)
{
    json::object changed;
    for (const auto& [path, answer] : answers)
        changed[path] = orNull(answer);
    return changed;
}

} // namespace

Result<VisitId> VisitService::plan(EnterpriseId enterprise, Instant at, VisitId joining)
{
    VisitId visit{Uuid::v7(m_tablet.clock().now(), m_tablet.random())};
    const Status saved = m_tablet.inTransaction([&]() -> Status {
        RecordStore records(m_tablet.database());
        const auto checklist = activeChecklist(records);
        if (!checklist)
            return Error{ErrorCode::notFound, "there is no checklist yet: sync first"};
        if (!records.read(RecordType::enterprise, enterprise.uuid))
            return Error{ErrorCode::notFound, "enterprise"};
        LocalRows rows(m_tablet);
        Change change = rows.change(RecordType::visit, visit.uuid, ChangeKind::create);
        change.fields = {{"enterpriseId", enterprise.text()},
                         {"officerId", m_tablet.actor().id.text()},
                         {"checklistId", checklist->text()},
                         {"state", word(VisitState::planned)},
                         {"plannedAt", at.ms}};
        if (!joining.isNil())
            change.fields["jointVisitId"] = joining.text();
        return rows.save(std::move(change));
    });
    if (!saved)
        return saved.error();
    return visit;
}

Status VisitService::edit(VisitId visit, const std::function<Status(const Visit&, Change&)>& fill)
{
    return m_tablet.inTransaction([&]() -> Status {
        const auto present = RecordStore(m_tablet.database()).load<Visit>(visit);
        if (!present)
            return Error{ErrorCode::notFound, "visit"};
        LocalRows rows(m_tablet);
        Change change = rows.change(RecordType::visit, visit.uuid, ChangeKind::update);
        if (const Status filled = fill(*present, change); !filled)
            return filled.error();
        return rows.save(std::move(change));
    });
}

Status VisitService::set(VisitId visit, json::object fields)
{
    return m_tablet.inTransaction([&] {
        LocalRows rows(m_tablet);
        Change change = rows.change(RecordType::visit, visit.uuid, ChangeKind::update);
        change.fields = std::move(fields);
        return rows.save(std::move(change));
    });
}

Status VisitService::checkIn(VisitId visit, const std::optional<PositionFix>& fix)
{
    return edit(visit, [&](const Visit& present, Change& change) -> Status {
        if (present.state != VisitState::planned)
            return wrongState(present);
        change.fields = {{"state", word(VisitState::checkedIn)},
                         {"checkedInAt", change.deviceAt.ms}};
        if (fix) {
            change.fields["latitude"] = fix->latitude;
            change.fields["longitude"] = fix->longitude;
            change.fields["accuracyMeters"] = fix->accuracyMeters;
        }
        return done();
    });
}

Status VisitService::saveAnswers(VisitId visit, const std::map<std::string, std::string>& answers,
                                 std::int64_t missingAnswers)
{
    return set(visit, {{"answers", orNulls(answers)}, {"missingAnswers", missingAnswers}});
}

Status VisitService::saveSummary(VisitId visit, const std::string& summary)
{
    return edit(visit, [&](const Visit& present, Change& change) {
        change.fields["summary"] = orNull(summary);
        change.was["summary"] = orNull(present.summary);
        change.fields["summaryWrittenAt"] =
            summary.empty() ? json::value() : json::value(change.deviceAt.ms);
        return done();
    });
}

Status VisitService::savePeopleMet(VisitId visit, const std::vector<std::string>& people)
{
    return edit(visit, [&](const Visit& present, Change& change) {
        using PeopleCodec = MemberCodec<std::vector<std::string>>;
        change.fields["peopleMet"] = PeopleCodec::write(people);
        change.was["peopleMet"] = PeopleCodec::write(present.peopleMet);
        return done();
    });
}

Status VisitService::declineProposal(VisitId visit, const std::string& questionPath)
{
    return set(visit, {{"proposals", json::object{{questionPath, "declined"}}}});
}

Status VisitService::sign(VisitId visit, AttachmentId signature)
{
    return set(visit, {{"signatureId", signature.text()}});
}

Status VisitService::saveSignerName(VisitId visit, const std::string& name)
{
    return set(visit, {{"signerName", orNull(name)}});
}

Status VisitService::complete(VisitId visit)
{
    return edit(visit, [&](const Visit& present, Change& change) -> Status {
        if (present.state != VisitState::checkedIn)
            return wrongState(present);
        if (present.missingAnswers.value_or(1) > 0)
            return Error{ErrorCode::invalidInput, "answers"};
        change.fields = {{"state", word(VisitState::completed)},
                         {"completedAt", change.deviceAt.ms}};
        return done();
    });
}

Status VisitService::cancel(VisitId visit)
{
    return edit(visit, [&](const Visit& present, Change& change) -> Status {
        if (present.state != VisitState::planned)
            return wrongState(present);
        change.fields = {{"state", word(VisitState::cancelled)}};
        return done();
    });
}

Status VisitService::carryOver(VisitId visit, ChecklistId to)
{
    return edit(visit, [&](const Visit& present, Change& change) -> Status {
        if (present.state != VisitState::planned && present.state != VisitState::checkedIn)
            return wrongState(present);
        const auto all = RecordStore(m_tablet.database()).loadAll<Checklist>();
        const Checklist* newer = versions::newerThan(all, present.checklistId);
        if (newer == nullptr || newer->id != to)
            return Error{ErrorCode::notFound, "checklist"};
        const auto old = std::ranges::find(all, present.checklistId, &Checklist::id);
        const Result<forms::FormPtr> from = forms::parseForm(old->xml);
        const Result<forms::FormPtr> form = forms::parseForm(newer->xml);
        if (!from || !form)
            return Error{ErrorCode::invalidInput, "form"};
        versions::VersionStep step = versions::stepTo(present, **from, **form);
        change.fields = {{"checklistId", to.text()}};
        if (present.answers.empty())
            return done();
        forms::SessionHost host;
        host.now = [at = change.deviceAt] { return at; };
        const forms::FillingSession filling(*form, std::move(step.after), host);
        change.fields["answers"] = orNulls(step.changed);
        change.fields["missingAnswers"] =
            static_cast<std::int64_t>(filling.missingRequired().size());
        return done();
    });
}

} // namespace wupan
