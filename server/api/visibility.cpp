#include "server/api/visibility.h"

#include "core/model/issue.h"
#include "core/sync/planted_bug.h"

#include <algorithm>

namespace wupan {
namespace {

bool concernsDepartment(const Document& document, DepartmentId department)
{
    const auto issue = fromDocument<Issue>(document);
    return !department.isNil() && (issue.leadDepartmentId == department ||
                                   std::ranges::find(issue.assistingDepartmentIds, department) !=
                                       issue.assistingDepartmentIds.end());
}

bool issueConcerns(const Caller& caller, StoreTransaction& store, std::string_view issueId)
{
    const auto id = Uuid::parse(issueId);
    const auto issue = id ? store.record(caller.park, RecordType::issue, *id) : std::nullopt;
    return issue && concernsDepartment(issue->document, caller.actor.departmentId);
}

bool handlerMayRead(const Caller& caller, StoreTransaction& store, RecordType type,
                    const Document& document)
{
    switch (type) {
    case RecordType::issue:
        return concernsDepartment(document, caller.actor.departmentId);
    case RecordType::issueEvent:
        return issueConcerns(caller, store, textAt(document, "issueId"));
    case RecordType::attachment:
        return textAt(document, "ownerType") == word(RecordType::issue) &&
               issueConcerns(caller, store, textAt(document, "ownerId"));
    case RecordType::visit:
        return false;
    default:
        return true;
    }
}

} // namespace

bool mayRead(const Caller& caller, StoreTransaction& store, RecordType type,
             const Document& document)
{
    if (caller.mayOnlyDeliver)
        return planted(PlantedBug::leaversSeeAll);
    switch (caller.actor.role) {
    case Role::officer:
    case Role::coordinator:
    case Role::leader:
        return true;
    case Role::handler:
        return handlerMayRead(caller, store, type, document);
    case Role::admin:
        // People, devices, checklists, targets: no more than the job needs.
        return type != RecordType::visit && type != RecordType::issue &&
               type != RecordType::issueEvent && type != RecordType::attachment;
    case Role::system: // nobody signs in with it
        return true;
    }
    return false;
}

DocumentFilter readFilter(const Caller& caller, StoreTransaction& store)
{
    const Role role = caller.actor.role;
    const bool seesAll = role == Role::officer || role == Role::coordinator || role == Role::leader;
    if ((seesAll && !caller.mayOnlyDeliver) || planted(PlantedBug::everybodySeesAll))
        return nullptr;
    return [&caller, &store](RecordType type, const Document& document) {
        return mayRead(caller, store, type, document);
    };
}

} // namespace wupan
