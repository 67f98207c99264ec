#include "server/store/sql_connection.h"

#include "core/store/database.h"

#include <algorithm>

namespace wupan {

Status guardedStore(const std::function<Status()>& work)
{
    try {
        return guarded(work);
    } catch (const SqlError& error) {
        return error.asError();
    }
}

Uuid SqlStatement::uuid(int column) const
{
    const std::string_view bytes = m_backend->bytes(column, Kind::uuid);
    Uuid uuid;
    if (bytes.size() == uuid.bytes.size())
        std::copy(bytes.begin(), bytes.end(), uuid.bytes.begin());
    return uuid;
}

} // namespace wupan
