#include "server/feeds/map_features.h"

#include "core/model/enterprise.h"
#include "core/model/issue.h"
#include "server/feeds/readable_records.h"
#include "server/pages/issue_words.h"

#include <map>

namespace wupan {
namespace {

json::value geometryOf(const Enterprise& enterprise)
{
    if (!enterprise.latitude || !enterprise.longitude)
        return nullptr;
    return {{"type", "Point"},
            {"coordinates", json::array{*enterprise.longitude, *enterprise.latitude}}};
}

json::value timeOf(const std::optional<Instant>& at)
{
    return at ? json::value(isoText(*at)) : json::value();
}

/// Features, one behind the other, as text: the documents need not be in memory all at once.
class Collection
{
public:
    void add(const std::string& id, json::value geometry, json::object properties)
    {
        const json::object feature{{"type", "Feature"},
                                   {"id", id},
                                   {"geometry", std::move(geometry)},
                                   {"properties", std::move(properties)}};
        m_text.append(m_isEmpty ? "\n" : ",\n").append(json::serialize(feature));
        m_isEmpty = false;
    }
    [[nodiscard]] std::string text() && { return std::move(m_text) + "\n]}\n"; }

private:
    std::string m_text = R"({"type":"FeatureCollection","features":[)";
    bool m_isEmpty = true;
};

} // namespace

std::string enterpriseFeatures(StoreTransaction& store, const Caller& caller)
{
    Collection features;
    Names names(store, caller.park);
    forEachReadable(store, caller, RecordType::enterprise, {}, [&](const Document& document) {
        const auto firm = fromDocument<Enterprise>(document);
        json::array tags(firm.tags.begin(), firm.tags.end());
        features.add(firm.id.text(), geometryOf(firm),
                     {{"name", firm.name},
                      {"creditCode", firm.creditCode},
                      {"industry", firm.industry},
                      {"address", firm.address},
                      {"area", firm.area},
                      {"scale", firm.scale},
                      {"tags", std::move(tags)},
                      {"responsible", names.of(RecordType::officer, firm.responsibleOfficerId)}});
        return true;
    });
    return std::move(features).text();
}

std::string issueFeatures(StoreTransaction& store, const Caller& caller)
{
    Collection features;
    Names names(store, caller.park);
    std::map<EnterpriseId, Enterprise> enterprises;
    const auto enterpriseOf = [&](EnterpriseId id) -> const Enterprise& {
        const auto [place, isNew] = enterprises.try_emplace(id);
        if (isNew)
            if (const auto stored = store.record(caller.park, RecordType::enterprise, id.uuid))
                place->second = fromDocument<Enterprise>(stored->document);
        return place->second;
    };
    forEachReadable(store, caller, RecordType::issue, {}, [&](const Document& document) {
        const auto issue = fromDocument<Issue>(document);
        const Enterprise& firm = enterpriseOf(issue.enterpriseId);
        features.add(issue.id.text(), geometryOf(firm),
                     {{"number", issue.number},
                      {"title", issue.title},
                      {"enterprise", firm.name},
                      {"category", word(issue.category)},
                      {"urgency", word(issue.urgency)},
                      {"state", word(issue.state)},
                      {"department", names.of(RecordType::department, issue.leadDepartmentId)},
                      {"escalated", issue.escalated},
                      {"registeredAt", timeOf(issue.registeredAt)},
                      {"dueAt", timeOf(issue.dueAt)}});
        return true;
    });
    return std::move(features).text();
}

} // namespace wupan
