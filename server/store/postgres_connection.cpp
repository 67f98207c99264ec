#include "server/store/postgres_connection.h"

#include "core/model/words.h"
#include "server/store/sql_text.h"

namespace wupan {
namespace {

// PostgreSQL takes words of 2,046 bytes. A longer one is found by its beginning.
constexpr std::size_t kMostWordBytes = 2000;

std::string cutWords(std::string_view words)
{
    std::string cut;
    std::size_t length = 0;
    for (const char sign : words) {
        length = sign == ' ' ? 0 : length + 1;
        if (length <= kMostWordBytes)
            cut += sign;
    }
    return cut;
}

/// An FTS5 expression of searchQuery() as a tsquery: "a"* AND "b" is 'a':* & 'b'. Words hold no
/// capital letter and none of these signs.
std::string tsQuery(std::string_view match)
{
    std::string query;
    std::size_t wordBytes = 0;
    bool inWord = false;
    for (const char sign : match) {
        if (sign == '"') {
            inWord = !inWord;
            wordBytes = 0;
            query += '\'';
        } else if (inWord) {
            if (++wordBytes <= kMostWordBytes)
                query += sign;
        } else if (sign == '*') {
            query += ":*";
        } else if (sign == 'A' || sign == 'O') { // of AND, of OR
            query += sign == 'A' ? '&' : '|';
        } else if (sign == '(' || sign == ')' || sign == ' ') {
            query += sign;
        }
    }
    return query;
}

} // namespace

SqlStatement PostgresConnection::prepare(std::string_view sql)
{
    return m_session.prepare(sql);
}

void PostgresConnection::holdPark(ParkId park)
{
    const auto lock = [&] {
        SqlStatement row =
            prepare("SELECT 1 FROM counter WHERE park = ?1 AND name = 'position' FOR UPDATE");
        row.bind(1, park.uuid);
        return row.step();
    };
    if (lock())
        return;
    prepare("INSERT INTO counter (park, name, value) VALUES (?1, 'position', 0) "
            "ON CONFLICT DO NOTHING")
        .bind(1, park.uuid)
        .run();
    lock(); // ours, or that of whoever was faster
}

std::string_view PostgresConnection::skipHeld() const
{
    return " FOR UPDATE SKIP LOCKED";
}

void PostgresConnection::putSearchText(ParkId park, RecordType type, const Uuid& id,
                                       const std::string& text)
{
    const std::string words = cutWords(searchWords(text, Pinyin::andSyllables));
    prepare("INSERT INTO search_text AS s (id, park, type, text, words) "
            "VALUES (?1, ?2, ?3, ?4, array_to_tsvector(string_to_array(?5, ' '))) "
            "ON CONFLICT (id) DO UPDATE SET text = excluded.text, words = excluded.words "
            "WHERE s.text <> excluded.text")
        .bind(1, id)
        .bind(2, park)
        .bind(3, word(type))
        .bind(4, std::string_view(text))
        .bind(5, std::string_view(words))
        .run();
}

void PostgresConnection::addMatch(SqlText& sql, const SearchQuery& query) const
{
    sql.add("s.words @@ ", tsQuery(query.match), "::tsquery");
    for (const std::string& run : query.toVerify)
        sql.add(" AND strpos(s.text, ", run, ") > 0");
}

void PostgresConnection::continueNumbers()
{
    prepare("SELECT setval(pg_get_serial_sequence('history', 'entry'), max(entry)) FROM history "
            "HAVING max(entry) IS NOT NULL")
        .run();
}

} // namespace wupan
