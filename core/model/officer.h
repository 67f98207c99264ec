#pragma once

#include "core/model/actor.h"
#include "core/model/record_codec.h"

namespace wupan {

/// A person of the park who signs in, whatever the role. Credentials live elsewhere, at
/// headquarters only.
struct Officer
{
    static constexpr RecordType kType = RecordType::officer;

    OfficerId id;
    std::int64_t revision = 0;
    std::string name;
    Role role = Role::officer;
    DepartmentId departmentId; ///< nil for officers of the service centre
    bool active = true;

    template <class Visitor>
    static void describe(Visitor&& field)
    {
        field("name", &Officer::name, MergeRule::server);
        field("role", &Officer::role, MergeRule::server);
        field("departmentId", &Officer::departmentId, MergeRule::server);
        field("active", &Officer::active, MergeRule::server);
    }
};

/// A person who does something, on that tablet; nil = at headquarters.
[[nodiscard]] inline Actor actorOf(const Officer& person, DeviceId device = {})
{
    return {person.id, person.role, person.departmentId, device};
}

} // namespace wupan
