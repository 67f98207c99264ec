#pragma once

#include "core/model/record_codec.h"
#include "core/store/database.h"
#include "core/store/search_index.h"

#include <optional>

namespace wupan {

/// The local rows of every record type, read and written as documents by the catalog. Unknown
/// fields survive in the column `extra`. Keeps the search words and the list order of a row up to
/// date. Throws SqliteError.
class RecordStore
{
public:
    explicit RecordStore(Database& database)
        : m_database(database)
        , m_search(database)
    {}

    [[nodiscard]] std::optional<Document> read(RecordType type, const Uuid& id);
    /// Inserts or replaces. REQUIRES: a transaction; document["id"] is a UUID.
    void write(RecordType type, const Document& document);
    /// Writes only the columns that differ: an index none of whose columns changed is not touched.
    /// REQUIRES: a transaction; `before` is what the row holds.
    void update(RecordType type, const Document& before, const Document& after);
    /// Raises the revision from the one before it. False when the row has another one.
    bool raiseRevision(RecordType type, const Uuid& id, std::int64_t revision);
    /// An issue takes the entries of its history with it that headquarters does not know.
    void erase(RecordType type, const Uuid& id);
    [[nodiscard]] std::int64_t count(RecordType type);

    template <class R>
    [[nodiscard]] std::optional<R> load(const decltype(R::id)& id)
    {
        if (const auto document = read(R::kType, id.uuid))
            return fromDocument<R>(*document);
        return std::nullopt;
    }
    [[nodiscard]] std::vector<Document> readAll(RecordType type);
    /// All rows of a small type (park, departments, officers, indicators, checklists).
    template <class R>
    [[nodiscard]] std::vector<R> loadAll()
    {
        std::vector<R> out;
        for (const Document& document : readAll(R::kType))
            out.push_back(fromDocument<R>(document));
        return out;
    }

private:
    [[nodiscard]] std::optional<std::int64_t> rowidOf(RecordType type, const Uuid& id);
    Database& m_database;
    SearchIndex m_search;
};

} // namespace wupan
