#pragma once

#include "core/base/base64.h"
#include "server/feeds/feeds.h"
#include "tests/server/office.h"

namespace wupan::test {

/// A program of an office that reads headquarters' feeds.
class FeedReader
{
public:
    explicit FeedReader(ServerFixture& server, std::string as = "coordinator")
        : login(std::move(as))
        , m_api(server.context())
        , m_feeds(server.context(), m_api.authentication(), true)
    {}

    Response get(const std::string& target) { return ask("GET", target); }

    Response ask(const std::string& method, const std::string& target)
    {
        const std::size_t mark = target.find('?');
        Request request{method, target.substr(0, mark), {}, {}, "10.0.0.1", {}};
        if (mark != std::string::npos)
            request.query = target.substr(mark + 1);
        request.headers["host"] = "hq.example";
        if (!cookie.empty())
            request.headers["cookie"] = cookie;
        else if (!login.empty())
            request.headers["authorization"] = "Basic " + toBase64(login + ":" + password);
        if (!prefer.empty())
            request.headers["prefer"] = prefer;
        return m_feeds.handle(request);
    }

    std::string login;
    std::string password = ServerFixture::kPassword;
    std::string cookie; ///< instead of both
    std::string prefer;

private:
    Api m_api;
    Feeds m_feeds;
};

} // namespace wupan::test
