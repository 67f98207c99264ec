#include "core/store/search_words.h"
#include "server/store/sqlite_transaction.h"

// The part of SqliteTransaction that deals with what people search for.
namespace wupan {
namespace {

std::string textOf(RecordType type, const Document& document)
{
    const bool isIssue = type == RecordType::issue;
    std::string text(textAt(document, isIssue ? "title" : "name"));
    return text.append("\n").append(textAt(document, isIssue ? "number" : "creditCode"));
}

void putWords(Database& database, std::string_view sql, std::int64_t entry, std::string_view text)
{
    const std::string words = searchWords(text, Pinyin::andSyllables);
    if (!words.empty())
        database.prepare(sql).bind(1, entry).bind(2, std::string_view(words)).run();
}

constexpr std::string_view kInsertWords = "INSERT INTO search_words(rowid, words) VALUES(?1, ?2)";
constexpr std::string_view kEraseWords =
    "INSERT INTO search_words(search_words, rowid, words) VALUES('delete', ?1, ?2)";

} // namespace

bool SqliteTransaction::isSearched(RecordType type)
{
    return type == RecordType::issue || type == RecordType::enterprise;
}

void SqliteTransaction::putInSearch(ParkId park, RecordType type, const Uuid& id,
                                    const Document& document)
{
    const std::string text = textOf(type, document);
    std::int64_t entry = 0;
    {
        Statement present = m_database.prepare("SELECT entry, text FROM search_text WHERE id = ?1");
        present.bind(1, id);
        if (present.step()) {
            if (present.text(1) == text)
                return;
            entry = present.integer(0);
            putWords(m_database, kEraseWords, entry, present.text(1));
        }
    }
    if (entry == 0) {
        m_database.prepare("INSERT INTO search_text (id, park, type, text) VALUES (?1, ?2, ?3, ?4)")
            .bind(1, id)
            .bind(2, park)
            .bind(3, word(type))
            .bind(4, std::string_view(text))
            .run();
        entry = m_database.lastInsertRowid();
    } else {
        m_database.prepare("UPDATE search_text SET text = ?2 WHERE entry = ?1")
            .bind(1, entry)
            .bind(2, std::string_view(text))
            .run();
    }
    putWords(m_database, kInsertWords, entry, text);
}

void SqliteTransaction::fillSearch()
{
    std::vector<std::tuple<ParkId, RecordType, Document>> found;
    {
        Statement statement = m_database.prepare(
            "SELECT park, type, document FROM record WHERE type IN ('issue', 'enterprise')");
        while (statement.step())
            found.emplace_back(statement.id<ParkId>(0), *parseWord<RecordType>(statement.text(1)),
                               json::parse(statement.text(2)).as_object());
    }
    for (const auto& [park, type, document] : found)
        if (const auto id = Uuid::parse(textAt(document, "id")))
            putInSearch(park, type, *id, document);
}

} // namespace wupan
