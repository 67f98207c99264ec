#include "tests/sim/wire.h"

#include <cctype>

namespace wupan::sim {
namespace {

std::string lower(std::string text)
{
    for (char& c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

void replaceAll(std::string& text, const std::string& what, const std::string& with)
{
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

} // namespace

std::string_view name(Fate fate)
{
    switch (fate) {
    case Fate::delivered:
        return "delivered";
    case Fate::requestLost:
        return "request lost";
    case Fate::answerLost:
        return "answer lost";
    case Fate::answerCut:
        return "answer cut";
    case Fate::twice:
        return "delivered twice";
    case Fate::copied:
        return "delivered, and copied for later";
    case Fate::lateRequest:
        return "given up, arrives later";
    case Fate::portal:
        return "answered by a portal";
    case Fate::busy:
        return "answered busy";
    }
    return {};
}

void Wire::send(HttpRequest request, Answer answer)
{
    m_waiting.push_back({std::move(request), std::move(answer)});
}

std::string Wire::next() const
{
    return m_waiting.front().request.method + " " + m_waiting.front().request.path;
}

void Wire::deliver(Fate fate)
{
    auto [request, answer] = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (fate == Fate::copied || fate == Fate::lateRequest)
        m_strays.push_back(request);
    if (fate == Fate::requestLost || fate == Fate::lateRequest)
        return answer(Error{ErrorCode::unreachable, "cut"});
    if (fate == Fate::portal)
        return answer(HttpResponse{200, {{"content-type", "text/html"}}, "<html>Wi-Fi</html>"});
    if (fate == Fate::busy)
        return answer(HttpResponse{503,
                                   {{"content-type", "application/problem+json"}},
                                   R"({"code":"serverBusy","status":503})"});
    HttpResponse response = handle(request);
    if (fate == Fate::twice)
        response = handle(request);
    if (fate == Fate::answerLost)
        return answer(Error{ErrorCode::unreachable, "cut"});
    if (fate == Fate::answerCut)
        response.body.resize(response.body.size() / 2);
    answer(std::move(response));
}

void Wire::orphan()
{
    for (Exchange& exchange : m_waiting)
        m_strays.push_back(std::move(exchange.request));
    m_waiting.clear();
}

void Wire::deliverStray(std::size_t index)
{
    const HttpRequest request = std::move(m_strays[index]);
    m_strays.erase(m_strays.begin() + static_cast<std::ptrdiff_t>(index));
    static_cast<void>(handle(request));
}

HttpResponse Wire::handle(const HttpRequest& from)
{
    Request request{from.method, from.path, {}, from.body, "10.0.0.1"};
    for (const auto& [name, value] : from.headers)
        request.headers[lower(name)] = value;
    if (isOld)
        request.headers.erase("accept-encoding");
    Response response = m_headquarters(request);
    if (isOld)
        replaceAll(response.body, R"("type":"indicator")",
                   R"("type":")" + std::string(kUnknownType) + '"');
    HttpResponse out;
    out.status = response.status;
    for (const auto& [name, value] : response.headers)
        out.headers[lower(name)] = value;
    out.body = std::move(response.body);
    return out;
}

} // namespace wupan::sim
