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

SqlStatement& SqlStatement::bind(int index, const SqlValue& value)
{
    if (value.isNull)
        m_backend->bindNull(index, value.kind);
    else if (value.kind == Kind::integer)
        m_backend->bind(index, value.integer);
    else
        m_backend->bind(index, value.bytes, value.kind);
    return *this;
}

SqlValue SqlStatement::value(int column, Kind kind) const
{
    SqlValue value;
    value.kind = kind;
    value.isNull = isNull(column);
    if (value.isNull)
        return value;
    if (kind == Kind::integer)
        value.integer = integer(column);
    else
        value.bytes = m_backend->bytes(column, kind);
    return value;
}

} // namespace wupan
