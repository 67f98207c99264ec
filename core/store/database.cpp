#include "core/store/database.h"

#include "core/sync/planted_bug.h"

#include <boost/system/system_error.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <cerrno>

namespace wupan {
namespace {

// Readers never wait for the writer in WAL mode; this bounds the wait of a second process
// (wupan-hq's commands beside a running server).
constexpr int kBusyTimeoutMs = 10'000;

// A part of a first sync changes more pages than SQLite's 2 MB hold; what does not fit is written
// twice.
constexpr int kWriterCacheKib = 8 * 1024;

/// SQLite calls a full disk an I/O error where it happens beside the database file.
int codeOf(sqlite3* handle)
{
    const int code = sqlite3_extended_errcode(handle);
    const bool ofDisk = (code & 0xFF) == SQLITE_IOERR || (code & 0xFF) == SQLITE_CANTOPEN;
    const int reason = sqlite3_system_errno(handle);
    return ofDisk && (reason == ENOSPC || reason == EDQUOT) ? SQLITE_FULL : code;
}

[[noreturn]] void fail(sqlite3* handle, const std::string& what)
{
    throw SqliteError(codeOf(handle), what + ": " + sqlite3_errmsg(handle));
}

} // namespace

Error SqliteError::asError() const
{
    switch (m_code & 0xFF) {
    case SQLITE_FULL:
        return {ErrorCode::diskFull, what()};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::alreadyOpen, what()};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorCode::damagedData, what()};
    default:
        return {ErrorCode::storage, what()};
    }
}

// SQLite removes the index (-shm) before the log (-wal) and makes it after, so an index alone
// means that somebody else removed the log, and with it the newest edits.
bool lostItsLog(const std::filesystem::path& file)
{
    const auto present = [&](const char* suffix) {
        std::error_code unreadable;
        return std::filesystem::exists(file.string() + suffix, unreadable);
    };
    // Another process may be opening: the log is looked for once more.
    return present("") && !present("-wal") && present("-shm") && !present("-wal");
}

Status guarded(const std::function<Status()>& work)
{
    try {
        return work();
    } catch (const SqliteError& error) {
        return error.asError();
    } catch (const boost::system::system_error& error) { // of the JSON parser
        return Error{ErrorCode::damagedData, error.what()};
    }
}

Statement::~Statement()
{
    if (m_handle != nullptr && m_used)
        reset();
}

void Statement::check(int code)
{
    m_used = true;
    if (code != SQLITE_OK)
        fail(sqlite3_db_handle(m_handle), "bind");
}

Statement& Statement::bindNull(int index)
{
    check(sqlite3_bind_null(m_handle, index));
    return *this;
}

Statement& Statement::bind(int index, std::int64_t value)
{
    check(sqlite3_bind_int64(m_handle, index, value));
    return *this;
}

Statement& Statement::bind(int index, double value)
{
    check(sqlite3_bind_double(m_handle, index, value));
    return *this;
}

Statement& Statement::bind(int index, std::string_view text)
{
    check(sqlite3_bind_text64(m_handle, index, text.data() != nullptr ? text.data() : "",
                              text.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(int index, const Uuid& uuid)
{
    check(sqlite3_bind_blob64(m_handle, index, uuid.bytes.data(), uuid.bytes.size(),
                              SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bindBlob(int index, std::string_view bytes)
{
    check(sqlite3_bind_blob64(m_handle, index, bytes.data(), bytes.size(), SQLITE_STATIC));
    return *this;
}

bool Statement::step()
{
    m_used = true;
    const int code = sqlite3_step(m_handle);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    fail(sqlite3_db_handle(m_handle), std::string("step of ") + sqlite3_sql(m_handle));
}

void Statement::run()
{
    while (step()) {
    }
    reset();
}

void Statement::reset()
{
    sqlite3_reset(m_handle);
    sqlite3_clear_bindings(m_handle);
    m_used = false;
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_handle, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_handle, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_handle, column);
}

std::string_view Statement::text(int column) const
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_handle, column));
    if (text == nullptr)
        return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column))};
}

std::string_view Statement::blob(int column) const
{
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_handle, column));
    if (bytes == nullptr)
        return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column))};
}

Uuid Statement::uuid(int column) const
{
    const std::string_view bytes = blob(column);
    Uuid uuid;
    if (bytes.size() == uuid.bytes.size())
        std::copy(bytes.begin(), bytes.end(), uuid.bytes.begin());
    return uuid;
}

Database::Database(const std::filesystem::path& file, OpenMode mode)
{
    // Counting memory takes a lock that all connections share. Too late where somebody else opened
    // a database before; then SQLite goes on counting.
    static const int notCounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(notCounted);
    if (mode == OpenMode::writer && lostItsLog(file))
        throw SqliteError(SQLITE_CORRUPT, file.filename().string() + "-wal has disappeared");
    const int flags = mode == OpenMode::writer ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                               : SQLITE_OPEN_READONLY;
    const int code = sqlite3_open_v2(file.c_str(), &m_handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK) {
        const std::string message = sqlite3_errmsg(m_handle);
        const int reason = codeOf(m_handle);
        sqlite3_close_v2(m_handle);
        throw SqliteError(reason, "open " + file.string() + ": " + message);
    }
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_busy_timeout(m_handle, kBusyTimeoutMs);
    try {
        if (mode == OpenMode::writer)
            execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-" +
                    std::to_string(kWriterCacheKib));
        if (planted(PlantedBug::notSynced))
            execute("PRAGMA synchronous=OFF");
        execute("PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;");
    } catch (const SqliteError&) {
        sqlite3_close_v2(m_handle);
        throw;
    }
}

Database::~Database()
{
    for (const auto& [sql, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close_v2(m_handle);
}

Statement Database::prepare(std::string_view sql)
{
    if (const auto cached = m_statements.find(sql); cached != m_statements.end())
        return Statement(cached->second);
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        fail(m_handle, "prepare " + std::string(sql));
    m_statements.emplace(sql, statement);
    return Statement(statement);
}

void Database::execute(const std::string& sql)
{
    if (sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(m_handle, "execute");
}

std::int64_t Database::lastInsertRowid() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(m_handle);
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

int Database::userVersion()
{
    Statement statement = prepare("PRAGMA user_version");
    statement.step();
    return static_cast<int>(statement.integer(0));
}

Transaction::Transaction(Database& database)
    : m_database(database)
{
    m_database.prepare("BEGIN IMMEDIATE").run();
}

Transaction::~Transaction()
{
    // A failed statement may have rolled back already; a failing ROLLBACK has nothing left to undo.
    if (m_open && m_database.inTransaction())
        sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    m_database.prepare("COMMIT").run();
    m_open = false;
}

Status migrate(Database& database, std::span<const Migration> migrations)
{
    const int newest = migrations.empty() ? 0 : migrations.back().version;
    try {
        const int present = database.userVersion();
        if (present > newest)
            return Error{ErrorCode::newerDatabase,
                         "the database has version " + std::to_string(present) +
                             ", this program knows " + std::to_string(newest)};
        for (const Migration& migration : migrations) {
            if (migration.version <= present)
                continue;
            Transaction transaction(database);
            if (database.userVersion() >= migration.version)
                continue; // another process was faster
            database.execute(std::string(migration.sql));
            database.execute("PRAGMA user_version=" + std::to_string(migration.version));
            transaction.commit();
        }
    } catch (const SqliteError& error) {
        return error.asError();
    }
    return done();
}

} // namespace wupan
