#include "server/api/sign_in_check.h"

#include "core/model/officer.h"
#include "server/api/passwords.h"
#include "server/api/tokens.h"

namespace wupan {
namespace {

constexpr std::int64_t kMostFailures = 10;
// Whoever makes up logins fills neither the table nor the audit. To get one's own failures out of a
// full table takes more guesses than Argon2id allows in the time that they count.
constexpr std::int64_t kMostFailuresKept = 10'000;
constexpr std::int64_t kMostUnknownNoted = 30;

} // namespace

/// Somebody who says a login and a password, and what the store knows of that.
struct SignInCheck::Asking
{
    std::string who; ///< by login and address: another address is not locked out
    Instant now;
    std::optional<Credential> known; ///< of somebody who may sign in
    SignInFailures failures;

    [[nodiscard]] std::int64_t secondsToWait() const
    {
        const std::int64_t endsInMs = failures.since.ms + kFailuresWithinMs - now.ms;
        // Later than now by more than clocks differ: one was wrong.
        const bool counts = endsInMs > 0 && endsInMs <= 2 * kFailuresWithinMs;
        if (failures.count < kMostFailures || !counts)
            return 0;
        return endsInMs / kMillisecondsPerSecond + 1;
    }
};

Status SignInCheck::lookAt(Asking& asking, const std::string& login)
{
    return m_context.store.read([&](StoreTransaction& store) {
        asking.failures = store.signInFailures(asking.who);
        if (asking.secondsToWait() > 0)
            return done();
        asking.known = store.credential(login);
        const auto person = asking.known ? store.record(asking.known->park, RecordType::officer,
                                                        asking.known->officer.uuid)
                                         : std::nullopt;
        if (!person || !fromDocument<Officer>(person->document).active)
            asking.known.reset();
        return done();
    });
}

/// Whether the login or the password is wrong: it takes the same time.
bool SignInCheck::isRight(const std::optional<Credential>& known, std::string_view password)
{
    const Instant now = m_context.clock.now();
    if (known && m_verified.knows(*known, password, now))
        return true;
    const bool right = isPassword(known ? known->passwordHash : hashOfNobody(), password);
    if (known && right)
        m_verified.note(*known, password, now);
    return known && right;
}

/// Of an unknown login not even the text: it may be a password in the wrong place. Both take the
/// same time.
void SignInCheck::noteFailure(const Asking& asking, std::string_view login,
                              const std::string& address)
{
    const Status noted = m_context.store.write([&](StoreTransaction& store) {
        const auto known = store.credential(login);
        // There are as many unknown logins as somebody makes up.
        if (known || m_unknown.secondsToWait(address, kMostUnknownNoted, asking.now) == 0) {
            AuditEntry entry;
            entry.park = known ? known->park : ParkId{};
            entry.at = asking.now;
            entry.event = AuditEvent::signInFailed;
            entry.officer = known ? known->officer : OfficerId{};
            entry.detail = {{"address", address}};
            store.addAudit(entry);
        }
        store.addSignInFailure(asking.who, asking.now, kFailuresWithinMs, kMostFailuresKept);
        return done();
    });
    // Whether a full disk keeps it or not: the answer is the same.
    static_cast<void>(noted);
}

Result<Credential> SignInCheck::identify(const std::string& login, std::string_view password,
                                         const std::string& address)
{
    if (login.size() > kMaxLoginBytes)
        return Error{ErrorCode::invalidInput, "'login' has at most 200 bytes"};
    Asking asking;
    asking.who = failuresName(m_context.tokenKey, login, address);
    asking.now = m_context.clock.now();
    if (const Status seen = lookAt(asking, login); !seen)
        return seen.error();
    if (const std::int64_t seconds = asking.secondsToWait(); seconds > 0)
        return Error{ErrorCode::serverBusy, "too many failed attempts",
                     seconds * kMillisecondsPerSecond};
    if (!isRight(asking.known, password)) {
        noteFailure(asking, login, address);
        return Error{ErrorCode::wrongPassword, ""};
    }
    if (asking.failures.count > 0) // a full disk keeps nobody out
        static_cast<void>(m_context.store.write([&](StoreTransaction& store) {
            store.removeSignInFailures(asking.who);
            return done();
        }));
    return *asking.known;
}

} // namespace wupan
