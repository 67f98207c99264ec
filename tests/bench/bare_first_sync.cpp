#include "tests/bench/bare_first_sync.h"

#include "core/base/compression.h"
#include "core/store/search_words.h"
#include "tests/bench/measure.h"

namespace wupan::bench {
namespace {

constexpr std::int64_t kRecordsPerRequest = 5000; // as many as headquarters gives at once
constexpr std::size_t kMaxBodyBytes = 64ULL << 20;

HttpRequest syncRequest(const std::string& token, std::string body)
{
    return {"POST",
            "/v1/sync",
            {{"Authorization", "Bearer " + token}, {"Accept-Encoding", "zstd"}},
            std::move(body),
            0};
}

std::string bodyOf(const HttpResponse& answer)
{
    if (answer.status != 200)
        throw std::runtime_error("the floor's download failed");
    const auto body = decompress(answer.body, ContentCoding::zstd, kMaxBodyBytes);
    return body ? *body : answer.body; // a small answer comes as it is
}

} // namespace

BareFirstSync::BareFirstSync(ServedPark& park, EnrolledTablet& synced)
    : m_park(park)
    , m_token(park.server.token())
{
    noteRequests();
    noteRows(synced.device);
    noteWords(synced.device);
}

BareFirstSync::~BareFirstSync()
{
    for (const Table& table : m_tables)
        for (const auto& row : table.rows)
            for (sqlite3_value* value : row)
                sqlite3_value_free(value);
}

void BareFirstSync::noteRequests()
{
    SocketTransport transport(m_park.port());
    SyncRequest request;
    request.maxRecords = kRecordsPerRequest;
    bool more = true;
    while (more) {
        m_requests.push_back(encode(request));
        const auto response =
            parseSyncResponse(bodyOf(transport.ask(syncRequest(m_token, m_requests.back()))));
        request.cursor = response->cursor;
        more = response->more;
    }
}

void BareFirstSync::noteRows(test::EmptyTablet& device)
{
    BareSqlite database(device.tablet->databaseFile());
    for (const RecordSpec& spec : catalog()) {
        Table table;
        sqlite3_stmt* statement =
            database.prepare("SELECT rowid, * FROM " + spec.table + " ORDER BY rowid");
        const int columns = sqlite3_column_count(statement);
        std::string names;
        std::string values;
        for (int i = 0; i < columns; ++i) {
            names.append(i == 0 ? "" : ", ").append(sqlite3_column_name(statement, i));
            values.append(i == 0 ? "?" : ", ?");
        }
        table.insert = "INSERT INTO " + spec.table + " (" + names + ") VALUES (" + values + ")";
        while (sqlite3_step(statement) == SQLITE_ROW) {
            auto& row = table.rows.emplace_back();
            for (int i = 0; i < columns; ++i)
                row.push_back(sqlite3_value_dup(sqlite3_column_value(statement, i)));
        }
        m_tables.push_back(std::move(table));
    }
}

void BareFirstSync::noteWords(test::EmptyTablet& device)
{
    struct Searched
    {
        std::string text;
        std::string table;
        Pinyin pinyin;
    };
    const Searched searched[] = {{"name, credit_code", "enterprise", Pinyin::andSyllables},
                                 {"title, number", "issue", Pinyin::initials}};
    BareSqlite database(device.tablet->databaseFile());
    for (const auto& [text, table, pinyin] : searched) {
        SearchTable words;
        words.insert = "INSERT INTO " + table + "_search (rowid, words) VALUES (?, ?)";
        sqlite3_stmt* statement = database.prepare("SELECT rowid, " + text + " FROM " + table);
        const auto column = [statement](int index) {
            const auto* bytes = sqlite3_column_text(statement, index);
            return std::string(bytes != nullptr ? reinterpret_cast<const char*>(bytes) : "");
        };
        while (sqlite3_step(statement) == SQLITE_ROW)
            words.words.emplace_back(sqlite3_column_int64(statement, 0),
                                     searchWords(column(1) + "\n" + column(2), pinyin));
        m_searchTables.push_back(std::move(words));
    }
}

double BareFirstSync::run()
{
    QTemporaryDir folder;
    test::ManualClock clock(test::TemporaryTablet::kStart);
    test::SeededRandom random(1);
    std::filesystem::path file;
    {
        const auto tablet = Tablet::open(folder.path().toStdString(), clock, random);
        file = (*tablet)->databaseFile();
    }
    BareSqlite database(file);
    SocketTransport transport(m_park.port());
    return timeMs([&] {
        download(transport);
        insert(database);
    });
}

void BareFirstSync::download(SocketTransport& transport) const
{
    for (const std::string& request : m_requests)
        static_cast<void>(bodyOf(transport.ask(syncRequest(m_token, request))));
}

void BareFirstSync::insert(BareSqlite& database) const
{
    database.execute("BEGIN IMMEDIATE");
    for (const Table& table : m_tables) {
        sqlite3_stmt* statement = database.prepare(table.insert);
        for (const auto& row : table.rows) {
            int index = 0;
            for (const sqlite3_value* value : row)
                sqlite3_bind_value(statement, ++index, value);
            database.run(statement);
        }
    }
    for (const SearchTable& table : m_searchTables) {
        sqlite3_stmt* statement = database.prepare(table.insert);
        for (const auto& [rowid, words] : table.words) {
            sqlite3_bind_int64(statement, 1, rowid);
            bindText(statement, 2, words);
            database.run(statement);
        }
    }
    database.execute("COMMIT");
}

} // namespace wupan::bench
