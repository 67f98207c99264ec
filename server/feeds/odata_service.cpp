#include "server/feeds/odata_service.h"

#include "server/api/problem.h"
#include "server/api/site_address.h"
#include "server/api/visibility.h"

#include <algorithm>

namespace wupan {
namespace {

constexpr std::string_view kMinimal =
    "application/json;odata.metadata=minimal;odata.streaming=false;IEEE754Compatible=false";
constexpr std::string_view kCount = "/$count";

Response refusal(ErrorCode code, const std::string& detail, int status)
{
    return problem(code, detail, status, {{"error", {{"code", name(code)}, {"message", detail}}}});
}

Response refusalOf(const Error& error)
{
    if (error.code == ErrorCode::protocol)
        return refusal(error.code, error.detail, 501);
    return error.code == ErrorCode::invalidInput ? refusal(error.code, error.detail, 400)
                                                 : problemOf(error);
}

Response missing(const std::string& detail)
{
    return refusal(ErrorCode::notFound, detail, 404);
}

Response answerWith(const json::object& body)
{
    Response response = jsonResponse(200, json::serialize(body));
    response.headers["Content-Type"] = kMinimal;
    return response;
}

json::object valuesOf(const Document& document, const OdataQuery& query)
{
    json::object values;
    for (const OdataProperty& property : query.select)
        values[property.name] = jsonOf(document, property);
    return values;
}

/// "Issues" or "Issues(id,title)".
std::string contextOf(const OdataSet& set, const OdataQuery& query)
{
    std::string context(set.name);
    if (query.selectsAll)
        return context;
    char separator = '(';
    for (const OdataProperty& property : query.select) {
        context.append(1, separator).append(property.name);
        separator = ',';
    }
    return context + ")";
}

} // namespace

OdataAnswer OdataService::answer(std::string_view resource, const Request& request) const
{
    OdataAnswer answer;
    const std::size_t nameEnd = std::min(resource.find_first_of("(/"), resource.size());
    const OdataSet* const set = odataSetNamed(resource.substr(0, nameEnd));
    const std::string_view rest = resource.substr(nameEnd);
    if (resource.empty()) {
        answer.response = serviceDocument();
    } else if (resource == "$metadata") {
        answer.response.headers["Content-Type"] = "application/xml";
        answer.response.body = odataMetadata();
    } else if (set == nullptr) {
        answer.response = missing("there is no such table; $metadata lists what there is");
    } else {
        answer.records = set->name;
        if (rest.empty())
            answer.response = table(*set, request);
        else if (rest == kCount)
            answer.response = countOf(*set, request);
        else
            answer.response = entity(*set, rest, request);
    }
    answer.response.headers["OData-Version"] = "4.0";
    return answer;
}

Response OdataService::serviceDocument() const
{
    json::array tables;
    for (const OdataSet& set : odataSets())
        tables.push_back({{"name", set.name}, {"kind", "EntitySet"}, {"url", set.name}});
    return answerWith({{"@odata.context", m_root + "$metadata"}, {"value", std::move(tables)}});
}

Result<OdataPage> OdataService::pageOf(const OdataSet& set, const OdataQuery& query) const
{
    OdataPage page;
    const Status read = m_context.store.read([&](StoreTransaction& store) {
        page = readPage(store, m_caller, set, query);
        return done();
    });
    if (!read)
        return read.error();
    return page;
}

Response OdataService::table(const OdataSet& set, const Request& request) const
{
    const auto query = parseOdataQuery(request, set);
    if (!query)
        return refusalOf(query.error());
    const Result<OdataPage> page = pageOf(set, *query);
    if (!page)
        return problemOf(page.error());
    json::object body{{"@odata.context", m_root + "$metadata#" + contextOf(set, *query)}};
    if (page->count)
        body["@odata.count"] = *page->count;
    json::array values;
    for (const Document& document : page->records)
        values.push_back(valuesOf(document, *query));
    body["value"] = std::move(values);
    if (page->more) {
        const auto sent = static_cast<std::int64_t>(page->records.size());
        const auto top = query->top ? std::optional(*query->top - sent) : std::nullopt;
        const bool byId = query->order.empty();
        body["@odata.nextLink"] =
            m_root + std::string(set.name) + "?" +
            nextQuery(request.query, byId ? page->lastId.text() : "",
                      byId ? std::nullopt : std::optional(query->skip + sent), top);
    }
    return answerWith(body);
}

Response OdataService::countOf(const OdataSet& set, const Request& request) const
{
    auto query = parseOdataQuery(request, set);
    if (!query)
        return refusalOf(query.error());
    query->count = true;
    query->top = 0;
    const Result<OdataPage> page = pageOf(set, *query);
    if (!page)
        return problemOf(page.error());
    Response response;
    response.headers["Content-Type"] = "text/plain; charset=utf-8";
    response.body = std::to_string(page->count.value_or(0));
    return response;
}

Response OdataService::entity(const OdataSet& set, std::string_view key,
                              const Request& request) const
{
    const bool isKey = key.starts_with('(') && key.ends_with(')');
    const auto id = isKey ? Uuid::parse(key.substr(1, key.size() - 2)) : std::nullopt;
    if (!id)
        return missing("a record is named like Issues(019ab000-0000-7000-8000-000000000001)");
    const auto query = parseOdataQuery(request, set);
    if (!query)
        return refusalOf(query.error());
    std::optional<StoredRecord> found;
    bool denied = false;
    const Status read = m_context.store.read([&](StoreTransaction& store) {
        found = store.record(m_caller.park, set.type, *id);
        denied = found && !mayRead(m_caller, store, set.type, found->document);
        return done();
    });
    if (!read)
        return problemOf(read.error());
    if (!found || denied) {
        Response response = missing("");
        response.denied = denied;
        return response;
    }
    json::object body{
        {"@odata.context", m_root + "$metadata#" + contextOf(set, *query) + "/$entity"}};
    for (auto& [name, value] : valuesOf(found->document, *query))
        body[name] = value;
    return answerWith(body);
}

std::string rootOf(const Request& request, bool overTls)
{
    return siteAddress(request, overTls) + "/odata/v4/";
}

} // namespace wupan
