#pragma once

#include <string>
#include <string_view>

/// Where an answer stands: "/data/site[019A…]/name". In brackets, the key of a repeat's instance,
/// which never changes; instances stand in the order of their keys. The entry "/data/site[019A…]" =
/// "1" among the answers says that the instance is there.
namespace wupan::forms {

/// "/data/site/name": without keys.
[[nodiscard]] std::string withoutKeys(std::string_view path);

/// "/data/site[K]" with K.
[[nodiscard]] std::string withKey(std::string_view repeatPath, std::string_view key);

/// The key of the last step; empty when it has none.
[[nodiscard]] std::string_view lastKey(std::string_view path);

/// Up to the last '/': "/data/site[K]" of "/data/site[K]/name".
[[nodiscard]] std::string_view parentPath(std::string_view path);

/// "name" of "/data/site[K]/name", "site" of "/data/site[K]".
[[nodiscard]] std::string_view lastName(std::string_view path);

/// Letters, digits and '-', 1 to 64 of them.
[[nodiscard]] bool isKey(std::string_view key);

/// Shorter keys first ("2" before "10"), then by letters: ids of the same length by their time.
[[nodiscard]] bool keyBefore(std::string_view left, std::string_view right);

} // namespace wupan::forms
