#pragma once

#include "core/model/record_codec.h"
#include "core/store/database.h"

#include <cstdint>

namespace wupan {

/// Keeps the full-text tables in step with the records: enterprises by name and credit code, issues
/// by title and number. Writing REQUIRES the transaction of the record itself. Costs nothing when
/// no searched field changed. Throws SqliteError.
class SearchIndex
{
public:
    explicit SearchIndex(Database& database)
        : m_database(database)
    {}

    /// Whether records of this type can be searched for; the others need no call at all.
    [[nodiscard]] static bool covers(RecordType type);
    /// `before` is the document that the row held, null for a new row.
    void update(RecordType type, std::int64_t rowid, const Document* before, const Document& after);
    void remove(RecordType type, std::int64_t rowid, const Document& before);
    /// Rewrites the tables without the words that only removed records had.
    void forgetRemoved();

private:
    Database& m_database;
};

} // namespace wupan
