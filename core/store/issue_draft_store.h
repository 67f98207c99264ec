#pragma once

#include "core/store/database.h"

#include <string>

namespace wupan {

/// What was typed of new issues, by place. Throws SqliteError.
class IssueDraftStore
{
public:
    explicit IssueDraftStore(Database& database)
        : m_database(database)
    {}

    /// Empty when there is none.
    [[nodiscard]] std::string content(const std::string& place);
    void set(const std::string& place, const std::string& content);
    void erase(const std::string& place);

private:
    Database& m_database;
};

} // namespace wupan
