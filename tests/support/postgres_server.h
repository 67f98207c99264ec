#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace wupan::test {

/// PostgreSQL in a folder of its own, durable as a real one, which nobody reaches but through that
/// folder. Ends with this object, and with this process whatever ends it. As root it runs as the
/// user "postgres", because it refuses to run as root.
class PostgresServer
{
public:
    /// Throws std::runtime_error, which says what is missing.
    PostgresServer();
    ~PostgresServer();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    /// Of a new, empty database.
    [[nodiscard]] std::string newDatabase();
    /// Of a copy of `url`, to which nobody may be connected.
    [[nodiscard]] std::string copyOf(const std::string& url);
    [[nodiscard]] pid_t process() const { return m_process; }
    /// As a power cut ends it; then starts it anew.
    void crash();
    void stop();
    void start();

    /// The one of this process, from the first call on.
    static PostgresServer& shared();

private:
    [[nodiscard]] std::string urlOf(const std::string& name) const;
    [[nodiscard]] std::string create(const std::string& rest);
    [[nodiscard]] bool isReady() const;
    void endWith(int signal);

    std::filesystem::path m_folder;
    pid_t m_process = -1;
    int m_databases = 0;
};

/// What the environment says of the store that a test is to use (WUPAN_TEST_DATABASE): whether it
/// is PostgreSQL instead of SQLite.
[[nodiscard]] bool isOnPostgres();
/// The address of an empty headquarters' database of the shared server; empty on SQLite.
[[nodiscard]] std::string databaseForTest();

} // namespace wupan::test
