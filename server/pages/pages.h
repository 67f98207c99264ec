#pragma once

#include "server/pages/form_values.h"
#include "server/pages/page_session.h"
#include "server/pages/page_texts.h"

#include <optional>
#include <span>

namespace wupan {

/// Headquarters' pages for people, as one function of a request: HTML without scripts, in Chinese
/// and English. Thread: any.
class Pages
{
public:
    Pages(ServerContext& context, Authentication& authentication, bool overTls)
        : m_context(context)
        , m_authentication(authentication)
        , m_sessions(context, overTls)
    {}

    /// Whether it is a browser's request for a page, and not one to the interface of tablets.
    [[nodiscard]] static bool serves(const Request& request);
    [[nodiscard]] Response handle(const Request& request);
    /// What a log may say of a request.
    [[nodiscard]] static std::string nameOf(const Request& request);

    /// Who may use a route.
    enum class Access {
        everybody, ///< nobody has to be signed in
        reader,    ///< a person whose role looks at issues
    };
    struct Route
    {
        std::string_view method;
        std::string_view path; ///< exact, or a prefix when it ends in '/' and more follows
        Access access;
        Response (Pages::*handler)(const Request&, const PageVisitor*);
    };
    [[nodiscard]] static std::span<const Route> routes();

private:
    Response board(const Request& request, const PageVisitor* visitor);
    Response issue(const Request& request, const PageVisitor* visitor);
    Response takeStep(const Request& request, const PageVisitor* visitor);
    Response file(const Request& request, const PageVisitor* visitor);
    Response exportIssues(const Request& request, const PageVisitor* visitor);
    Response signInForm(const Request& request, const PageVisitor* visitor);
    Response signIn(const Request& request, const PageVisitor* visitor);
    Response signOut(const Request& request, const PageVisitor* visitor);
    Response language(const Request& request, const PageVisitor* visitor);
    Response style(const Request& request, const PageVisitor* visitor);
    Response icon(const Request& request, const PageVisitor* visitor);

    [[nodiscard]] Response answer(const Request& request);
    [[nodiscard]] Response showIssue(const Request& request, const PageVisitor& visitor,
                                     const Uuid& id, const FormValues& filled,
                                     const std::string& trouble);
    [[nodiscard]] Response page(const Request& request, const PageVisitor* visitor,
                                const std::string& title, std::string_view text, json::object model,
                                int status = 200);
    [[nodiscard]] Response message(const Request& request, const PageVisitor* visitor,
                                   std::string_view key, int status);

    ServerContext& m_context;
    Authentication& m_authentication;
    PageSessions m_sessions;
};

} // namespace wupan
