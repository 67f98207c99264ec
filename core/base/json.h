#pragma once

#include "core/base/result.h"

#include <boost/json.hpp>

#include <span>
#include <string_view>

namespace wupan {

namespace json = boost::json;

/// Parses one JSON text that must be an object. Nesting is limited to 32; invalid UTF-8, numbers
/// that no double holds and anything after the object are errors (`invalidInput`). The object and
/// all that is moved out of it live in `storage`.
[[nodiscard]] Result<json::object> parseObject(std::string_view text,
                                               json::storage_ptr storage = {});

enum class JsonKind { text, integer, object, array };
struct JsonMember
{
    std::string_view name;
    JsonKind kind;
};
/// For requests: a member that is there has its kind. invalidInput names the first that has not.
[[nodiscard]] Status checkKinds(const json::object& object, std::span<const JsonMember> members);

/// Readers for fields of objects that come from outside: absent or of another type → the default.
[[nodiscard]] std::string_view textAt(const json::object& object, std::string_view key);
[[nodiscard]] std::int64_t integerAt(const json::object& object, std::string_view key,
                                     std::int64_t otherwise = 0);
[[nodiscard]] bool boolAt(const json::object& object, std::string_view key);
/// Never null: a missing object or array reads as an empty one.
[[nodiscard]] const json::object& objectAt(const json::object& object, std::string_view key);
[[nodiscard]] const json::array& arrayAt(const json::object& object, std::string_view key);

} // namespace wupan
