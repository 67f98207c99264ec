#include "core/base/json.h"

#include <algorithm>
#include <cmath>

namespace wupan {
namespace {

/// 1e400 is read as infinity, which JSON cannot say: it would never be read again.
bool isFinite(const json::value& value)
{
    if (const json::array* items = value.if_array())
        return std::ranges::all_of(*items, isFinite);
    if (const json::object* members = value.if_object())
        return std::ranges::all_of(*members,
                                   [](const auto& member) { return isFinite(member.value()); });
    return !value.is_double() || std::isfinite(value.get_double());
}

bool isOfKind(const json::value& value, JsonKind kind)
{
    switch (kind) {
    case JsonKind::text:
        return value.is_string();
    case JsonKind::integer:
        return value.is_int64();
    case JsonKind::object:
        return value.is_object();
    case JsonKind::array:
        return value.is_array();
    }
    return false;
}

std::string_view nameOf(JsonKind kind)
{
    switch (kind) {
    case JsonKind::text:
        return "a text";
    case JsonKind::integer:
        return "an integer of 64 bits";
    case JsonKind::object:
        return "an object";
    case JsonKind::array:
        return "an array";
    }
    return {};
}

} // namespace

Result<json::object> parseObject(std::string_view text, json::storage_ptr storage)
{
    json::parse_options options;
    options.max_depth = 32;
    json::error_code failure;
    json::stream_parser parser({}, options);
    parser.reset(std::move(storage));
    const std::size_t used = parser.write_some(text.data(), text.size(), failure);
    if (!failure && text.find_first_not_of(" \t\r\n", used) != std::string_view::npos)
        return Error{ErrorCode::invalidInput,
                     "unexpected text after the JSON object at byte " + std::to_string(used)};
    if (!failure)
        parser.finish(failure);
    if (failure)
        return Error{ErrorCode::invalidInput,
                     "not valid JSON near byte " + std::to_string(used) + ": " + failure.message()};
    json::value value = parser.release();
    if (!value.is_object())
        return Error{ErrorCode::invalidInput, "the JSON text is not an object"};
    if (!isFinite(value))
        return Error{ErrorCode::invalidInput, "a number is too large for a double"};
    return std::move(value.get_object());
}

Status checkKinds(const json::object& object, std::span<const JsonMember> members)
{
    for (const JsonMember& member : members) {
        const json::value* value = object.if_contains(member.name);
        if (value != nullptr && !isOfKind(*value, member.kind))
            return Error{ErrorCode::invalidInput, "'" + std::string(member.name) + "' must be " +
                                                      std::string(nameOf(member.kind))};
    }
    return done();
}

std::string_view textAt(const json::object& object, std::string_view key)
{
    const json::value* value = object.if_contains(key);
    if (value == nullptr || !value->is_string())
        return {};
    return value->get_string();
}

std::int64_t integerAt(const json::object& object, std::string_view key, std::int64_t otherwise)
{
    const json::value* value = object.if_contains(key);
    if (value == nullptr)
        return otherwise;
    json::error_code failure;
    const auto number = value->to_number<std::int64_t>(failure);
    return failure ? otherwise : number;
}

bool boolAt(const json::object& object, std::string_view key)
{
    const json::value* value = object.if_contains(key);
    return value != nullptr && value->is_bool() && value->get_bool();
}

const json::object& objectAt(const json::object& object, std::string_view key)
{
    static const json::object kEmpty;
    const json::value* value = object.if_contains(key);
    return value != nullptr && value->is_object() ? value->get_object() : kEmpty;
}

const json::array& arrayAt(const json::object& object, std::string_view key)
{
    static const json::array kEmpty;
    const json::value* value = object.if_contains(key);
    return value != nullptr && value->is_array() ? value->get_array() : kEmpty;
}

} // namespace wupan
