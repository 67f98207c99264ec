#pragma once

#include "server/store/postgres_store.h"
#include "tests/support/postgres_server.h"
#include "tests/support/seeded_random.h"

#include <chrono>
#include <stdexcept>
#include <thread>

namespace wupan::test {

using namespace std::chrono_literals;

using Store = std::unique_ptr<PostgresServerStore>;

inline PostgresAddress addressOf(const std::string& url)
{
    return PostgresAddress::parse(url).value();
}

inline Store openStore(const std::string& url, std::uint64_t seed = 1)
{
    SeededRandom random(seed);
    auto store = PostgresServerStore::open(addressOf(url), random);
    if (!store)
        throw std::runtime_error(store.error().detail);
    return std::move(*store);
}

/// SQL of a database's administrator; the first value of the answer.
inline std::string asked(const std::string& url, const std::string& sql)
{
    PostgresSession session(addressOf(url));
    return session.textOf(sql);
}

inline void endAllOthers(const std::string& url)
{
    asked(url, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
               "WHERE datname = current_database() AND pid <> pg_backend_pid()");
}

template <class Condition>
bool within(std::chrono::milliseconds time, const Condition& condition)
{
    const auto end = std::chrono::steady_clock::now() + time;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(5ms);
    }
    return true;
}

} // namespace wupan::test
