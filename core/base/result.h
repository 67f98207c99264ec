#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace wupan {

/// What went wrong, as far as a caller can act on it. A view model turns each code into a sentence.
enum class ErrorCode {
    invalidInput,   ///< the value breaks a rule; `detail` names the field or position
    notFound,       ///< no such record, or not visible to this actor (the two look alike)
    notAllowed,     ///< the actor may not do this
    conflict,       ///< somebody else changed the same thing
    wrongState,     ///< the step does not apply in the present state
    unauthorized,   ///< no valid session: sign in again
    wrongPassword,  ///< unknown login or wrong password (never told apart)
    codeExpired,    ///< the enrolment code is unknown, used up or too old
    deviceRevoked,  ///< headquarters has withdrawn this tablet: nothing of it is taken any more
    eraseDevice,    ///< the same of a lost one: everything on it is to be erased, or was
    unreachable,    ///< no route to headquarters, or it did not answer in time
    wrongServer,    ///< something answered, but it is not headquarters (captive portal, other site)
    otherPark,      ///< it is headquarters, but of another park than this tablet's data
    plainHttp,      ///< the address would send passwords in the clear
    certificate,    ///< the server's certificate was not accepted
    serverBusy,     ///< headquarters asked to come back later
    protocol,       ///< an answer that this version does not understand
    diskFull,       ///< the device has no room left; nothing was saved
    storage,        ///< the database or a file could not be read or written
    damagedData,    ///< the database is damaged or not whole; it was left as it is
    newerDatabase,  ///< the database was written by a newer version of Wupan
    alreadyOpen,    ///< another instance uses the same data
    unreadableFile, ///< a photo or form file that cannot be read as what it claims to be
    tooLarge,       ///< over a documented limit
    secretStore,    ///< the device's key store is missing or locked
    cancelled,      ///< the user or the program stopped it
};

/// Stable lower-case name of a code ("wrongPassword"), for logs, tests and the wire.
[[nodiscard]] const char* name(ErrorCode code);

struct Error
{
    ErrorCode code = ErrorCode::invalidInput;
    /// For logs and developers, in English. Never holds a secret or personal data.
    std::string detail;
    /// Of an answer that asks to come back later: not before; 0 = it does not say.
    std::int64_t retryAfterMs = 0;
};

struct Unit
{};

/// A value or an Error. Every fallible function of the core returns one; nothing throws across a
/// public interface (the SQLite layer's single exception type is caught at the service boundary).
template <class T>
class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_state(std::move(value))
    {} // NOLINT(google-explicit-constructor)
    Result(Error error)
        : m_state(std::move(error))
    {}

    [[nodiscard]] bool ok() const { return std::holds_alternative<T>(m_state); }
    explicit operator bool() const { return ok(); }

    /// REQUIRES: ok().
    [[nodiscard]] T& value() & { return std::get<T>(m_state); }
    [[nodiscard]] const T& value() const& { return std::get<T>(m_state); }
    [[nodiscard]] T&& value() && { return std::get<T>(std::move(m_state)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    /// REQUIRES: !ok().
    [[nodiscard]] const Error& error() const { return std::get<Error>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// For operations that return nothing: `return done();`.
using Status = Result<Unit>;
inline Status done()
{
    return Unit{};
}

} // namespace wupan
