#include "server/store/sqlite_connection.h"

#include "core/model/words.h"
#include "server/store/sql_text.h"

namespace wupan {
namespace {

class SqliteBackend final : public SqlStatement::Backend
{
public:
    using Kind = SqlStatement::Kind;

    SqliteBackend(Database& database, std::string_view sql)
        : m_database(database)
        , m_statement(database.prepare(sql))
    {}
    void bindNull(int index, Kind /*kind*/) override { m_statement.bindNull(index); }
    void bind(int index, std::int64_t value) override { m_statement.bind(index, value); }
    void bind(int index, std::string_view bytes, Kind kind) override
    {
        if (kind == Kind::text)
            m_statement.bind(index, bytes);
        else
            m_statement.bindBlob(index, bytes);
    }
    void bind(int index, const Uuid& uuid) override { m_statement.bind(index, uuid); }
    bool step() override { return m_statement.step(); }
    std::int64_t run() override
    {
        m_statement.run();
        return m_database.changes();
    }
    [[nodiscard]] bool isNull(int column) const override { return m_statement.isNull(column); }
    [[nodiscard]] std::int64_t integer(int column) const override
    {
        return m_statement.integer(column);
    }
    [[nodiscard]] std::string_view bytes(int column, Kind kind) const override
    {
        return kind == Kind::text ? m_statement.text(column) : m_statement.blob(column);
    }

private:
    Database& m_database;
    Statement m_statement;
};

constexpr std::string_view kInsertWords = "INSERT INTO search_words(rowid, words) VALUES(?1, ?2)";
constexpr std::string_view kEraseWords =
    "INSERT INTO search_words(search_words, rowid, words) VALUES('delete', ?1, ?2)";

} // namespace

SqlStatement SqliteConnection::prepare(std::string_view sql)
{
    return SqlStatement(std::make_unique<SqliteBackend>(m_database, sql));
}

void SqliteConnection::holdPark(ParkId /*park*/)
{}

void SqliteConnection::putWords(std::string_view sql, std::int64_t entry, std::string_view text)
{
    const std::string words = searchWords(text, Pinyin::andSyllables);
    if (!words.empty())
        prepare(sql).bind(1, entry).bind(2, std::string_view(words)).run();
}

void SqliteConnection::putSearchText(ParkId park, RecordType type, const Uuid& id,
                                     const std::string& text)
{
    std::int64_t entry = 0;
    {
        SqlStatement present = prepare("SELECT entry, text FROM search_text WHERE id = ?1");
        present.bind(1, id);
        if (present.step()) {
            if (present.text(1) == text)
                return;
            entry = present.integer(0);
            putWords(kEraseWords, entry, present.text(1));
        }
    }
    if (entry == 0) {
        prepare("INSERT INTO search_text (id, park, type, text) VALUES (?1, ?2, ?3, ?4)")
            .bind(1, id)
            .bind(2, park)
            .bind(3, word(type))
            .bind(4, std::string_view(text))
            .run();
        entry = m_database.lastInsertRowid();
    } else {
        prepare("UPDATE search_text SET text = ?2 WHERE entry = ?1")
            .bind(1, entry)
            .bind(2, std::string_view(text))
            .run();
    }
    putWords(kInsertWords, entry, text);
}

void SqliteConnection::addMatch(SqlText& sql, const SearchQuery& query) const
{
    sql.add("s.entry IN (SELECT rowid FROM search_words WHERE search_words MATCH ", query.match,
            ")");
    for (const std::string& run : query.toVerify)
        sql.add(" AND instr(s.text, ", run, ") > 0");
}

} // namespace wupan
