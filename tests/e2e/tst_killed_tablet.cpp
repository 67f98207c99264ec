#include "core/model/attachment.h"
#include "core/model/visit.h"
#include "core/services/visit_service.h"
#include "tests/support/tablet_state.h"
#include "tests/support/temporary_tablet.h"

#include <QProcess>
#include <QTest>

#include <chrono>
#include <set>
#include <thread>

using namespace wupan;

namespace {

constexpr int kRounds = 30;
constexpr int kDeadlineMs = 30'000;

/// What the tablet holds, by the numbers of saving_tablet.
std::set<int> savedNumbers(Tablet& tablet, VisitId visit)
{
    std::set<int> numbers;
    RecordStore records(tablet.database());
    const Visit present = records.load<Visit>(visit).value_or(Visit{});
    for (const auto& [path, answer] : present.answers)
        numbers.insert(std::stoi(answer));
    for (const Attachment& photo : records.loadAll<Attachment>())
        numbers.insert(std::stoi(photo.questionPath));
    return numbers;
}

} // namespace

/// A tablet that is killed while it saves.
class TestKilledTablet : public QObject
{
    Q_OBJECT
private slots:
    void whateverWasSavedIsThereAfterAKillAtAnyMoment()
    {
        test::TemporaryTablet device;
        const VisitId visit =
            VisitService(*device.tablet).plan(device.enterprise.id, device.clock.now()).value();
        int last = 0; // said to be saved
        for (int round = 0; round < kRounds; ++round) {
            device.tablet.reset();
            QProcess saving;
            saving.start(WUPAN_SAVING_TABLET,
                         {QString::fromStdString(device.folder().string()),
                          QString::fromStdString(visit.text()), QString::number(last + 1)});
            QByteArray said;
            while (said.count('\n') <= round % 7) {
                QVERIFY2(saving.waitForReadyRead(kDeadlineMs), said.constData());
                said += saving.readAllStandardOutput();
            }
            std::this_thread::sleep_for(std::chrono::microseconds(137 * round));
            saving.kill();
            QVERIFY(saving.waitForFinished(kDeadlineMs));
            QCOMPARE(saving.exitStatus(), QProcess::CrashExit);
            said += saving.readAllStandardOutput();
            for (const QByteArray& number : said.split('\n'))
                last = std::max(last, number.toInt());

            device.reopen();
            QCOMPARE(QString::fromStdString(test::brokenPromise(*device.tablet)), QString());
            std::set<int> saved = savedNumbers(*device.tablet, visit);
            // One more may have been saved and not yet said.
            if (saved.contains(last + 1))
                ++last;
            QCOMPARE(saved.size(), static_cast<std::size_t>(last));
            QCOMPARE(*saved.begin(), 1);
            QCOMPARE(*saved.rbegin(), last);
        }
    }
};

QTEST_GUILESS_MAIN(TestKilledTablet)
#include "tst_killed_tablet.moc"
