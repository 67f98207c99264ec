#include "server/pages/page_renderer.h"

#include <kainjow/mustache.hpp>

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

} // namespace

std::string fillTemplate(std::string_view text, const json::object& model, const PageTexts& texts)
{
    mustache::mustache page{std::string(text)};
    if (!page.is_valid())
        throw std::logic_error("a template: " + page.error_message());
    mustache::data data = dataOf(model);
    data.set("t", dataOf(texts.all()));
    return page.render(data);
}

} // namespace wupan
