#pragma once

#include "core/procedure/notices.h"

#include <string>
#include <vector>

namespace wupan {

/// The names under which the store keeps whom a step concerns.
[[nodiscard]] inline std::vector<std::string> noticeKeys(const Audience& audience)
{
    std::vector<std::string> keys;
    for (const OfficerId& officer : audience.officers)
        keys.push_back(officer.text());
    for (const DepartmentId& department : audience.departments)
        keys.push_back(department.text());
    for (const auto& [role, name] : WordTable<Role>::entries)
        if (audience.roles.contains(role))
            keys.emplace_back(name);
    return keys;
}

/// Those that name a person.
[[nodiscard]] inline std::vector<std::string> noticeKeys(const Actor& person)
{
    Audience self;
    self.officers = {person.id};
    self.roles = {person.role};
    if (person.role == Role::handler && !person.departmentId.isNil())
        self.departments = {person.departmentId};
    return noticeKeys(self);
}

} // namespace wupan
