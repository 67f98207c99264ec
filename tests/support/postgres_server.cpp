#include "tests/support/postgres_server.h"

#include <libpq-fe.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <grp.h>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <vector>

namespace wupan::test {
namespace {

constexpr const char* kPrograms = "/usr/lib/postgresql/15/bin/";
constexpr const char* kUser = "postgres";

/// Runs a program of PostgreSQL, which dies with us; returns its process.
pid_t spawn(const std::vector<std::string>& words, const std::filesystem::path& log)
{
    std::string program = kPrograms + words.front();
    std::vector<char*> arguments{program.data()}; // with its folder, where it looks for the others
    for (std::size_t i = 1; i < words.size(); ++i)
        arguments.push_back(const_cast<char*>(words[i].c_str()));
    arguments.push_back(nullptr);
    const passwd* user = geteuid() == 0 ? getpwnam(kUser) : nullptr;
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child != 0)
        return child;
    const int output = ::open(log.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0666);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    if (user != nullptr &&
        (setgroups(0, nullptr) != 0 || setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0))
        _exit(126);
    prctl(PR_SET_PDEATHSIG, SIGQUIT);
    if (getppid() != parent || chdir("/") != 0)
        _exit(126);
    sigset_t none; // a test may have blocked some
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    execv(program.c_str(), arguments.data());
    _exit(127);
}

void execute(const std::string& url, const std::string& sql)
{
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.c_str()),
                                                                  &PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(connection.get(), sql.c_str()), &PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        throw std::runtime_error(PQerrorMessage(connection.get()));
}

} // namespace

PostgresServer::PostgresServer()
{
    std::string name = std::filesystem::temp_directory_path() / "wupan-postgres-XXXXXX";
    if (mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("no temporary folder for PostgreSQL");
    m_folder = name;
    if (geteuid() == 0) {
        const passwd* user = getpwnam(kUser);
        if (user == nullptr || chown(name.c_str(), user->pw_uid, user->pw_gid) != 0)
            throw std::runtime_error("there is no user 'postgres': run scripts/setup.sh");
    }
    int status = 1;
    waitpid(spawn({"initdb", "--pgdata", name + "/data", "--no-sync", "--auth", "trust",
                   "--username", "wupan", "--encoding", "UTF8", "--locale", "C.UTF-8"},
                  m_folder / "log"),
            &status, 0);
    if (status != 0)
        throw std::runtime_error("initdb failed: is postgresql-15 installed (scripts/setup.sh)?");
    start();
}

PostgresServer::~PostgresServer()
{
    endWith(SIGQUIT);
    std::error_code left;
    std::filesystem::remove_all(m_folder, left);
}

void PostgresServer::start()
{
    m_process = spawn({"postgres", "-D", m_folder / "data", "-k", m_folder, "-c",
                       "listen_addresses=", "-c", "shared_buffers=32MB"},
                      m_folder / "log");
    for (int tries = 0; tries < 600; ++tries) {
        if (isReady())
            return;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    throw std::runtime_error("PostgreSQL did not start: " + (m_folder / "log").string());
}

bool PostgresServer::isReady() const
{
    return PQping(urlOf("postgres").c_str()) == PQPING_OK;
}

void PostgresServer::endWith(int signal)
{
    if (m_process <= 0)
        return;
    kill(m_process, signal);
    waitpid(m_process, nullptr, 0);
    m_process = -1;
}

void PostgresServer::stop()
{
    endWith(SIGINT);
}

void PostgresServer::crash()
{
    endWith(SIGQUIT);
    start();
}

std::string PostgresServer::urlOf(const std::string& name) const
{
    return "postgresql://wupan@/" + name + "?host=" + m_folder.string();
}

std::string PostgresServer::create(const std::string& rest)
{
    const std::string name = "headquarters_" + std::to_string(++m_databases);
    execute(urlOf("postgres"), "CREATE DATABASE " + name + rest);
    return urlOf(name);
}

std::string PostgresServer::newDatabase()
{
    return create("");
}

std::string PostgresServer::copyOf(const std::string& url)
{
    const std::size_t begin = url.find("/headquarters_") + 1;
    return create(" TEMPLATE " + url.substr(begin, url.find('?') - begin));
}

PostgresServer& PostgresServer::shared()
{
    static PostgresServer server;
    return server;
}

bool isOnPostgres()
{
    const char* wanted = std::getenv("WUPAN_TEST_DATABASE");
    return wanted != nullptr && std::string_view(wanted) == "postgresql";
}

std::string databaseForTest()
{
    return isOnPostgres() ? PostgresServer::shared().newDatabase() : std::string();
}

} // namespace wupan::test
