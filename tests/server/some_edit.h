#pragma once

#include "core/base/json.h"
#include "core/model/catalog.h"

#include <algorithm>

namespace wupan::test {

/// A value of a kind, whatever it means.
inline json::value someValue(const FieldSpec& field)
{
    switch (field.kind) {
    case FieldKind::integer:
    case FieldKind::instant:
        return 7;
    case FieldKind::real:
        return 7.5;
    case FieldKind::boolean:
        return true;
    case FieldKind::id:
        return "019ab000-0000-7000-8000-00000000000f";
    case FieldKind::json:
        return json::array{};
    case FieldKind::text:
        return "x";
    }
    return nullptr;
}

/// A field that an edit may set, if the type has one; else any.
inline json::object someEdit(RecordType type)
{
    const RecordSpec& spec = specOf(type);
    const auto isOpen = [](const FieldSpec& field) {
        return (field.rule == MergeRule::last || field.rule == MergeRule::text) &&
               field.kind == FieldKind::text && field.name != "state";
    };
    const auto open = std::ranges::find_if(spec.fields, isOpen);
    const FieldSpec& field = open == spec.fields.end() ? spec.fields.front() : *open;
    return {{field.name, someValue(field)}};
}

} // namespace wupan::test
