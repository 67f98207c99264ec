#pragma once

#include "core/store/database.h"
#include "core/sync/messages.h"

namespace wupan {

/// Edits that need someone: refused ones and conflicts. Throws SqliteError.
class AttentionStore
{
public:
    explicit AttentionStore(Database& database)
        : m_database(database)
    {}

    /// REQUIRES: a transaction. Adding the same edit twice changes nothing.
    void add(const Change& change, const ChangeOutcome& outcome, Instant at);
    [[nodiscard]] std::int64_t count();

private:
    Database& m_database;
};

} // namespace wupan
