#include "core/model/field_value.h"

#include "core/base/uuid.h"

#include <algorithm>

namespace wupan {
namespace {

// Of one text, in bytes: some 20,000 Chinese characters, far above any summary.
constexpr std::size_t kMaxTextBytes = 64ULL * 1024;
constexpr std::size_t kMaxValues = 10'000;
constexpr std::size_t kMaxItems = 1'000;
constexpr int kMaxNesting = 16;

// The years 1 to 9999.
constexpr std::int64_t kFirstInstantMs = -62'135'596'800'000;
constexpr std::int64_t kLastInstantMs = 253'402'300'799'999;

/// Counts `value` and what is in it, until a limit is exceeded.
bool staysWithinLimits(const json::value& value, int nesting, std::size_t& values)
{
    if (++values > kMaxValues || nesting > kMaxNesting)
        return false;
    if (const json::string* text = value.if_string())
        return text->size() <= kMaxTextBytes;
    if (const json::array* items = value.if_array())
        return items->size() <= kMaxItems && std::ranges::all_of(*items, [&](const auto& item) {
                   return staysWithinLimits(item, nesting + 1, values);
               });
    if (const json::object* members = value.if_object())
        return std::ranges::all_of(*members, [&](const auto& member) {
            return member.key().size() <= kMaxTextBytes &&
                   staysWithinLimits(member.value(), nesting + 1, values);
        });
    return true;
}

} // namespace

bool exceedsLimits(const json::value& value)
{
    std::size_t values = 0;
    return !staysWithinLimits(value, 0, values);
}

bool fits(FieldKind kind, const json::value& value)
{
    switch (kind) {
    case FieldKind::text:
        return value.is_string();
    case FieldKind::integer:
        return value.is_int64();
    case FieldKind::instant:
        return value.is_int64() && value.get_int64() >= kFirstInstantMs &&
               value.get_int64() <= kLastInstantMs;
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
