#include "server/store/sqlite_store.h"

#include "server/store/sqlite_transaction.h"

namespace wupan {

std::span<const Migration> serverMigrations();

Result<std::unique_ptr<SqliteServerStore>>
SqliteServerStore::open(const std::filesystem::path& file, Random& random)
{
    std::unique_ptr<SqliteServerStore> store(new SqliteServerStore(file));
    try {
        store->m_writer = std::make_unique<Database>(file, OpenMode::writer);
        if (const Status migrated = migrate(*store->m_writer, serverMigrations()); !migrated)
            return migrated.error();
        Database& database = *store->m_writer;
        const std::string fresh = Uuid::v7(Instant{0}, random).text().substr(24);
        database
            .prepare("INSERT INTO meta (key, value) VALUES ('epoch', ?1) ON CONFLICT DO NOTHING")
            .bind(1, std::string_view(fresh))
            .run();
        Statement epoch = database.prepare("SELECT value FROM meta WHERE key = 'epoch'");
        epoch.step();
        store->m_epoch = epoch.text(0);
    } catch (const SqliteError& error) {
        return error.asError();
    }
    return store;
}

Status SqliteServerStore::write(const std::function<Status(StoreTransaction&)>& work)
{
    const std::scoped_lock lock(m_writerMutex);
    return guarded([&] {
        Transaction transaction(*m_writer);
        SqliteTransaction rows(*m_writer);
        Status status = work(rows);
        if (status)
            transaction.commit();
        return status;
    });
}

Status SqliteServerStore::read(const std::function<Status(StoreTransaction&)>& work)
{
    return guarded([&] {
        std::unique_ptr<Database> reader = borrowReader();
        Status status = done();
        {
            // A deferred transaction: every statement sees the same snapshot.
            reader->prepare("BEGIN").run();
            SqliteTransaction rows(*reader);
            status = work(rows);
            reader->prepare("COMMIT").run();
        }
        giveBack(std::move(reader));
        return status;
    });
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
