#pragma once

#include "core/store/database.h"
#include "server/store/postgres_session.h"

#include <span>

namespace wupan {

/// Brings the database to the newest version, one transaction a script, so that a start that dies
/// anywhere is gone on from at the next; several starts at once wait for each other. Fails without
/// touching anything when the database is newer than the program (`newerDatabase`). Throws
/// SqlError.
[[nodiscard]] Status migrate(PostgresSession& session, std::span<const Migration> migrations);

} // namespace wupan
