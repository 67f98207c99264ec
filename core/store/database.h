#pragma once

#include "core/base/result.h"
#include "core/base/uuid.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace wupan {

/// The one exception of the SQLite layer. It is caught once, at the boundary of a service or of the
/// server's store, and becomes an Error there (see asError).
class SqliteError : public std::runtime_error
{
public:
    SqliteError(int code, const std::string& message)
        : std::runtime_error(message)
        , m_code(code)
    {}
    [[nodiscard]] int code() const { return m_code; } ///< extended SQLite result code
    [[nodiscard]] Error asError() const; ///< diskFull, alreadyOpen, damagedData or storage

private:
    int m_code;
};

/// Whether somebody took the log with the newest edits away from a database.
[[nodiscard]] bool lostItsLog(const std::filesystem::path& file);

/// Runs `work`. What the SQLite layer throws becomes an Error, and damagedData what a damaged row
/// makes of a JSON text.
[[nodiscard]] Status guarded(const std::function<Status()>& work);

/// A prepared statement. Binds from 1; columns count from 0. Not copied; owned by the Database's
/// cache, and reset when the handle goes out of scope.
class Statement
{
public:
    explicit Statement(sqlite3_stmt* handle)
        : m_handle(handle)
    {}
    Statement(Statement&& other) noexcept
        : m_handle(std::exchange(other.m_handle, nullptr))
        , m_used(other.m_used)
    {}
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    Statement& bindNull(int index);
    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, double value);
    /// The text must outlive the next step().
    Statement& bind(int index, std::string_view text);
    Statement& bind(int index, const Uuid& uuid);
    Statement& bindBlob(int index, std::string_view bytes);
    template <class Tag>
    Statement& bind(int index, const Id<Tag>& id)
    {
        return id.isNil() ? bindNull(index) : bind(index, id.uuid);
    }

    /// True while there is a row.
    bool step();
    /// For statements that return no row; makes the statement ready for new values.
    void run();
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    /// Valid until the next step().
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string_view blob(int column) const;
    [[nodiscard]] Uuid uuid(int column) const; ///< nil for NULL or another size
    template <class IdType>
    [[nodiscard]] IdType id(int column) const
    {
        return IdType{uuid(column)};
    }

private:
    void check(int code);
    sqlite3_stmt* m_handle;
    bool m_used = false; ///< bound or stepped since the last reset
};

enum class OpenMode {
    writer, ///< creates the file if absent; the only connection that writes and checkpoints.
            ///< Refuses (damagedData) when the log with the newest edits was taken away.
    reader, ///< read-only; the file must exist
};

/// One SQLite connection. Thread: used by one thread at a time. WAL; `synchronous=FULL`;
/// foreign keys on. Throws SqliteError.
class Database
{
public:
    Database(const std::filesystem::path& file, OpenMode mode);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// A cached prepared statement. At most one handle per SQL text may be alive at a time.
    [[nodiscard]] Statement prepare(std::string_view sql);
    void execute(const std::string& sql);
    [[nodiscard]] std::int64_t lastInsertRowid() const;
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] bool inTransaction() const;
    [[nodiscard]] int userVersion();
    [[nodiscard]] sqlite3* handle() const { return m_handle; }

private:
    sqlite3* m_handle = nullptr;
    /// Looked up without a copy of the text. Texts are long, and differ in length or at their end.
    struct TextHash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            constexpr std::size_t kHashed = 24;
            const std::size_t rest = text.size() - std::min(text.size(), kHashed);
            return std::hash<std::string_view>()(text.substr(rest)) + text.size();
        }
    };
    std::unordered_map<std::string, sqlite3_stmt*, TextHash, std::equal_to<>> m_statements;
};

/// BEGIN IMMEDIATE … COMMIT; rolls back unless commit() was reached.
class Transaction
{
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Database& m_database;
    bool m_open = true;
};

/// One embedded migration script. The list is generated by wupan_embed_migrations() in CMake.
struct Migration
{
    int version;
    std::string_view name;
    std::string_view sql;
};

/// Brings the database to the newest version, one transaction per script. Fails without touching
/// anything when the file is newer than the program (`newerDatabase`).
[[nodiscard]] Status migrate(Database& database, std::span<const Migration> migrations);

} // namespace wupan
