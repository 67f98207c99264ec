#include "tests/bench/load_tablet.h"

#include "core/base/compression.h"
#include "server/commands/system_ports.h"
#include "tests/bench/measure.h"
#include "tests/bench/socket_transport.h"

#include <stdexcept>

namespace wupan::bench {
namespace {

constexpr std::size_t kMostAnswerBytes = 64ULL * 1024 * 1024;
constexpr std::int64_t kMostRecords = 2000; // as tablets ask

constexpr std::string_view kChecked = "。核实：企业已提交用电增容申请，编号";

/// The text of a member; the load is not to parse what it does not look at.
std::string valueOf(const std::string& text, const std::string& member)
{
    const std::string mark = "\"" + member + "\":\"";
    const std::size_t at = text.rfind(mark);
    if (at == std::string::npos)
        return {};
    const std::size_t begin = at + mark.size();
    return text.substr(begin, text.find('"', begin) - begin);
}

std::size_t countOf(std::string_view text, std::string_view part)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size()))
        ++count;
    return count;
}

} // namespace

LoadTablet::LoadTablet(const KnownTablet& known, std::uint64_t seed)
    : m_random(seed)
    , m_sealer(m_random)
    , m_refreshToken(known.refreshToken)
    , m_issues(known.issues)
{}

LoadTablet::~LoadTablet() = default;

void LoadTablet::renew(SocketTransport& transport)
{
    const HttpResponse answer =
        transport.ask({"POST",
                       "/v1/token",
                       {{"Content-Type", "application/json"}},
                       json::serialize(json::object{{"refreshToken", m_refreshToken}})});
    if (answer.status != 200)
        throw std::runtime_error("no session: " + answer.body);
    m_accessToken = valueOf(answer.body, "accessToken");
    m_refreshToken = valueOf(answer.body, "refreshToken");
}

std::vector<Change> LoadTablet::makeEdits(std::size_t count)
{
    std::vector<Change> edits;
    for (std::size_t i = 0; i < count; ++i) {
        Document& issue = m_issues.at(m_next++ % m_issues.size());
        const std::string before(textAt(issue, "description"));
        Change edit;
        edit.type = RecordType::issue;
        edit.recordId = *Uuid::parse(textAt(issue, "id"));
        edit.kind = ChangeKind::update;
        edit.baseRevision = integerAt(issue, "revision");
        // As long as the one before: later edits are not to cost more.
        edit.fields = {{"description", before.substr(0, before.find(kChecked)) +
                                           std::string(kChecked) + std::to_string(m_next)}};
        edit.was = {{"description", before}};
        edit.deviceAt = SystemClock().now();
        issue["description"] = edit.fields["description"];
        issue["revision"] = edit.baseRevision + 1;
        edits.push_back(std::move(edit));
    }
    return edits;
}

bool LoadTablet::sync(SocketTransport& transport, std::vector<Change> changes)
{
    const std::size_t count = changes.size();
    SyncRequest request = m_sealer.request(std::move(changes), m_cursor);
    request.deviceAt = SystemClock().now();
    request.maxRecords = kMostRecords;
    HttpResponse answer = transport.ask({"POST",
                                         "/v1/sync",
                                         {{"Content-Type", "application/json"},
                                          {"Content-Encoding", "zstd"},
                                          {"Accept-Encoding", "zstd"},
                                          {"Authorization", "Bearer " + m_accessToken}},
                                         compress(encode(request), ContentCoding::zstd)});
    if (answer.status != 200)
        throw std::runtime_error("no sync: " + answer.body);
    std::string text = answer.body;
    if (answer.headers.contains("content-encoding"))
        text = decompress(text, ContentCoding::zstd, kMostAnswerBytes).value();
    const std::size_t applied = countOf(text, "\"outcome\":\"applied\"");
    if (applied != count)
        throw std::runtime_error("an edit was not applied: " + text.substr(0, 500));
    m_cursor = valueOf(text, "cursor");
    return text.find("\"more\":true", text.rfind("\"cursor\":\"")) != std::string::npos;
}

LoadTablet::Taken LoadTablet::reconnect(std::uint16_t port, std::size_t edits)
{
    Taken taken;
    std::vector<Change> changes = makeEdits(edits);
    taken.allMs = timeMs([&] {
        std::unique_ptr<SocketTransport> transport;
        bool more = false;
        taken.acknowledgedMs = timeMs([&] {
            transport = std::make_unique<SocketTransport>(port);
            renew(*transport);
            more = sync(*transport, std::move(changes));
        });
        while (more)
            more = sync(*transport, {});
    });
    return taken;
}

std::string LoadTablet::pullAll(std::uint16_t port)
{
    SocketTransport transport(port);
    renew(transport);
    while (sync(transport, {})) {
    }
    return m_cursor;
}

double LoadTablet::editOnce(std::uint16_t port)
{
    if (!m_kept) {
        m_kept = std::make_unique<SocketTransport>(port);
        renew(*m_kept);
    }
    std::vector<Change> edit = makeEdits(1);
    return timeMs([&] { static_cast<void>(sync(*m_kept, std::move(edit))); });
}

} // namespace wupan::bench
