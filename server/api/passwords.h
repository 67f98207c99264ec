#pragma once

#include "core/ports/random.h"

#include <string>
#include <string_view>

namespace wupan {

/// Argon2id with libsodium's interactive limits (64 MiB, t=2): above the 19 MiB of security.md.
[[nodiscard]] std::string hashPassword(const std::string& password);
[[nodiscard]] bool isPassword(const std::string& hash, std::string_view password);
/// Of no password: checked for unknown logins, so that they take as long as known ones.
[[nodiscard]] const std::string& hashOfNobody();
/// At least 15 characters and none of the passwords that everybody tries; empty = fit, else the
/// reason.
[[nodiscard]] std::string weaknessOf(const std::string& password);
/// Groups of four letters that can be read aloud and typed, some 20 bits each: for codes and
/// generated passwords.
[[nodiscard]] std::string randomText(Random& random, std::size_t groups);

} // namespace wupan
