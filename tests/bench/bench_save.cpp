#include "core/services/visit_service.h"
#include "core/store/outbox_store.h"
#include "tests/bench/bare_sqlite.h"
#include "tests/bench/benches.h"
#include "tests/bench/report.h"
#include "tests/support/temporary_tablet.h"

namespace wupan::bench {
namespace {

constexpr int kAnswers = 15; // stand already: a visit half filled in
constexpr int kRounds = 400;

using Answers = std::map<std::string, std::string>;

std::string questionPath(int i)
{
    return "/data/projects/q" + std::to_string(i);
}

/// The same columns of the same rows in a copy of the tablet's database, values ready: the least
/// that SQLite can do.
class BareSave
{
public:
    explicit BareSave(test::TemporaryTablet& device)
        : m_database(copyOf(device))
        , m_begin(m_database.prepare("BEGIN IMMEDIATE"))
        , m_commit(m_database.prepare("COMMIT"))
        , m_visit(m_database.prepare(
              "UPDATE visit SET answers = ?2, missing_answers = ?3 WHERE id = ?1"))
        , m_join(m_database.prepare(
              "UPDATE outbox SET change = ?2, saved_at = ?3 WHERE position = ?1"))
        , m_append(
              m_database.prepare("INSERT INTO outbox (type, record_id, kind, change, saved_at) "
                                 "VALUES ('visit', ?1, 'update', ?2, ?3)"))
        , m_base(m_database.prepare(
              "INSERT INTO base_record (record_id, type, document) VALUES (?1, 'visit', ?2)"))
    {}

    void joinAnswer(const Uuid& visit, const std::string& answers, const std::string& change)
    {
        m_database.run(m_begin);
        writeVisit(visit, answers);
        sqlite3_bind_int64(m_join, 1, 1);
        bindText(m_join, 2, change);
        sqlite3_bind_int64(m_join, 3, ++m_savedAt);
        m_database.run(m_join);
        m_database.run(m_commit);
    }

    void firstAnswer(const Uuid& visit, const std::string& answers, const std::string& change,
                     const std::string& before)
    {
        m_database.run(m_begin);
        writeVisit(visit, answers);
        bindId(m_append, visit);
        bindText(m_append, 2, change);
        sqlite3_bind_int64(m_append, 3, ++m_savedAt);
        m_database.run(m_append);
        bindId(m_base, visit);
        bindText(m_base, 2, before);
        m_database.run(m_base);
        m_database.run(m_commit);
    }

private:
    static std::filesystem::path copyOf(test::TemporaryTablet& device)
    {
        device.tablet->database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
        const auto file = device.folder() / "bare.db";
        std::filesystem::copy_file(device.tablet->databaseFile(), file,
                                   std::filesystem::copy_options::overwrite_existing);
        return file;
    }

    static void bindId(sqlite3_stmt* statement, const Uuid& id)
    {
        sqlite3_bind_blob(statement, 1, id.bytes.data(), static_cast<int>(id.bytes.size()),
                          SQLITE_STATIC);
    }

    void writeVisit(const Uuid& visit, const std::string& answers)
    {
        bindId(m_visit, visit);
        bindText(m_visit, 2, answers);
        sqlite3_bind_int64(m_visit, 3, 20);
        m_database.run(m_visit);
    }

    BareSqlite m_database;
    sqlite3_stmt* m_begin;
    sqlite3_stmt* m_commit;
    sqlite3_stmt* m_visit;
    sqlite3_stmt* m_join;
    sqlite3_stmt* m_append;
    sqlite3_stmt* m_base;
    std::int64_t m_savedAt = 0;
};

Visit halfFilledVisit(test::TemporaryTablet& device)
{
    Visit visit;
    visit.id = device.newId<VisitId>();
    visit.enterpriseId = device.enterprise.id;
    visit.officerId = device.officer.id;
    visit.checklistId = device.checklist.id;
    visit.state = VisitState::checkedIn;
    visit.plannedAt = device.clock.now();
    visit.checkedInAt = device.clock.now();
    for (int i = 0; i < kAnswers; ++i)
        visit.answers[questionPath(i)] = "yes";
    visit.missingAnswers = 20;
    return visit;
}

std::string answersOf(const Visit& visit)
{
    return json::serialize(MemberCodec<Answers>::write(visit.answers));
}

std::string changeOf(test::TemporaryTablet& device, VisitId visit)
{
    OutboxStore outbox(device.tablet->database());
    return json::serialize(toJson(outbox.editsOf(visit.uuid).front()));
}

void saveOne(VisitService& visits, VisitId visit, int question, const std::string& answer)
{
    if (!visits.saveAnswers(visit, {{questionPath(question), answer}}, 20))
        throw std::runtime_error("an answer was not saved");
}

/// An edit of this visit waits already: the answer joins it.
void benchJoined()
{
    test::TemporaryTablet device;
    VisitService visits(*device.tablet);
    const Visit visit = halfFilledVisit(device);
    device.pull(visit);
    for (int i = 0; i < kAnswers; ++i)
        saveOne(visits, visit.id, i, "yes");
    // Every save changes the row: SQLite does not write a page whose content stays.
    struct Saved
    {
        std::string word;
        std::string answers;
        std::string change;
    };
    std::vector<Saved> saved{{"yes", {}, {}}, {"no!", {}, {}}};
    for (Saved& each : saved) {
        saveOne(visits, visit.id, 3, each.word);
        each.answers = answersOf(device.load<Visit>(visit.id));
        each.change = changeOf(device, visit.id);
    }
    BareSave bare(device);
    std::size_t ours = 0;
    std::size_t floor = 0;
    const Compared compared = compare(
        kRounds, [&] { saveOne(visits, visit.id, 3, saved.at(ours++ % 2).word); },
        [&] {
            const Saved& next = saved.at(floor++ % 2);
            bare.joinAnswer(visit.id.uuid, next.answers, next.change);
        });
    report("save one answer, joining an edit that waits", compared, {.timesFloor = 1.3});
}

/// Nothing of this visit waits: headquarters' row is put aside with the first answer.
void benchFirst()
{
    test::TemporaryTablet device;
    VisitService visits(*device.tablet);
    const Visit pattern = halfFilledVisit(device);
    device.pull(pattern);
    const std::string before = json::serialize(toDocument(pattern));
    saveOne(visits, pattern.id, 3, "no");
    const std::string change = changeOf(device, pattern.id);
    const std::string answers = answersOf(device.load<Visit>(pattern.id));
    std::vector<VisitId> pulled;
    for (int i = 0; i < kRounds; ++i) {
        const Visit visit = halfFilledVisit(device);
        device.pull(visit);
        pulled.push_back(visit.id);
    }
    BareSave bare(device);
    auto ours = pulled.begin();
    auto floor = pulled.begin();
    const Compared compared = compare(
        kRounds, [&] { saveOne(visits, *ours++, 3, "no"); },
        [&] { bare.firstAnswer((floor++)->uuid, answers, change, before); });
    report("save one answer, the first edit of a visit", compared, {.timesFloor = 1.3});
}

} // namespace

void benchSave()
{
    benchJoined();
    benchFirst();
}

} // namespace wupan::bench
