#pragma once

#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace wupan {

/// How many are connected, in all and by address. Thread: any. Outlives its places.
class ConnectionLimits
{
public:
    /// What a new connection gets, until it is destroyed.
    class Place
    {
    public:
        Place(Place&& other) noexcept
            : m_limits(std::exchange(other.m_limits, nullptr))
            , m_address(std::move(other.m_address))
            , m_served(other.m_served)
        {}
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        Place& operator=(Place&&) = delete;
        ~Place();

        [[nodiscard]] bool isServed() const { return mayTalk() && m_served; }
        /// Served, or refused with an answer; false = there is no room even for that.
        [[nodiscard]] bool mayTalk() const { return m_limits != nullptr; }
        [[nodiscard]] const std::string& address() const { return m_address; }

    private:
        friend class ConnectionLimits;
        Place(ConnectionLimits* limits, std::string address, bool served)
            : m_limits(limits)
            , m_address(std::move(address))
            , m_served(served)
        {}
        ConnectionLimits* m_limits;
        std::string m_address;
        bool m_served;
    };

    ConnectionLimits(std::size_t inAll, std::size_t perAddress)
        : m_inAll(inAll)
        , m_perAddress(perAddress)
    {}

    [[nodiscard]] Place enter(const std::string& address);
    /// How many are served at the moment.
    [[nodiscard]] std::size_t count();

private:
    void leave(const std::string& address, bool served);

    std::size_t m_inAll;
    std::size_t m_perAddress;
    std::mutex m_mutex;
    std::size_t m_served = 0;
    std::size_t m_refused = 0;
    std::map<std::string, std::size_t> m_servedByAddress;
};

} // namespace wupan
