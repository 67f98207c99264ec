#include "server/api/tokens.h"

#include "core/base/hash.h"

#include <sodium.h>

#include <array>

namespace wupan {
namespace {

// 160 bits: it lives for minutes, and travels with every request.
constexpr std::size_t kAccessTokenDigits = 40;
constexpr std::int64_t kAccessLifetimeMs = 15 * kMillisecondsPerMinute;
constexpr std::int64_t kRefreshLifetimeMs = 60 * kMillisecondsPerDay;

std::string randomToken(Random& random)
{
    std::array<std::uint8_t, 32> bytes{};
    random.fill(bytes);
    return hex(bytes);
}

std::string derive(const std::string& key, std::string_view token, std::string_view purpose)
{
    const std::string message = std::string(token) + "/" + std::string(purpose);
    std::array<std::uint8_t, crypto_auth_hmacsha256_BYTES> mac{};
    crypto_auth_hmacsha256_state state{};
    crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(key.data()),
                                key.size());
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(message.data()),
                                  message.size());
    crypto_auth_hmacsha256_final(&state, mac.data());
    return hex(mac);
}

bool wasUsed(StoreTransaction& store, const std::string& token)
{
    const auto present = store.token(sha256Hex(token));
    return present && present->spentAt;
}

} // namespace

TokenPair newTokens(Random& random)
{
    std::string access = randomToken(random).substr(0, kAccessTokenDigits);
    return {std::move(access), randomToken(random)};
}

TokenPair successorOf(const std::string& key, std::string_view refreshToken)
{
    return {derive(key, refreshToken, "access").substr(0, kAccessTokenDigits),
            derive(key, refreshToken, "refresh")};
}

json::object toJson(const TokenPair& tokens)
{
    return {{"accessToken", tokens.access},
            {"accessLifetimeMs", kAccessLifetimeMs},
            {"refreshToken", tokens.refresh}};
}

void putTokens(StoreTransaction& store, const Token& common, const TokenPair& tokens, Instant now)
{
    Token token = common;
    token.spentAt.reset();
    token.refresh = false;
    token.tokenHash = sha256Hex(tokens.access);
    token.expiresAt = now.plusMs(kAccessLifetimeMs);
    store.putToken(token);
    token.refresh = true;
    token.tokenHash = sha256Hex(tokens.refresh);
    token.expiresAt = now.plusMs(kRefreshLifetimeMs);
    store.putToken(token);
}

bool wasUsed(StoreTransaction& store, const TokenPair& tokens)
{
    return wasUsed(store, tokens.access) || wasUsed(store, tokens.refresh);
}

std::string failuresName(const std::string& key, std::string_view login, std::string_view address)
{
    return derive(key, std::string(login) + "@" + std::string(address), "failures");
}

std::string bearer(const Request& request)
{
    constexpr std::string_view kScheme = "Bearer ";
    const std::string_view header = request.header("authorization");
    return header.starts_with(kScheme) ? std::string(header.substr(kScheme.size())) : std::string();
}

} // namespace wupan
