#include "server/feeds/odata_query.h"

#include "server/pages/form_values.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace wupan {
namespace {

constexpr std::int64_t kMostRecords = 1000;
constexpr std::array<std::string_view, 8> kOptions{"$select", "$filter", "$orderby", "$top",
                                                   "$skip",   "$count",  "$format",  "$skiptoken"};
constexpr std::array<std::string_view, 7> kForeign{"$expand", "$search",     "$apply", "$compute",
                                                   "$levels", "$deltatoken", "$index"};

Error wrong(const std::string& detail)
{
    return {ErrorCode::invalidInput, detail};
}

std::optional<std::int64_t> countOf(const std::string& text)
{
    std::int64_t value = -1;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc{} || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

/// The parts between commas, without blanks around.
std::vector<std::string> parts(std::string_view text)
{
    std::vector<std::string> found;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        std::string_view part = text.substr(0, end);
        while (part.starts_with(' '))
            part.remove_prefix(1);
        while (part.ends_with(' '))
            part.remove_suffix(1);
        found.emplace_back(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

Status checkOptions(const Request& request)
{
    std::string_view rest = request.query;
    while (!rest.empty()) {
        const std::string pair(rest.substr(0, rest.find('&')));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
        std::string name = pair.substr(0, pair.find('='));
        if (name.starts_with("%24"))
            name.replace(0, 3, "$");
        if (std::ranges::find(kForeign, name) != kForeign.end())
            return Error{ErrorCode::protocol, name + " is not known here"};
        if (name.starts_with('$') && std::ranges::find(kOptions, name) == kOptions.end())
            return wrong("an option that begins with $ is none that OData has");
    }
    return done();
}

Status readSelect(const std::string& text, std::vector<OdataProperty> all, OdataQuery& query)
{
    query.select = std::move(all);
    if (text.empty() || text == "*")
        return done();
    const std::vector<std::string> names = parts(text);
    for (std::size_t i = 0; i < names.size(); ++i)
        if (std::ranges::find(query.select, names[i], &OdataProperty::name) == query.select.end())
            return wrong("$select: name " + std::to_string(i + 1) + " is no property");
    query.selectsAll = false;
    std::erase_if(query.select, [&](const OdataProperty& property) {
        return std::ranges::find(names, property.name) == names.end();
    });
    return done();
}

Status readOrder(const std::string& text, std::span<const OdataProperty> all, OdataQuery& query)
{
    for (const std::string& part : parts(text)) {
        const std::string name = part.substr(0, part.find(' '));
        const std::string direction =
            name.size() == part.size() ? "asc" : part.substr(part.rfind(' ') + 1);
        const auto property = std::ranges::find(all, name, &OdataProperty::name);
        if (property == all.end())
            return wrong("$orderby: name " + std::to_string(query.order.size() + 1) +
                         " is no property");
        if (direction != "asc" && direction != "desc")
            return wrong("$orderby: asc or desc is expected behind name " +
                         std::to_string(query.order.size() + 1));
        query.order.push_back({*property, direction == "desc"});
    }
    return done();
}

Status readNumbers(const FormValues& values, OdataQuery& query)
{
    const std::string top = values.text("$top");
    const std::string skip = values.text("$skip");
    query.top = countOf(top);
    if (!top.empty() && !query.top)
        return wrong("$top is a count");
    const auto skipped = countOf(skip);
    if (!skip.empty() && !skipped)
        return wrong("$skip is a count");
    query.skip = skipped.value_or(0);
    const std::string count = values.text("$count");
    if (!count.empty() && count != "true" && count != "false")
        return wrong("$count is true or false");
    query.count = count == "true";
    return done();
}

Status readToken(const std::string& token, OdataQuery& query)
{
    if (token.empty())
        return done();
    const auto after = Uuid::parse(token);
    if (!after || !query.order.empty())
        return wrong("$skiptoken is one of an @odata.nextLink");
    query.after = *after;
    return done();
}

Status checkFormat(const std::string& format)
{
    const std::string type = format.substr(0, format.find(';'));
    if (type.empty() || type == "json" || type == "application/json")
        return done();
    return Error{ErrorCode::protocol, "$format is json here"};
}

/// Prefer: odata.maxpagesize=100
std::int64_t pageSizeOf(std::string_view prefer)
{
    constexpr std::string_view kName = "maxpagesize=";
    const std::size_t at = prefer.find(kName);
    if (at == std::string_view::npos)
        return kMostRecords;
    const std::string_view rest = prefer.substr(at + kName.size());
    const auto size = countOf(std::string(rest.substr(0, rest.find_first_of(",; "))));
    return std::clamp<std::int64_t>(size.value_or(kMostRecords), 1, kMostRecords);
}

} // namespace

Result<OdataQuery> parseOdataQuery(const Request& request, const OdataSet& set)
{
    const FormValues values(request.query);
    const std::vector<OdataProperty> all = propertiesOf(set);
    OdataQuery query;
    query.pageSize = pageSizeOf(request.header("prefer"));
    if (const std::string text = values.text("$filter"); !text.empty()) {
        auto filter = parseFilter(text, all);
        if (!filter)
            return filter.error();
        query.filter = std::move(*filter);
    }
    for (const Status& read :
         {checkOptions(request), readSelect(values.text("$select"), all, query),
          readOrder(values.text("$orderby"), all, query), readNumbers(values, query),
          readToken(values.text("$skiptoken"), query), checkFormat(values.text("$format"))})
        if (!read)
            return read.error();
    return query;
}

std::string nextQuery(const std::string& query, const std::string& skipToken,
                      std::optional<std::int64_t> skip, std::optional<std::int64_t> top)
{
    const FormValues before(query);
    FormValues next;
    for (const std::string_view name : {"$select", "$filter", "$orderby", "$format"})
        next = next.with(name, before.text(name));
    next = next.with("$skiptoken", skipToken);
    if (skip)
        next = next.with("$skip", std::to_string(*skip));
    if (top)
        next = next.with("$top", std::to_string(*top));
    return next.encoded();
}

} // namespace wupan
