#pragma once

#include "core/model/visit.h"
#include "core/ports/position_source.h"
#include "core/store/tablet.h"
#include "core/sync/change.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace wupan {

/// Everything an officer does to a visit. The only writer of visits: each call is one transaction
/// of the record, its outbox entry and its search entry, or nothing. When a call returned ok, the
/// edit survives a power cut. Thread: the Tablet's.
class VisitService
{
public:
    explicit VisitService(Tablet& tablet)
        : m_tablet(tablet)
    {}

    /// Begins with the active checklist; notFound when there is none yet (never synced).
    Result<VisitId> plan(EnterpriseId enterprise, Instant at, VisitId joining = {});
    /// Without a fix the check-in counts all the same; the page says that no position was taken.
    Status checkIn(VisitId visit, const std::optional<PositionFix>& fix);
    /// Only the answers given; an empty text clears one. `missingAnswers`: required questions that
    /// are still open after them.
    Status saveAnswers(VisitId visit, const std::map<std::string, std::string>& answers,
                       std::int64_t missingAnswers);
    Status saveSummary(VisitId visit, const std::string& summary);
    Status savePeopleMet(VisitId visit, const std::vector<std::string>& people);
    /// Domain rule 2: declining is recorded. IssueService::capture records a taken one.
    Status declineProposal(VisitId visit, const std::string& questionPath);
    Status sign(VisitId visit, AttachmentId signature);
    Status saveSignerName(VisitId visit, const std::string& name);
    /// Check-out. wrongState: not checked in; invalidInput with detail "answers": required ones are
    /// missing. The summary may follow within 24 h; until then the visit does not count.
    Status complete(VisitId visit);
    Status cancel(VisitId visit);
    /// A draft to the newer version `to` of its checklist: one edit with the version and every
    /// answer that changes place; what does not fit is kept (versions::EarlierAnswer). wrongState:
    /// completed or cancelled, it keeps its version. notFound: `to` is not the newest any more.
    /// invalidInput with detail "form": one of the two cannot be read.
    Status carryOver(VisitId visit, ChecklistId to);

private:
    /// One transaction: reads the visit, lets `fill` decide what to change, saves.
    Status edit(VisitId visit, const std::function<Status(const Visit&, Change&)>& fill);
    /// One transaction: saves what needs nothing of the visit as it stands.
    Status set(VisitId visit, json::object fields);
    Tablet& m_tablet;
};

} // namespace wupan
