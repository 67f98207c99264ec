#include "server/store/sqlite_store.h"

#include "server/store/sqlite_transaction.h"

namespace wupan {

std::span<const Migration> serverMigrations();

namespace {

// More issues than a park registers between two backups: the numbers of those that a restore loses
// may be known to people.
constexpr std::int64_t kNumbersLeftOut = 1000;

bool isFilled(Database& database, std::string_view key)
{
    Statement filled = database.prepare("SELECT 1 FROM meta WHERE key = ?1");
    filled.bind(1, key);
    return filled.step();
}

/// What older versions did not keep beside the documents, in one transaction.
void fillOnce(Database& database, std::string_view key, void (SqliteTransaction::*fill)())
{
    if (isFilled(database, key))
        return;
    Transaction transaction(database);
    if (isFilled(database, key))
        return; // another process was faster
    SqliteTransaction rows(database);
    (rows.*fill)();
    database.prepare("INSERT INTO meta (key, value) VALUES (?1, 'yes')").bind(1, key).run();
    transaction.commit();
}

std::string newEpoch(Random& random)
{
    constexpr std::size_t kRandomPart = 24; // of the text of a UUID
    return Uuid::v7(Instant{0}, random).text().substr(kRandomPart);
}

} // namespace

Result<std::unique_ptr<SqliteServerStore>>
SqliteServerStore::open(const std::filesystem::path& file, Random& random)
{
    std::unique_ptr<SqliteServerStore> store(new SqliteServerStore(file));
    try {
        store->m_writer = std::make_unique<Database>(file, OpenMode::writer);
        if (const Status migrated = migrate(*store->m_writer, serverMigrations()); !migrated)
            return migrated.error();
        Database& database = *store->m_writer;
        fillOnce(database, "boardFilled", &SqliteTransaction::fillBoard);
        fillOnce(database, "searchFilled", &SqliteTransaction::fillSearch);
        const std::string fresh = newEpoch(random);
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

bool SqliteServerStore::isDatabase(const std::filesystem::path& file)
{
    return guarded([&] {
               Database database(file, OpenMode::reader);
               Statement epoch = database.prepare("SELECT value FROM meta WHERE key = 'epoch'");
               return epoch.step() ? done() : Status(Error{ErrorCode::notFound, ""});
           })
        .ok();
}

Status SqliteServerStore::copyTo(const std::filesystem::path& file)
{
    return guarded([&] {
        std::unique_ptr<Database> reader = borrowReader();
        // With less, a power cut may bring back the journal that undoes the copy.
        reader->execute("PRAGMA synchronous=EXTRA");
        reader->prepare("VACUUM INTO ?1").bind(1, std::string_view(file.string())).run();
        giveBack(std::move(reader));
        return done();
    });
}

Status SqliteServerStore::beginNewEpoch(Random& random)
{
    const std::string fresh = newEpoch(random);
    const std::scoped_lock lock(m_writerMutex);
    Status begun = guarded([&] {
        Transaction transaction(*m_writer);
        m_writer->prepare("UPDATE meta SET value = ?1 WHERE key = 'epoch'")
            .bind(1, std::string_view(fresh))
            .run();
        m_writer->prepare("UPDATE counter SET value = value + ?1 WHERE name LIKE 'issue-%'")
            .bind(1, kNumbersLeftOut)
            .run();
        transaction.commit();
        return done();
    });
    if (begun)
        m_epoch = fresh;
    return begun;
}

Status SqliteServerStore::write(const std::function<Status(StoreTransaction&)>& work)
{
    const std::scoped_lock lock(m_writerMutex);
    return guarded([&] {
        Transaction transaction(*m_writer);
        SqliteTransaction rows(*m_writer);
        Status status = work(rows);
        if (status) {
            rows.finish();
            transaction.commit();
            noteCommitted();
        }
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
