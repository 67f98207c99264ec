#include "tests/bench/bare_sqlite.h"

#include <stdexcept>

namespace wupan::bench {

BareSqlite::BareSqlite(const std::filesystem::path& file)
{
    check(sqlite3_open(file.c_str(), &m_handle));
    execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
}

BareSqlite::~BareSqlite()
{
    for (sqlite3_stmt* statement : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close(m_handle);
}

void BareSqlite::execute(const char* sql)
{
    check(sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr));
}

sqlite3_stmt* BareSqlite::prepare(const std::string& sql)
{
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(m_handle, sql.c_str(), -1, &statement, nullptr));
    m_statements.push_back(statement);
    return statement;
}

void BareSqlite::run(sqlite3_stmt* statement)
{
    const int code = sqlite3_step(statement);
    check(code == SQLITE_DONE ? sqlite3_reset(statement) : code);
}

void BareSqlite::check(int code) const
{
    if (code != SQLITE_OK)
        throw std::runtime_error(std::string("the floor: ") + sqlite3_errmsg(m_handle));
}

} // namespace wupan::bench
