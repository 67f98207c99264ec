#include "core/store/issue_draft_store.h"

namespace wupan {

std::string IssueDraftStore::content(const std::string& place)
{
    Statement statement = m_database.prepare("SELECT content FROM issue_draft WHERE place = ?1");
    statement.bind(1, place);
    return statement.step() ? std::string(statement.text(0)) : std::string();
}

void IssueDraftStore::set(const std::string& place, const std::string& content)
{
    m_database
        .prepare("INSERT INTO issue_draft (place, content) VALUES (?1, ?2) "
                 "ON CONFLICT(place) DO UPDATE SET content = ?2")
        .bind(1, place)
        .bind(2, content)
        .run();
}

void IssueDraftStore::erase(const std::string& place)
{
    m_database.prepare("DELETE FROM issue_draft WHERE place = ?1").bind(1, place).run();
}

} // namespace wupan
