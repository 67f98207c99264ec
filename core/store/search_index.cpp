#include "core/store/search_index.h"

#include "core/store/search_words.h"

namespace wupan {
namespace {

/// How one record type is searched.
struct SearchedType
{
    std::string_view firstField;
    std::string_view secondField;
    Pinyin pinyin;
    std::string_view insert;
    std::string_view erase;
};

// There are so many issues that every word of them tells in the first sync: initials will do.
constexpr SearchedType kEnterprises{
    "name", "creditCode", Pinyin::andSyllables,
    "INSERT INTO enterprise_search(rowid, words) VALUES(?1, ?2)",
    "INSERT INTO enterprise_search(enterprise_search, rowid, words) VALUES('delete', ?1, ?2)"};
constexpr SearchedType kIssues{
    "title", "number", Pinyin::initials, "INSERT INTO issue_search(rowid, words) VALUES(?1, ?2)",
    "INSERT INTO issue_search(issue_search, rowid, words) VALUES('delete', ?1, ?2)"};

const SearchedType& searchedType(RecordType type)
{
    return type == RecordType::enterprise ? kEnterprises : kIssues;
}

void put(Database& database, std::string_view sql, std::int64_t rowid, const SearchedType& type,
         const Document& document)
{
    std::string text(textAt(document, type.firstField));
    text.append("\n").append(textAt(document, type.secondField));
    const std::string words = searchWords(text, type.pinyin);
    if (words.empty())
        return;
    database.prepare(sql).bind(1, rowid).bind(2, std::string_view(words)).run();
}

} // namespace

bool SearchIndex::covers(RecordType type)
{
    return type == RecordType::enterprise || type == RecordType::issue;
}

void SearchIndex::update(RecordType type, std::int64_t rowid, const Document* before,
                         const Document& after)
{
    if (!covers(type))
        return;
    const SearchedType& searched = searchedType(type);
    if (before != nullptr) {
        const auto same = [&](std::string_view field) {
            return textAt(*before, field) == textAt(after, field);
        };
        if (same(searched.firstField) && same(searched.secondField))
            return;
        put(m_database, searched.erase, rowid, searched, *before);
    }
    put(m_database, searched.insert, rowid, searched, after);
}

void SearchIndex::remove(RecordType type, std::int64_t rowid, const Document& before)
{
    if (covers(type))
        put(m_database, searchedType(type).erase, rowid, searchedType(type), before);
}

void SearchIndex::forgetRemoved()
{
    m_database.execute("INSERT INTO enterprise_search(enterprise_search) VALUES('optimize')");
    m_database.execute("INSERT INTO issue_search(issue_search) VALUES('optimize')");
}

} // namespace wupan
