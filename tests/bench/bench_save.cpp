#include "core/model/visit.h"
#include "core/services/visit_service.h"
#include "core/store/outbox_store.h"
#include "tests/bench/benches.h"
#include "tests/bench/measure.h"
#include "tests/support/temporary_tablet.h"

namespace wupan::bench {
namespace {

/// The same rows as one answer writes, by the shortest way that SQLite has.
class BareSave
{
public:
    explicit BareSave(const std::filesystem::path& folder)
        : m_database(folder / "bare.db", OpenMode::writer)
    {
        m_database.execute(
            "CREATE TABLE visit (id BLOB PRIMARY KEY, revision INTEGER, answers TEXT) STRICT;"
            "CREATE TABLE outbox (position INTEGER PRIMARY KEY, change TEXT, saved_at INTEGER) "
            "STRICT;"
            "INSERT INTO visit VALUES (x'00', 1, '');"
            "INSERT INTO outbox VALUES (1, '', 0);");
    }

    void run(const std::string& answers, const std::string& change)
    {
        Transaction transaction(m_database);
        m_database.prepare("UPDATE visit SET answers = ?1 WHERE id = x'00'")
            .bind(1, std::string_view(answers))
            .run();
        m_database.prepare("UPDATE outbox SET change = ?1, saved_at = ?2 WHERE position = 1")
            .bind(1, std::string_view(change))
            .bind(2, std::int64_t{1})
            .run();
        transaction.commit();
    }

private:
    Database m_database;
};

} // namespace

void benchSave()
{
    test::TemporaryTablet device;
    VisitService visits(*device.tablet);
    const VisitId visit = *visits.plan(device.enterprise.id, device.clock.now());
    // A visit half filled in: 15 answers stand already.
    for (int i = 0; i < 15; ++i)
        static_cast<void>(
            visits.saveAnswers(visit, {{"/data/projects/q" + std::to_string(i), "yes"}}, 20));
    const std::string answers = json::serialize(
        MemberCodec<std::map<std::string, std::string>>::write(device.load<Visit>(visit).answers));
    const std::string change =
        json::serialize(toJson(OutboxStore(device.tablet->database()).editsOf(visit.uuid).front()));

    BareSave bare(device.folder());
    int i = 0;
    const Ratio ratio = compare(
        300,
        [&] {
            static_cast<void>(visits.saveAnswers(
                visit, {{"/data/projects/q3", ++i % 2 == 0 ? "yes" : "no"}}, 20));
        },
        [&] { bare.run(answers + std::to_string(i), change + std::to_string(i)); });
    report("save one answer with its outbox entry", ratio, "<= 1.3");
}

} // namespace wupan::bench
