#pragma once

#include "server/api/context.h"

#include <string>
#include <string_view>

namespace wupan {

/// What stands in the address of an officer's ODK Collect instead of a password.
struct CollectKey
{
    std::string key; ///< 64 hex digits; kept nowhere
    DeviceId device; ///< stands in the list of tablets, and is withdrawn there
    Instant until;
};

/// Whether somebody can send visits, and so has a use for forms.
[[nodiscard]] bool mayVisit(Role role);

/// A new key for the person; those that they have go on. In the audit. Errors: notFound,
/// notAllowed (only an officer who has not left sends visits).
[[nodiscard]] Result<CollectKey> newCollectKey(ServerContext& context, const Caller& maker,
                                               StoreTransaction& store, OfficerId person);

/// Who holds a key. Errors: unauthorized (unknown), codeExpired, deviceRevoked.
[[nodiscard]] Result<Caller> holderOf(ServerContext& context, std::string_view key);

/// What Collect is told as its server: `site` is like "https://hq.example".
[[nodiscard]] std::string collectAddress(std::string_view site, std::string_view key);
/// The text of the code that Collect scans to configure itself: its settings as JSON, compressed by
/// zlib, in Base64. `name` is what Collect calls the project.
[[nodiscard]] std::string collectSettings(const std::string& address, const std::string& name);

} // namespace wupan
