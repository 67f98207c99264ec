#include "server/openrosa/checklists.h"

#include "core/model/enterprise.h"
#include "server/feeds/readable_records.h"

#include <map>

namespace wupan {
namespace {

/// On one line, and within quotes.
std::string cell(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"')
            quoted += '"';
        quoted += c == '\n' || c == '\r' ? ' ' : c;
    }
    return quoted + '"';
}

void forEachChecklist(StoreTransaction& store, const Caller& caller,
                      const std::function<void(Checklist)>& take)
{
    forEachReadable(store, caller, RecordType::checklist, {}, [&](const Document& document) {
        take(fromDocument<Checklist>(document));
        return true;
    });
}

} // namespace

std::vector<Checklist> publishedChecklists(StoreTransaction& store, const Caller& caller)
{
    std::map<std::string, Checklist> newest;
    forEachChecklist(store, caller, [&](Checklist checklist) {
        if (checklist.active && !checklist.xml.empty()) // they come by id, and so by age
            newest[checklist.formId] = std::move(checklist);
    });
    std::vector<Checklist> published;
    published.reserve(newest.size());
    for (auto& [formId, checklist] : newest)
        published.push_back(std::move(checklist));
    return published;
}

std::optional<Checklist> checklistOf(StoreTransaction& store, const Caller& caller,
                                     std::string_view formId, std::string_view version)
{
    std::optional<Checklist> found;
    forEachChecklist(store, caller, [&](Checklist checklist) {
        if (checklist.formId == formId && checklist.version == version)
            found = std::move(checklist);
    });
    return found;
}

std::string enterprisesCsv(StoreTransaction& store, const Caller& caller)
{
    std::string csv = "name,label\n";
    forEachReadable(store, caller, RecordType::enterprise, {}, [&](const Document& document) {
        const auto enterprise = fromDocument<Enterprise>(document);
        const std::string code =
            enterprise.creditCode.empty() ? "" : "（" + enterprise.creditCode + "）";
        csv += cell(enterprise.id.text()) + "," + cell(enterprise.name + code) + "\n";
        return true;
    });
    return csv;
}

} // namespace wupan
