#include "core/store/unknown_record_store.h"

namespace wupan {

void UnknownRecordStore::put(std::string_view type, const Document& document)
{
    const std::string text = json::serialize(document);
    m_database
        .prepare("INSERT INTO unknown_record (type, record_id, document) VALUES (?1, ?2, ?3) "
                 "ON CONFLICT(type, record_id) DO UPDATE SET document = ?3")
        .bind(1, type)
        .bind(2, textAt(document, "id"))
        .bind(3, std::string_view(text))
        .run();
}

std::vector<std::string> UnknownRecordStore::types()
{
    Statement statement = m_database.prepare("SELECT DISTINCT type FROM unknown_record");
    std::vector<std::string> types;
    while (statement.step())
        types.emplace_back(statement.text(0));
    return types;
}

std::vector<Document> UnknownRecordStore::take(std::string_view type)
{
    std::vector<Document> documents;
    {
        Statement statement =
            m_database.prepare("SELECT document FROM unknown_record WHERE type = ?1");
        statement.bind(1, type);
        while (statement.step())
            documents.push_back(json::parse(statement.text(0)).as_object());
    }
    if (!documents.empty())
        m_database.prepare("DELETE FROM unknown_record WHERE type = ?1").bind(1, type).run();
    return documents;
}

void UnknownRecordStore::remove(const Uuid& record)
{
    const std::string id = record.text();
    m_database.prepare("DELETE FROM unknown_record WHERE record_id = ?1")
        .bind(1, std::string_view(id))
        .run();
}

} // namespace wupan
