#pragma once

#include "server/api/http_messages.h"
#include "server/store/server_store.h"

#include <optional>
#include <string>
#include <string_view>

namespace wupan {

/// The words of tus 1.0 in headers, without any state: https://tus.io/protocols/resumable-upload.

[[nodiscard]] Response tusResponse(int status);
/// The answer to OPTIONS: the versions, extensions and limits of this server.
[[nodiscard]] Response tusAbilities(std::int64_t maxFileBytes);
/// The answer to another version of the protocol; nullopt when this one is spoken, or none is
/// named.
[[nodiscard]] std::optional<Response> versionRefusal(const Request& request);
/// The method that is meant: where a proxy lets only POST pass, X-HTTP-Method-Override names it.
[[nodiscard]] std::string_view meantMethod(const Request& request);
[[nodiscard]] Response tusProblem(ErrorCode code, std::string_view detail, int status);
[[nodiscard]] Response tusDenial();
[[nodiscard]] Response tusProblem(const Error& error);

/// A count of bytes: digits only, not negative.
[[nodiscard]] std::optional<std::int64_t> parseByteCount(std::string_view text);
/// Of an Upload-Metadata header ("key base64,key base64"): the decoded value of one key; empty when
/// it is absent.
[[nodiscard]] std::string uploadMetadata(std::string_view header, std::string_view key);
/// Of an Upload-Checksum header ("sha256 base64", "sha1 base64") against the bytes. True when
/// absent; nullopt when the algorithm is unknown.
[[nodiscard]] std::optional<bool> checksumFits(std::string_view header, std::string_view bytes);
/// The value of Upload-Expires: "Mon, 23 Nov 2026 01:00:00 GMT" (RFC 9110).
[[nodiscard]] std::string httpDate(Instant at);

} // namespace wupan
