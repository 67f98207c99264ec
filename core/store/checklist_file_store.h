#pragma once

#include "core/model/checklist.h"
#include "core/store/database.h"

#include <vector>

namespace wupan {

/// The files that the checklists of this tablet name. Throws SqliteError.
class ChecklistFileStore
{
public:
    explicit ChecklistFileStore(Database& database)
        : m_database(database)
    {}

    /// Those that are not here, of the version that new visits begin with and of those that visits
    /// have; small ones first.
    [[nodiscard]] std::vector<ChecklistFile> lacking();

private:
    Database& m_database;
};

} // namespace wupan
