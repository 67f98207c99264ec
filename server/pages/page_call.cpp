#include "server/pages/page_call.h"

#include "server/pages/notices_page.h"
#include "server/pages/page_files.h"
#include "server/pages/page_renderer.h"
#include "server/pages/page_routes.h"

namespace wupan {

/// Whether there are notices for the visitor.
bool PageCall::isTold() const
{
    return m_visitor != nullptr && mayOpen(caller().actor.role, kNoticesPath);
}

/// What stands around every page.
json::object PageCall::frame(const std::string& unseen) const
{
    json::object around;
    if (m_visitor == nullptr)
        return around;
    // An answer to a form may say what is said only once.
    around["live"] = request.method == "GET" && context.news != nullptr;
    const Role role = caller().actor.role;
    json::array sections;
    for (const PageSection& section : pageSections())
        if (mayOpen(role, section.path))
            sections.push_back({{"path", section.path},
                                {"label", texts.text(section.title)},
                                {"on", section.path == request.path}});
    around["sections"] = std::move(sections);
    around["home"] = homeOf(role);
    around["person"] = {{"name", m_visitor->name},
                        {"department", m_visitor->department},
                        {"csrf", m_visitor->csrf}};
    if (isTold())
        around["notices"] = {{"count", unseen}};
    return around;
}

Response PageCall::fill(std::string_view text, PageContent content, const std::string& unseen) const
{
    json::object around = frame(unseen);
    around["title"] = content.title;
    if (m_visitor != nullptr)
        content.model["csrf"] = m_visitor->csrf;
    around["content"] = fillTemplate(text, content.model, texts);
    Response response;
    response.status = content.status;
    response.headers["Content-Type"] = "text/html; charset=utf-8";
    response.headers["Content-Language"] = texts.text("lang");
    response.body = fillTemplate(layoutTemplate(), around, texts);
    return response;
}

Response PageCall::page(const std::string& title, std::string_view text, json::object model,
                        int status) const
{
    std::string unread;
    if (isTold()) {
        const Status read = context.store.read([&](StoreTransaction& store) {
            unread = unseenNotices(*this, store);
            return done();
        });
        // A page that says that headquarters is busy does without.
        static_cast<void>(read);
    }
    return fill(text, {title, std::move(model), status}, unread);
}

Response PageCall::message(std::string_view key, int status) const
{
    return page(texts.text("board"), messageTemplate(), {{"message", texts.text(key)}}, status);
}

Response
PageCall::readPage(std::string_view text,
                   const std::function<std::optional<PageContent>(StoreTransaction&)>& read) const
{
    std::optional<PageContent> content;
    std::string unread;
    const Status seen = context.store.read([&](StoreTransaction& store) {
        content = read(store);
        if (isTold())
            unread = unseenNotices(*this, store);
        return done();
    });
    if (!seen)
        return busy();
    return content ? fill(text, std::move(*content), unread) : notFound();
}

Response PageCall::wait(std::string_view key, std::int64_t seconds) const
{
    Response response = message(key, 429);
    response.headers["Retry-After"] = std::to_string(seconds);
    return response;
}

Response PageCall::readPage(std::string_view title, std::string_view text,
                            const std::function<json::object(StoreTransaction&)>& read) const
{
    return readPage(text, [&](StoreTransaction& store) {
        return PageContent{texts.text(title), read(store)};
    });
}

Response redirect(const std::string& path)
{
    Response response;
    response.status = 303;
    response.headers["Location"] = path;
    return response;
}

Response download(std::string content, const std::string& type, const std::string& name)
{
    Response response;
    response.headers["Content-Type"] = type;
    response.headers["Content-Disposition"] = "attachment; filename=\"" + name + "\"";
    response.body = std::move(content);
    return response;
}

std::optional<Uuid> idOf(std::string_view path, std::string_view before, std::string_view after)
{
    if (!path.starts_with(before))
        return std::nullopt;
    path.remove_prefix(before.size());
    if (!path.ends_with(after))
        return std::nullopt;
    path.remove_suffix(after.size());
    return Uuid::parse(path);
}

} // namespace wupan
