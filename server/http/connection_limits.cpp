#include "server/http/connection_limits.h"

namespace wupan {
namespace {

// Refusing takes a connection for a moment, too.
constexpr std::size_t kMaxRefusedAtOnce = 64;

} // namespace

ConnectionLimits::Place::~Place()
{
    if (m_limits != nullptr)
        m_limits->leave(m_address, m_served);
}

ConnectionLimits::Place ConnectionLimits::enter(const std::string& address)
{
    const std::scoped_lock lock(m_mutex);
    std::size_t& ofAddress = m_servedByAddress[address];
    if (m_served < m_inAll && ofAddress < m_perAddress) {
        ++m_served;
        ++ofAddress;
        return {this, address, true};
    }
    if (ofAddress == 0)
        m_servedByAddress.erase(address);
    if (m_refused >= kMaxRefusedAtOnce)
        return {nullptr, address, false};
    ++m_refused;
    return {this, address, false};
}

std::size_t ConnectionLimits::count()
{
    const std::scoped_lock lock(m_mutex);
    return m_served;
}

void ConnectionLimits::leave(const std::string& address, bool served)
{
    const std::scoped_lock lock(m_mutex);
    if (!served) {
        --m_refused;
        return;
    }
    --m_served;
    if (--m_servedByAddress[address] == 0)
        m_servedByAddress.erase(address);
}

} // namespace wupan
