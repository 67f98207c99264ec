#include "server/http/http_conversation.h"

#include <array>
#include <cstdio>
#include <random>

namespace wupan {

HttpService::HttpService(HttpServerOptions from, HttpServer::Handler to)
    : options(std::move(from))
    , handler(std::move(to))
    , connections(options.maxConnections, options.maxConnectionsPerAddress)
    , streams(options.maxConnections / 2, options.maxConnectionsPerAddress / 2)
{
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "%08x-", std::random_device()());
    m_idPrefix = digits.data();
}

std::string HttpService::nextRequestId()
{
    return m_idPrefix + std::to_string(++m_requests);
}

void HttpService::note(const Exchange& exchange) const
{
    if (options.observer != nullptr)
        options.observer->answered(exchange);
}

void HttpService::noteFailure(std::string_view event, std::string_view reason) const
{
    if (options.observer != nullptr)
        options.observer->failed(event, reason);
}

void HttpService::beginStop()
{
    stopping = true;
    const std::scoped_lock lock(m_wakersMutex);
    for (const auto& wake : m_wakers)
        wake();
}

HttpService::Waker::Waker(HttpService& service, std::function<void()> wake)
    : m_service(service)
{
    const std::scoped_lock lock(m_service.m_wakersMutex);
    m_place = m_service.m_wakers.insert(m_service.m_wakers.end(), std::move(wake));
}

HttpService::Waker::~Waker()
{
    const std::scoped_lock lock(m_service.m_wakersMutex);
    m_service.m_wakers.erase(m_place);
}

} // namespace wupan
