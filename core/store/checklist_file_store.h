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

    /// Pictures that are not here, of the version that new visits begin with and of those that
    /// visits have; small ones first. Sounds and videos are none: this tablet cannot play them.
    [[nodiscard]] std::vector<ChecklistFile> lacking();

private:
    Database& m_database;
};

} // namespace wupan
