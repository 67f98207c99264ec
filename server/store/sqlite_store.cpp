#include "server/store/sqlite_store.h"

#include "server/store/sql_transaction.h"
#include "server/store/sqlite_connection.h"

namespace wupan {

std::span<const Migration> serverMigrations();

namespace {

/// What older versions did not keep beside the documents.
void fillIn(Database& database)
{
    SqliteConnection connection(database);
    if (SqlTransaction(connection).isFilledIn())
        return;
    Transaction transaction(database);
    SqlTransaction(connection).fillIn();
    transaction.commit();
}

} // namespace

Result<std::unique_ptr<SqliteServerStore>>
SqliteServerStore::open(const std::filesystem::path& file, Random& random)
{
    std::unique_ptr<SqliteServerStore> store(new SqliteServerStore(file));
    const Status opened = guardedStore([&] {
        store->m_writer = std::make_unique<Database>(file, OpenMode::writer);
        Database& database = *store->m_writer;
        if (Status migrated = migrate(database, serverMigrations()); !migrated)
            return migrated;
        fillIn(database);
        SqliteConnection connection(database);
        store->m_epoch = SqlTransaction(connection).epochOr(newEpoch(random));
        return done();
    });
    if (!opened)
        return opened.error();
    return store;
}

Status SqliteServerStore::writeRows(const std::function<Status(SqlConnection&)>& work)
{
    const std::scoped_lock lock(m_writerMutex);
    return guardedStore([&] {
        Transaction transaction(*m_writer);
        SqliteConnection connection(*m_writer);
        Status status = work(connection);
        if (status)
            transaction.commit();
        return status;
    });
}

Status SqliteServerStore::readRows(const std::function<Status(SqlConnection&)>& work)
{
    return guardedStore([&] {
        std::unique_ptr<Database> reader = borrowReader();
        // A deferred transaction: every statement sees the same snapshot.
        reader->prepare("BEGIN").run();
        SqliteConnection connection(*reader);
        Status status = work(connection);
        reader->prepare("COMMIT").run();
        giveBack(std::move(reader));
        return status;
    });
}

std::int64_t SqliteServerStore::sizeBytes()
{
    std::int64_t bytes = 0;
    for (const char* end : {"", "-wal"}) {
        std::error_code missing;
        const auto size = std::filesystem::file_size(m_file.string() + end, missing);
        bytes += missing ? 0 : static_cast<std::int64_t>(size);
    }
    return bytes;
}

std::unique_ptr<Database> SqliteServerStore::borrowReader()
{
    {
        const std::scoped_lock lock(m_readersMutex);
        if (!m_idleReaders.empty()) {
            std::unique_ptr<Database> reader = std::move(m_idleReaders.back());
            m_idleReaders.pop_back();
            return reader;
        }
    }
    return std::make_unique<Database>(m_file, OpenMode::reader);
}

void SqliteServerStore::giveBack(std::unique_ptr<Database> reader)
{
    const std::scoped_lock lock(m_readersMutex);
    m_idleReaders.push_back(std::move(reader));
}

} // namespace wupan
