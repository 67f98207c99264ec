#include "server/store/postgres_migrator.h"

#include <cstdlib>

namespace wupan {
namespace {

// The lock is of the database; its number says "wupan" to whoever looks at pg_locks.
constexpr const char* kLock = "SELECT pg_advisory_xact_lock(x'777570616e'::bigint)";
constexpr const char* kTable =
    "CREATE TABLE IF NOT EXISTS migration (version BIGINT PRIMARY KEY, name TEXT NOT NULL, "
    "applied_at TIMESTAMPTZ NOT NULL DEFAULT now())";

int presentVersion(PostgresSession& session)
{
    // Names that a session looked for before it waited for the lock may be remembered as absent;
    // the catalog itself knows better.
    if (session
            .textOf("SELECT 1 FROM pg_class WHERE relname = 'migration' AND relkind = 'r' "
                    "AND pg_table_is_visible(oid)")
            .empty())
        return 0;
    return std::atoi(session.textOf("SELECT coalesce(max(version), 0) FROM migration").c_str());
}

void apply(PostgresSession& session, const Migration& migration)
{
    session.execute("BEGIN");
    session.execute(kLock);
    if (presentVersion(session) < migration.version) { // else another process was faster
        session.execute(kTable);
        session.execute(std::string(migration.sql));
        session.prepare("INSERT INTO migration (version, name) VALUES (?1, ?2)")
            .bind(1, std::int64_t{migration.version})
            .bind(2, migration.name)
            .run();
    }
    session.commit();
}

} // namespace

Status migrate(PostgresSession& session, std::span<const Migration> migrations)
{
    const int newest = migrations.empty() ? 0 : migrations.back().version;
    const int present = presentVersion(session);
    if (present > newest)
        return Error{ErrorCode::newerDatabase,
                     "the database has version " + std::to_string(present) +
                         ", this program knows " + std::to_string(newest)};
    for (const Migration& migration : migrations)
        if (migration.version > present)
            apply(session, migration);
    return done();
}

} // namespace wupan
