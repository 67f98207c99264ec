#include "server/store/sql_transaction.h"

// The part of SqlTransaction that deals with what people search for.
namespace wupan {
namespace {

std::string textOf(RecordType type, const Document& document)
{
    const bool isIssue = type == RecordType::issue;
    std::string text(textAt(document, isIssue ? "title" : "name"));
    return text.append("\n").append(textAt(document, isIssue ? "number" : "creditCode"));
}

} // namespace

bool SqlTransaction::isSearched(RecordType type)
{
    return type == RecordType::issue || type == RecordType::enterprise;
}

void SqlTransaction::putInSearch(ParkId park, RecordType type, const Uuid& id,
                                 const Document& document)
{
    m_sql.putSearchText(park, type, id, textOf(type, document));
}

void SqlTransaction::fillSearch()
{
    std::vector<std::tuple<ParkId, RecordType, Document>> found;
    {
        SqlStatement statement = m_sql.prepare(
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
