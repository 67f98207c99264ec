#include "core/model/visit.h"
#include "core/services/visit_service.h"
#include "core/sync/apply_change.h"
#include "tests/support/temporary_tablet.h"

// moc cannot read rapidcheck's headers.
#ifndef Q_MOC_RUN
#include <rapidcheck.h>
#endif

#include <QTest>

using namespace wupan;
using test::TemporaryTablet;

namespace {

enum class Action { answer, summary, people, seal, settleOne, pullTheirs };

/// The law, said without the code that keeps it: headquarters' row, then every pending edit in
/// order.
Document expectedRow(TemporaryTablet& device, const Uuid& id)
{
    OutboxStore outbox(device.tablet->database());
    const auto base = outbox.base(id);
    Document row = base && base->document ? *base->document : Document{};
    bool exists = base && base->document;
    const Actor actor = device.tablet->actor();
    for (const Change& edit : outbox.editsOf(id)) {
        const Applied applied = applyChange(exists ? &row : nullptr, {}, edit,
                                            {actor, edit.deviceAt, device.tablet->rules()});
        row = applied.document;
        // Where two texts clash, the own one is seen until somebody decides.
        for (const auto& clash : applied.outcome.theirs)
            row[clash.key()] = edit.fields.at(clash.key());
        exists = true;
    }
    return row;
}

void settleOldest(TemporaryTablet& device, std::int64_t revision)
{
    const Status settled = device.tablet->inTransaction([&] {
        OutboxStore outbox(device.tablet->database());
        for (const Change& change : outbox.sealed(1)) {
            ChangeOutcome outcome;
            outcome.sequence = change.sequence;
            outcome.revision = revision;
            LocalRows(*device.tablet).settle(outcome, device.clock.now());
        }
        return done();
    });
    RC_ASSERT(settled.ok());
}

} // namespace

class TestRebaseProperties : public QObject
{
    Q_OBJECT
private slots:
    void theLocalRowIsAlwaysHeadquartersRowWithThePendingEditsOnTop()
    {
        QVERIFY(rc::check([] {
            TemporaryTablet device;
            VisitService visits(*device.tablet);
            const VisitId id = *visits.plan(device.enterprise.id, device.clock.now());
            const auto actions = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 6));
            int step = 0;
            std::int64_t revision = 0; // headquarters' counter
            for (const int action : actions) {
                device.clock.advanceMs(10);
                const std::string value = std::to_string(++step);
                switch (static_cast<Action>(action)) {
                case Action::answer:
                    RC_ASSERT(
                        visits.saveAnswers(id, {{"/q" + std::to_string(step % 3), value}}, 1).ok());
                    break;
                case Action::summary:
                    RC_ASSERT(visits.saveSummary(id, "总结" + value).ok());
                    break;
                case Action::people:
                    RC_ASSERT(visits.savePeopleMet(id, {"样本" + value}).ok());
                    break;
                case Action::seal:
                    RC_ASSERT(device.tablet->inTransaction([&] {
                        OutboxStore(device.tablet->database()).seal(10);
                        return done();
                    }));
                    break;
                case Action::settleOne:
                    settleOldest(device, ++revision);
                    break;
                case Action::pullTheirs: {
                    Visit theirs = device.load<Visit>(id);
                    theirs.answers["/theirs"] = value;
                    device.pull(theirs, ++revision);
                    break;
                }
                }
                if (OutboxStore(device.tablet->database()).hasEditsOf(id.uuid)) {
                    const auto shown =
                        RecordStore(device.tablet->database()).read(RecordType::visit, id.uuid);
                    RC_ASSERT(shown.has_value());
                    RC_ASSERT(*shown == expectedRow(device, id.uuid));
                } else {
                    RC_ASSERT(!OutboxStore(device.tablet->database()).base(id.uuid).has_value());
                }
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestRebaseProperties)
#include "tst_rebase_properties.moc"
