#include "server/api/record_scope.h"

#include "core/model/issue.h"
#include "core/sync/planted_bug.h"
#include "server/api/visibility.h"

#include <set>

namespace wupan {
namespace {

std::set<DepartmentId> departmentsOf(const Document* issue)
{
    std::set<DepartmentId> departments;
    if (issue == nullptr)
        return departments;
    const auto read = fromDocument<Issue>(*issue);
    departments.insert(read.assistingDepartmentIds.begin(), read.assistingDepartmentIds.end());
    if (!read.leadDepartmentId.isNil())
        departments.insert(read.leadDepartmentId);
    return departments;
}

bool lacksOneOf(const std::set<DepartmentId>& these, const std::set<DepartmentId>& those)
{
    return !std::ranges::includes(these, those);
}

std::vector<GoneRecord> belongingsOf(StoreTransaction& store, ParkId park, const Uuid& issue)
{
    std::vector<GoneRecord> belongings;
    const std::string id = issue.text();
    for (const Uuid& event : store.recordsWith(park, RecordType::issueEvent, "issueId", id))
        belongings.push_back({RecordType::issueEvent, event});
    for (const Uuid& picture : store.recordsWith(park, RecordType::attachment, "ownerId", id))
        belongings.push_back({RecordType::attachment, picture});
    return belongings;
}

} // namespace

std::int64_t putInScope(StoreTransaction& store, ParkId park, RecordWrite write,
                        const Document* before, Instant now)
{
    const auto id = Uuid::parse(textAt(write.document, "id"));
    const bool moves = write.type == RecordType::issue && before != nullptr && id;
    const std::set<DepartmentId> had = moves ? departmentsOf(before) : std::set<DepartmentId>{};
    const std::set<DepartmentId> has =
        moves ? departmentsOf(&write.document) : std::set<DepartmentId>{};
    const std::int64_t revision =
        store.put(park, write.type, std::move(write.document), write.times);
    if (had == has)
        return revision;
    const std::vector<GoneRecord> belongings = belongingsOf(store, park, *id);
    if (lacksOneOf(had, has) && !planted(PlantedBug::belongingsStay))
        for (const GoneRecord& belonging : belongings)
            store.touch(park, belonging.id);
    for (const DepartmentId& department : had) {
        if (has.contains(department))
            continue;
        store.addLeft(park, department, {RecordType::issue, *id}, now);
        for (const GoneRecord& belonging : belongings)
            store.addLeft(park, department, belonging, now);
    }
    return revision;
}

std::vector<GoneRecord> goneFor(const Caller& caller, StoreTransaction& store, std::int64_t after,
                                std::int64_t upTo)
{
    if (caller.actor.role != Role::handler || caller.actor.departmentId.isNil() ||
        planted(PlantedBug::goneUntold))
        return {};
    std::vector<GoneRecord> gone;
    for (const GoneRecord& left : store.left(caller.park, caller.actor.departmentId, after, upTo)) {
        const auto record = store.record(caller.park, left.type, left.id);
        if (!record || !mayRead(caller, store, left.type, record->document))
            gone.push_back(left);
    }
    return gone;
}

} // namespace wupan
