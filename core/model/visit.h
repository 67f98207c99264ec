#pragma once

#include "core/model/record_codec.h"

namespace wupan {

/// 走访: planned → checked in → completed. Counts by VisitRules, never by a flag.
struct Visit
{
    static constexpr RecordType kType = RecordType::visit;

    VisitId id;
    std::int64_t revision = 0;
    EnterpriseId enterpriseId;
    OfficerId officerId;
    ChecklistId checklistId; ///< its form version; a draft may be carried over to a newer one
    VisitState state = VisitState::planned;
    std::optional<Instant> plannedAt;
    VisitId jointVisitId; ///< 联合走访: the planned visit that this one joins
    std::optional<Instant> checkedInAt;
    std::optional<double> latitude; ///< of the check-in, degrees, WGS 84
    std::optional<double> longitude;
    std::optional<double> accuracyMeters;       ///< radius within which the true position lies
    std::optional<Instant> completedAt;         ///< check-out
    std::map<std::string, std::string> answers; ///< question path → answer
    std::map<std::string, std::string>
        proposals; ///< question path → "declined", or the id of the issue made of it
    std::vector<std::string> peopleMet;
    std::string summary; ///< 走访总结: required before the visit counts
    std::optional<Instant> summaryWrittenAt;
    AttachmentId signatureId;
    std::string signerName;
    std::optional<std::int64_t>
        missingAnswers; ///< required questions without an answer when last saved; 0 = complete

    template <class Visitor>
    static void describe(Visitor&& field)
    {
        field("enterpriseId", &Visit::enterpriseId, MergeRule::append);
        field("officerId", &Visit::officerId, MergeRule::append);
        field("checklistId", &Visit::checklistId, MergeRule::last);
        field("state", &Visit::state, MergeRule::last);
        field("plannedAt", &Visit::plannedAt, MergeRule::last);
        field("jointVisitId", &Visit::jointVisitId, MergeRule::last);
        field("checkedInAt", &Visit::checkedInAt, MergeRule::last);
        field("latitude", &Visit::latitude, MergeRule::last);
        field("longitude", &Visit::longitude, MergeRule::last);
        field("accuracyMeters", &Visit::accuracyMeters, MergeRule::last);
        field("completedAt", &Visit::completedAt, MergeRule::last);
        field("answers", &Visit::answers, MergeRule::map);
        field("proposals", &Visit::proposals, MergeRule::map);
        field("peopleMet", &Visit::peopleMet, MergeRule::set);
        field("summary", &Visit::summary, MergeRule::text);
        field("summaryWrittenAt", &Visit::summaryWrittenAt, MergeRule::last);
        field("signatureId", &Visit::signatureId, MergeRule::last);
        field("signerName", &Visit::signerName, MergeRule::last);
        field("missingAnswers", &Visit::missingAnswers, MergeRule::last);
    }
};

} // namespace wupan
