#pragma once

#include "server/api/authentication.h"
#include "server/pages/form_values.h"
#include "server/pages/page_session.h"
#include "server/pages/page_texts.h"

#include <functional>

namespace wupan {

/// What a page shows.
struct PageContent
{
    std::string title;
    json::object model; ///< of its template
    int status = 200;
};

/// One request to headquarters' pages, and what answers it. Lives as long as the request.
class PageCall
{
public:
    PageCall(ServerContext& ofServer, Authentication& ofPeople, PageSessions& ofVisitors,
             const Request& asked, const PageVisitor* visitor)
        : context(ofServer)
        , authentication(ofPeople)
        , sessions(ofVisitors)
        , request(asked)
        , now(ofServer.clock.now())
        , texts(languageOf(asked))
        , m_visitor(visitor)
    {}

    ServerContext& context;
    Authentication& authentication;
    PageSessions& sessions;
    const Request& request;
    const Instant now;
    const PageTexts texts;

    /// Null when nobody is signed in.
    [[nodiscard]] const PageVisitor* visitor() const { return m_visitor; }
    /// REQUIRES: a route that is not for everybody.
    [[nodiscard]] const Caller& caller() const { return m_visitor->caller; }
    [[nodiscard]] FormValues query() const { return FormValues(request.query); }
    [[nodiscard]] FormValues form() const { return FormValues::of(request); }

    /// A page with a title around the filled template.
    [[nodiscard]] Response page(const std::string& title, std::string_view text, json::object model,
                                int status = 200) const;
    /// A page that says one sentence of the texts.
    [[nodiscard]] Response message(std::string_view key, int status) const;
    /// The same, 429, for whoever has to wait.
    [[nodiscard]] Response wait(std::string_view key, std::int64_t seconds) const;
    [[nodiscard]] Response notFound() const { return message("notFound", 404); }
    [[nodiscard]] Response busy() const { return message("busy", 503); }
    /// The page that `read` makes in one state of the store; notFound() where it finds nothing.
    [[nodiscard]] Response
    readPage(std::string_view text,
             const std::function<std::optional<PageContent>(StoreTransaction&)>& read) const;
    /// The same for a page that is always there, with its title in the texts.
    [[nodiscard]] Response
    readPage(std::string_view title, std::string_view text,
             const std::function<json::object(StoreTransaction&)>& read) const;

private:
    [[nodiscard]] json::object frame(const std::string& unseen) const;
    [[nodiscard]] bool isTold() const;
    [[nodiscard]] Response fill(std::string_view text, PageContent content,
                                const std::string& unseen) const;
    const PageVisitor* m_visitor;
};

[[nodiscard]] Response redirect(const std::string& path);
/// A file to keep, under that name.
[[nodiscard]] Response download(std::string content, const std::string& type,
                                const std::string& name);

/// The id of a path like /issues/{id} or /issues/{id}/steps.
[[nodiscard]] std::optional<Uuid> idOf(std::string_view path, std::string_view before,
                                       std::string_view after = {});

} // namespace wupan
