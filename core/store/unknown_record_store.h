#pragma once

#include "core/model/record_codec.h"
#include "core/store/database.h"

#include <string>
#include <string_view>
#include <vector>

namespace wupan {

/// Records of types that this version does not know, as a newer headquarters sent them. Throws
/// SqliteError. Writing REQUIRES a transaction.
class UnknownRecordStore
{
public:
    explicit UnknownRecordStore(Database& database)
        : m_database(database)
    {}

    void put(std::string_view type, const Document& document);
    [[nodiscard]] std::vector<std::string> types();
    /// Removes and returns what was kept of a type.
    [[nodiscard]] std::vector<Document> take(std::string_view type);
    void remove(const Uuid& record);
    void clear() { m_database.execute("DELETE FROM unknown_record"); }

private:
    Database& m_database;
};

} // namespace wupan
