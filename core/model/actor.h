#pragma once

#include "core/base/uuid.h"
#include "core/model/words.h"

namespace wupan {

/// Who does something, and from where. At headquarters it comes from the session, never from a
/// body.
struct Actor
{
    OfficerId id;
    Role role = Role::officer;
    DepartmentId departmentId; ///< nil for officers of the service centre
    DeviceId deviceId;         ///< nil for headquarters' own pages and jobs

    bool operator==(const Actor&) const = default;
};

} // namespace wupan
