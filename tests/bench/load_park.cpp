#include "tests/bench/load_park.h"

#include "core/model/issue.h"
#include "core/model/officer.h"
#include "core/model/park.h"
#include "server/api/tokens.h"
#include "server/commands/headquarters.h"
#include "server/commands/system_ports.h"
#include "tests/bench/park_documents.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace wupan::bench {
namespace {

constexpr std::size_t kDocumentsAtOnce = 2000;

void require(const Status& status)
{
    if (!status)
        throw std::runtime_error(status.error().detail);
}

/// User and system time of a process, and of those of its children that ended.
double cpuSeconds(pid_t process)
{
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    std::string text;
    std::getline(file, text);
    std::istringstream fields(text.substr(text.rfind(')') + 1));
    std::string skipped;
    for (int i = 0; i < 11; ++i)
        fields >> skipped;
    double ticks = 0;
    for (int i = 0; i < 4; ++i) {
        double part = 0;
        fields >> part;
        ticks += part;
    }
    return ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

std::vector<pid_t> childrenOf(pid_t process)
{
    const std::string path =
        "/proc/" + std::to_string(process) + "/task/" + std::to_string(process) + "/children";
    std::ifstream file(path);
    std::vector<pid_t> children;
    for (pid_t child = 0; file >> child;)
        children.push_back(child);
    return children;
}

} // namespace

LoadPark::LoadPark(Kind kind, std::size_t tabletCount, std::size_t issuesOfEach)
{
    if (kind == Kind::postgres) {
        m_postgres = std::make_unique<test::PostgresServer>();
        m_database = m_postgres->newDatabase();
    }
    auto headquarters = Headquarters::open(m_folder.path().toStdString(), m_random, m_database);
    if (!headquarters)
        throw std::runtime_error(headquarters.error().detail);
    fill(*headquarters->store, tabletCount, issuesOfEach);
}

LoadPark::~LoadPark()
{
    stop();
}

void LoadPark::fill(ServerStore& store, std::size_t count, std::size_t issuesOfEach)
{
    const Instant now = SystemClock().now();
    const auto newId = [&] { return Uuid::v7(now, m_random); };
    Park park;
    park.id = {newId()};
    park.name = "样本园区";
    std::vector<std::pair<RecordType, Document>> documents{{RecordType::park, toDocument(park)}};
    std::vector<std::pair<OfficerId, TokenPair>> people;
    for (std::size_t i = 0; i < count; ++i) {
        Officer officer;
        officer.id = {newId()};
        officer.name = "样本干部" + std::to_string(i);
        officer.role = Role::officer;
        documents.emplace_back(RecordType::officer, toDocument(officer));
        people.emplace_back(officer.id, newTokens(m_random));
        tablets.push_back({{newId()}, people.back().second.refresh, {}});
    }
    std::size_t open = 0;
    for (auto& [type, document] : parkDocuments(people.front().first)) {
        if (type == RecordType::issue && textAt(document, "state") != word(IssueState::closed)) {
            KnownTablet& tablet = tablets[open++ % count];
            document["registeredBy"] = people[(open - 1) % count].first.text();
            if (tablet.issues.size() < issuesOfEach)
                tablet.issues.push_back(document);
        }
        if (type == RecordType::issue)
            document["escalated"] = true; // or headquarters would begin with that
        documents.emplace_back(type, std::move(document));
    }
    for (std::size_t begin = 0; begin < documents.size(); begin += kDocumentsAtOnce)
        require(store.write([&](StoreTransaction& rows) {
            const std::size_t end = std::min(begin + kDocumentsAtOnce, documents.size());
            for (std::size_t i = begin; i < end; ++i)
                rows.put(park.id, documents[i].first, documents[i].second, {});
            return done();
        }));
    require(store.write([&](StoreTransaction& rows) {
        for (std::size_t i = 0; i < count; ++i) {
            rows.putDevice({tablets[i].device, park.id, "tablet", false, {}}, now);
            Token token;
            token.family = newId();
            token.park = park.id;
            token.officer = people[i].first;
            token.device = tablets[i].device;
            putTokens(rows, token, people[i].second, now);
        }
        return done();
    }));
}

void LoadPark::serve()
{
    const std::string data = m_folder.path().toStdString();
    const std::string portFile = data + "/port-" + std::to_string(m_processes.size());
    const std::vector<std::string> words{WUPAN_HQ,      "--data",      data,      "serve",
                                         "--listen",    "127.0.0.1:0", "--quiet", "--behind-proxy",
                                         "--port-file", portFile};
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (const std::string& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const pid_t process = fork();
    if (process == 0) {
        const int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        if (!m_database.empty())
            setenv("WUPAN_DATABASE", m_database.c_str(), 1);
        execv(WUPAN_HQ, arguments.data());
        _exit(127);
    }
    m_processes.push_back(process);
    for (int tries = 0; tries < 1000; ++tries) {
        std::ifstream file(portFile);
        if (std::uint16_t port = 0; file >> port) {
            m_ports.push_back(port);
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    throw std::runtime_error("wupan-hq did not start");
}

void LoadPark::stop()
{
    for (const pid_t process : m_processes) {
        kill(process, SIGTERM);
        waitpid(process, nullptr, 0);
    }
    m_processes.clear();
    m_ports.clear();
}

double LoadPark::peakMemoryMb() const
{
    double most = 0;
    for (const pid_t process : m_processes) {
        std::ifstream file("/proc/" + std::to_string(process) + "/status");
        for (std::string line; std::getline(file, line);)
            if (line.starts_with("VmHWM:"))
                most = std::max(most, std::stod(line.substr(6)) / 1024);
    }
    return most;
}

double LoadPark::serverCpuSeconds() const
{
    double seconds = 0;
    for (const pid_t process : m_processes)
        seconds += cpuSeconds(process);
    return seconds;
}

double LoadPark::databaseCpuSeconds() const
{
    if (!m_postgres)
        return 0;
    double seconds = cpuSeconds(m_postgres->process());
    for (const pid_t child : childrenOf(m_postgres->process()))
        seconds += cpuSeconds(child);
    return seconds;
}

std::int64_t LoadPark::editsKept() const
{
    test::SeededRandom random(1);
    auto store = openStore(m_folder.path().toStdString(), m_database, random);
    if (!store)
        throw std::runtime_error(store.error().detail);
    std::int64_t kept = 0;
    require((*store)->read([&](StoreTransaction& rows) {
        for (const KnownTablet& tablet : tablets)
            for (std::int64_t i = rows.past(tablet.device).sequence; i > 0; --i) {
                const auto entry = rows.history(tablet.device, i);
                kept += entry && entry->outcome.outcome == Outcome::applied ? 1 : 0;
            }
        return done();
    }));
    return kept;
}

} // namespace wupan::bench
