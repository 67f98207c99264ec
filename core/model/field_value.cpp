#include "core/model/field_value.h"

#include "core/base/uuid.h"

namespace wupan {

bool fits(FieldKind kind, const json::value& value)
{
    switch (kind) {
    case FieldKind::text:
        return value.is_string();
    case FieldKind::integer:
    case FieldKind::instant:
        return value.is_int64();
    case FieldKind::real:
        return value.is_number();
    case FieldKind::boolean:
        return value.is_bool();
    case FieldKind::id:
        return value.is_string() && Uuid::parse(value.get_string()).has_value();
    case FieldKind::json:
        return value.is_structured();
    }
    return false;
}

} // namespace wupan
