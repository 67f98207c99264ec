#include "tests/sim/wire.h"

namespace wupan::sim {
namespace {

std::string lower(std::string text)
{
    for (char& c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

} // namespace

void Wire::send(HttpRequest request, Answer answer)
{
    m_waiting.push_back({std::move(request), std::move(answer)});
}

void Wire::deliver(Fate fate)
{
    auto [request, answer] = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (fate == Fate::requestLost)
        return answer(Error{ErrorCode::unreachable, "cut"});
    HttpResponse response = handle(request);
    if (fate == Fate::twice)
        response = handle(request);
    if (fate == Fate::answerLost)
        return answer(Error{ErrorCode::unreachable, "cut"});
    answer(std::move(response));
}

HttpResponse Wire::handle(const HttpRequest& from)
{
    Request request{from.method, from.path, {}, from.body, "10.0.0.1"};
    for (const auto& [name, value] : from.headers)
        request.headers[lower(name)] = value;
    Response response = m_server.handle(request);
    HttpResponse out;
    out.status = response.status;
    for (const auto& [name, value] : response.headers)
        out.headers[lower(name)] = value;
    out.body = std::move(response.body);
    return out;
}

} // namespace wupan::sim
