#include "server/pages/page_renderer.h"

#include <kainjow/mustache.hpp>

#include <map>
#include <mutex>
#include <stdexcept>

namespace wupan {
namespace {

namespace mustache = kainjow::mustache;

mustache::data dataOf(const json::value& value)
{
    switch (value.kind()) {
    case json::kind::object: {
        mustache::data object(mustache::data::type::object);
        for (const auto& [key, member] : value.get_object())
            object.set(std::string(key), dataOf(member));
        return object;
    }
    case json::kind::array: {
        mustache::data list(mustache::data::type::list);
        for (const json::value& item : value.get_array())
            list.push_back(dataOf(item));
        return list;
    }
    case json::kind::bool_:
        return value.get_bool() ? mustache::data::type::bool_true
                                : mustache::data::type::bool_false;
    case json::kind::string:
        // An empty text shows no section.
        return value.get_string().empty() ? mustache::data(mustache::data::type::bool_false)
                                          : mustache::data(std::string(value.get_string()));
    case json::kind::null:
        return mustache::data::type::bool_false;
    default:
        return std::to_string(value.to_number<std::int64_t>());
    }
}

/// What a template calls `t`, made once for each language.
const mustache::data& textsOf(const PageTexts& texts)
{
    static std::mutex mutex;
    static std::map<const json::object*, mustache::data> known;
    const std::scoped_lock lock(mutex);
    const auto [data, isNew] = known.try_emplace(&texts.all(), mustache::data::type::object);
    if (isNew)
        data->second.set("t", dataOf(texts.all()));
    return data->second;
}

/// Read once by each thread: rendering writes to it.
mustache::mustache& pageOf(std::string_view text)
{
    thread_local std::map<const char*, mustache::mustache> known;
    const auto found = known.find(text.data());
    if (found != known.end())
        return found->second;
    mustache::mustache page{std::string(text)};
    if (!page.is_valid())
        throw std::logic_error("a template: " + page.error_message());
    return known.emplace(text.data(), std::move(page)).first->second;
}

} // namespace

std::string fillTemplate(std::string_view text, const json::object& model, const PageTexts& texts)
{
    const mustache::data data = dataOf(model);
    mustache::context<std::string> values(&textsOf(texts));
    values.push(&data);
    return pageOf(text).render(values);
}

} // namespace wupan
