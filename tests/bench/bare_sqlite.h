#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace wupan::bench {

/// SQLite as it comes, for the floors: statements prepared once, values bound, stepped, reset. WAL
/// and `synchronous=FULL`, as the tablet has them. Throws std::runtime_error.
class BareSqlite
{
public:
    explicit BareSqlite(const std::filesystem::path& file);
    ~BareSqlite();
    BareSqlite(const BareSqlite&) = delete;
    BareSqlite& operator=(const BareSqlite&) = delete;

    void execute(const char* sql);
    /// Lives as long as this.
    [[nodiscard]] sqlite3_stmt* prepare(const std::string& sql);
    /// For statements that return no row; makes the statement ready for new values.
    void run(sqlite3_stmt* statement);
    [[nodiscard]] sqlite3* handle() const { return m_handle; }

private:
    void check(int code) const;

    sqlite3* m_handle = nullptr;
    std::vector<sqlite3_stmt*> m_statements;
};

/// Binds without a copy: the text must outlive the statement's run.
inline void bindText(sqlite3_stmt* statement, int index, std::string_view text)
{
    sqlite3_bind_text(statement, index, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

inline void bindBlob(sqlite3_stmt* statement, int index, std::string_view bytes)
{
    sqlite3_bind_blob(statement, index, bytes.data(), static_cast<int>(bytes.size()),
                      SQLITE_STATIC);
}

} // namespace wupan::bench
