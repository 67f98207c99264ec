#include "server/pages/page_session.h"

#include "core/base/hash.h"
#include "server/api/tokens.h"
#include "server/pages/page_texts.h"

namespace wupan {
namespace {

constexpr std::int64_t kLifetimeMs = 12 * kMillisecondsPerHour;

} // namespace

std::string_view PageSessions::cookieName() const
{
    // A browser takes __Host- cookies over TLS only, and from this host alone.
    return m_overTls ? "__Host-wupan" : "wupan";
}

std::string PageSessions::cookie(const std::string& value, std::int64_t seconds) const
{
    return std::string(cookieName())
        .append("=")
        .append(value)
        .append("; Path=/; HttpOnly; SameSite=Lax; Max-Age=")
        .append(std::to_string(seconds))
        .append(m_overTls ? "; Secure" : "");
}

Result<std::string> PageSessions::open(const Credential& who)
{
    const Instant now = m_context.clock.now();
    const std::string value = newTokens(m_context.random).refresh;
    const Status opened = m_context.store.write([&](StoreTransaction& store) {
        store.removeExpiredPageSessions(now);
        store.putPageSession({sha256Hex(value), who.park, who.officer, now.plusMs(kLifetimeMs)});
        store.addAudit({who.park, now, AuditEvent::signedIn, who.officer, {}, {{"at", "pages"}}});
        return done();
    });
    if (!opened)
        return opened.error();
    return cookie(value, kLifetimeMs / kMillisecondsPerSecond);
}

Result<std::string> PageSessions::close(const Request& request)
{
    const std::string hash = sha256Hex(cookieOf(request, cookieName()));
    const Status closed = m_context.store.write([&](StoreTransaction& store) {
        if (const auto session = store.pageSession(hash)) {
            store.removePageSession(hash);
            store.addAudit({session->park,
                            m_context.clock.now(),
                            AuditEvent::signedOut,
                            session->officer,
                            {},
                            {{"at", "pages"}}});
        }
        return done();
    });
    if (!closed)
        return closed.error();
    return cookie("", 0);
}

Result<std::optional<PageVisitor>> PageSessions::visitor(const Request& request)
{
    const std::string value = cookieOf(request, cookieName());
    std::optional<PageVisitor> visitor;
    if (value.empty())
        return visitor;
    const Status read = m_context.store.read([&](StoreTransaction& store) {
        const auto session = store.pageSession(sha256Hex(value));
        if (!session || session->expiresAt < m_context.clock.now())
            return done();
        const auto stored = store.record(session->park, RecordType::officer, session->officer.uuid);
        if (!stored)
            return done();
        const auto person = fromDocument<Officer>(stored->document);
        if (!person.active)
            return done();
        visitor.emplace();
        visitor->caller = callerOf(session->park, person);
        visitor->caller.until = session->expiresAt;
        visitor->name = person.name;
        if (const auto department =
                store.record(session->park, RecordType::department, person.departmentId.uuid))
            visitor->department = textAt(department->document, "name");
        visitor->csrf = sha256Hex(value + "/csrf");
        return done();
    });
    if (!read)
        return read.error();
    return visitor;
}

} // namespace wupan
