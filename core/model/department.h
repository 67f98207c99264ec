#pragma once

#include "core/model/record_codec.h"

namespace wupan {

/// 责任部门: handles the issues assigned to it.
struct Department
{
    static constexpr RecordType kType = RecordType::department;

    DepartmentId id;
    std::int64_t revision = 0;
    std::string name;
    std::vector<std::string> categories; ///< words of Category that it usually leads

    template <class Visitor>
    static void describe(Visitor&& field)
    {
        field("name", &Department::name, MergeRule::server);
        field("categories", &Department::categories, MergeRule::server);
    }
};

} // namespace wupan
