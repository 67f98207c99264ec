#include "server/store/server_store.h"

#include "server/store/sql_transaction.h"

namespace wupan {

Status ServerStore::write(const std::function<Status(StoreTransaction&)>& work)
{
    Status written = writeRows([&](SqlConnection& connection) {
        SqlTransaction rows(connection);
        Status status = work(rows);
        if (status)
            rows.finish();
        return status;
    });
    if (written)
        noteCommitted();
    return written;
}

Status ServerStore::read(const std::function<Status(StoreTransaction&)>& work)
{
    return readRows([&](SqlConnection& connection) {
        SqlTransaction rows(connection);
        return work(rows);
    });
}

void ServerStore::onCommitted(std::function<void()> committed)
{
    const std::scoped_lock lock(m_committedMutex);
    m_committed = std::move(committed);
}

void ServerStore::noteCommitted()
{
    const std::scoped_lock lock(m_committedMutex);
    if (m_committed)
        m_committed();
}

} // namespace wupan
