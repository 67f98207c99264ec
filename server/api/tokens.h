#pragma once

#include "core/base/json.h"
#include "server/api/context.h"
#include "server/api/http_messages.h"

#include <string>

namespace wupan {

/// What a tablet holds: one for every request, and one that is exchanged for the next pair.
struct TokenPair
{
    std::string access;
    std::string refresh;
};

[[nodiscard]] TokenPair newTokens(Random& random);
/// The pair that follows on a refresh token: the same each time, and known only to who has both the
/// token and headquarters' key.
[[nodiscard]] TokenPair successorOf(const std::string& key, std::string_view refreshToken);

/// accessToken, accessLifetimeMs, refreshToken.
[[nodiscard]] json::object toJson(const TokenPair& tokens);
/// Both, of the family, person and device of `common`.
void putTokens(StoreTransaction& store, const Token& common, const TokenPair& tokens, Instant now);
/// Whether either was used since it was given out.
[[nodiscard]] bool wasUsed(StoreTransaction& store, const TokenPair& tokens);

/// Under which failed sign-ins are counted. Neither can be read from it.
[[nodiscard]] std::string failuresName(const std::string& key, std::string_view login,
                                       std::string_view address);

/// The token of the Authorization header; empty when there is none.
[[nodiscard]] std::string bearer(const Request& request);

} // namespace wupan
