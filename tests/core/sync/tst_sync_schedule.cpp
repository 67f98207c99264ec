#include "core/sync/problem_answer.h"
#include "core/sync/retry_after.h"
#include "core/sync/sync_schedule.h"
#include "core/sync/tuning.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

// moc cannot read rapidcheck's headers.
#ifndef Q_MOC_RUN
#include <rapidcheck.h>
#endif

#include <QTest>

#include <set>

using namespace wupan;

namespace {

constexpr std::int64_t kLongestPauseMs = 256'000;

Error unreachable()
{
    return {ErrorCode::unreachable, ""};
}

Error busyFor(std::int64_t ms)
{
    return {ErrorCode::serverBusy, "", ms};
}

/// A schedule of a tablet that is signed in and has synced once.
struct SyncedTablet
{
    test::ManualClock clock{Instant{1'800'000'000'000}};
    test::SeededRandom random;
    SyncSchedule schedule{clock, random};

    explicit SyncedTablet(std::uint64_t seed = 1)
        : random(seed)
    {
        schedule.signedIn();
        schedule.began();
        schedule.succeeded();
    }

    void fail(const Error& error)
    {
        schedule.began();
        schedule.failed(error);
    }
};

HttpResponse busy(const char* retryAfter, const char* date = "")
{
    return {503, {{"retry-after", retryAfter}, {"date", date}}, ""};
}

} // namespace

/// When the next sync is due, by what happened.
class TestSyncSchedule : public QObject
{
    Q_OBJECT
private slots:
    void nothingIsDueBeforeAnybodySignedIn()
    {
        test::ManualClock clock(Instant{0});
        test::SeededRandom random(1);
        SyncSchedule schedule(clock, random);
        QVERIFY(!schedule.dueInMs());
        schedule.signedIn();
        QCOMPARE(schedule.dueInMs().value(), std::int64_t{0});
    }

    void aQuietTabletAsksAtMostOnceAMinute()
    {
        SyncedTablet tablet;
        QCOMPARE(tablet.schedule.dueInMs().value(), tuning::kQuietMs);
        QVERIFY(tuning::kQuietMs >= 60'000);
    }

    void aSavedEditIsSentSoon()
    {
        SyncedTablet tablet;
        tablet.schedule.changeSaved();
        QCOMPARE(tablet.schedule.dueInMs().value(), tuning::kAfterChangeMs);
    }

    void whoeverSavesWithoutAPauseIsSentAllTheSame()
    {
        SyncedTablet tablet;
        tablet.schedule.changeSaved();
        tablet.clock.advanceMs(1'500);
        tablet.schedule.changeSaved();
        QCOMPARE(tablet.schedule.dueInMs().value(), std::int64_t{500});
        tablet.clock.advanceMs(600);
        QCOMPARE(tablet.schedule.dueInMs().value(), std::int64_t{0});
    }

    void anEditSavedDuringASyncIsNotLeftUntilTheNextQuietOne()
    {
        SyncedTablet tablet;
        tablet.schedule.began();
        tablet.schedule.changeSaved();
        tablet.clock.advanceMs(1'000);
        tablet.schedule.succeeded();
        QCOMPARE(tablet.schedule.dueInMs().value(), std::int64_t{1'000});
    }

    void newsAreFetchedWithinTwoSecondsAndNotByAllAtOnce()
    {
        std::set<std::int64_t> pauses;
        for (std::uint64_t seed = 0; seed < 100; ++seed) {
            SyncedTablet tablet(seed);
            tablet.schedule.newsAnnounced();
            pauses.insert(tablet.schedule.dueInMs().value());
        }
        QVERIFY(*pauses.rbegin() <= 2'000);
        QVERIFY(pauses.size() > 50);
    }

    void eachFailureDoublesThePause()
    {
        SyncedTablet tablet;
        for (std::int64_t pauseMs = 1'000; pauseMs <= kLongestPauseMs; pauseMs *= 2) {
            tablet.fail(unreachable());
            QVERIFY(tablet.schedule.dueInMs().value() >= pauseMs / 2);
            QVERIFY(tablet.schedule.dueInMs().value() <= pauseMs);
        }
        tablet.fail(unreachable());
        QVERIFY(tablet.schedule.dueInMs().value() <= kLongestPauseMs);
    }

    void aSuccessForgetsTheFailures()
    {
        SyncedTablet tablet;
        for (int i = 0; i < 5; ++i)
            tablet.fail(unreachable());
        tablet.schedule.began();
        tablet.schedule.succeeded();
        tablet.fail(unreachable());
        QVERIFY(tablet.schedule.dueInMs().value() <= 1'000);
    }

    void neitherEditsNorNewsShortenThePauseAfterAFailure()
    {
        SyncedTablet tablet;
        for (int i = 0; i < 6; ++i)
            tablet.fail(unreachable());
        const std::int64_t pauseMs = tablet.schedule.dueInMs().value();
        tablet.schedule.changeSaved();
        tablet.schedule.newsAnnounced();
        QCOMPARE(tablet.schedule.dueInMs().value(), pauseMs);
    }

    void theReturningNetworkForgetsTheFailures()
    {
        SyncedTablet tablet;
        for (int i = 0; i < 9; ++i)
            tablet.fail(unreachable());
        tablet.schedule.networkReturned();
        QCOMPARE(tablet.schedule.dueInMs().value(), std::int64_t{0});
        tablet.fail(unreachable());
        QVERIFY(tablet.schedule.dueInMs().value() <= 1'000);
    }

    void aSyncThatFailsOnTheNetworkBeforeIsBegunAgainAtOnce()
    {
        SyncedTablet tablet;
        tablet.schedule.began();
        tablet.schedule.networkReturned();
        tablet.schedule.failed(unreachable());
        QCOMPARE(tablet.schedule.dueInMs().value(), std::int64_t{0});
        tablet.fail(unreachable());
        QVERIFY(tablet.schedule.dueInMs().value() >= 500);
    }

    void theReturningNetworkDoesNotBreakHeadquartersWord()
    {
        SyncedTablet tablet;
        tablet.fail(busyFor(30'000));
        tablet.clock.advanceMs(10'000);
        tablet.schedule.networkReturned();
        QCOMPARE(tablet.schedule.dueInMs().value(), std::int64_t{20'000});
    }

    void headquartersWordHasALimit()
    {
        SyncedTablet tablet;
        tablet.fail(busyFor(INT64_MAX / 2));
        QVERIFY(tablet.schedule.dueInMs().value() <= tuning::kLongestRetryAfterMs + 1'000);
    }

    void aPersonNeedNotWait()
    {
        SyncedTablet tablet;
        tablet.fail(busyFor(30'000));
        tablet.schedule.askedFor();
        QCOMPARE(tablet.schedule.dueInMs().value(), std::int64_t{0});
    }

    void aRefusedSessionIsTriedAgainAfterSigningInOnly()
    {
        SyncedTablet tablet;
        tablet.fail({ErrorCode::unauthorized, ""});
        tablet.schedule.changeSaved();
        tablet.schedule.newsAnnounced();
        tablet.schedule.networkReturned();
        QVERIFY(!tablet.schedule.dueInMs());
        tablet.schedule.signedIn();
        QCOMPARE(tablet.schedule.dueInMs().value(), std::int64_t{0});
    }

    void aWallClockThatJumpsChangesNothing()
    {
        SyncedTablet tablet;
        tablet.schedule.changeSaved();
        tablet.clock.setWallClock(Instant{0});
        QCOMPARE(tablet.schedule.dueInMs().value(), tuning::kAfterChangeMs);
    }

    /// Whatever happened before.
    void noPauseIsLongerThanTheLimitOrShorterThanHeadquartersWord()
    {
        const bool held = rc::check([](std::uint64_t seed) {
            SyncedTablet tablet(seed);
            for (int step = *rc::gen::inRange(1, 40); step > 0; --step) {
                const auto askedMs = *rc::gen::elementOf(
                    std::vector<std::int64_t>{0, 0, 0, 1'000, 30'000, 600'000, 86'400'000});
                switch (*rc::gen::inRange(0, 5)) {
                case 0:
                    tablet.schedule.changeSaved();
                    break;
                case 1:
                    tablet.schedule.newsAnnounced();
                    break;
                case 2:
                    tablet.clock.advanceMs(*rc::gen::inRange(0, 400'000));
                    break;
                case 3:
                    tablet.schedule.began();
                    tablet.schedule.succeeded();
                    break;
                default:
                    tablet.fail(busyFor(askedMs));
                    const std::int64_t wordMs = std::min(askedMs, tuning::kLongestRetryAfterMs);
                    tablet.schedule.changeSaved();
                    tablet.schedule.newsAnnounced();
                    RC_ASSERT(tablet.schedule.dueInMs().value() >= wordMs + 500);
                    RC_ASSERT(tablet.schedule.dueInMs().value() <= wordMs + kLongestPauseMs);
                    tablet.schedule.networkReturned();
                    RC_ASSERT(tablet.schedule.dueInMs().value() >= wordMs);
                }
                RC_ASSERT(tablet.schedule.dueInMs().value() <=
                          tuning::kLongestRetryAfterMs + kLongestPauseMs);
            }
        });
        QVERIFY(held);
    }

    void retryAfterIsUnderstood_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<qint64>("ms");
        const QByteArray sent = "Sun, 31 Oct 2027 23:59:30 GMT";
        const auto row = [](const char* name, const char* text, const QByteArray& date, qint64 ms) {
            QTest::newRow(name) << QByteArray(text) << date << ms;
        };
        row("seconds", "120", "", 120'000);
        row("none", "0", "", 0);
        row("a date after the answer's own", "Mon, 01 Nov 2027 00:00:00 GMT", sent, 30'000);
        row("a date that is past", "Sun, 31 Oct 2027 23:00:00 GMT", sent, 0);
        row("a date without a date to reckon from", "Mon, 01 Nov 2027 00:00:00 GMT", "", 0);
        row("a date in words of its own", "next Monday at nine, please, GMT", sent, 0);
        row("a negative number", "-5", "", 0);
        row("a number with a tail", "5 minutes", "", 0);
        row("a number beyond all numbers", "99999999999999999999", "", 0);
        row("a number beyond all patience", "9999999999999999", "", 1'000'000'000'000);
        row("nothing", "", "", 0);
    }

    void retryAfterIsUnderstood()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, date);
        QFETCH(qint64, ms);
        QCOMPARE(retryAfterMs(busy(text.constData(), date.constData())), std::int64_t{ms});
        QCOMPARE(errorOf(busy(text.constData(), date.constData())).retryAfterMs, std::int64_t{ms});
    }

    void onlyHeadquartersAndWhatStandsBeforeItAreListenedTo()
    {
        HttpResponse portal{429, {{"retry-after", "120"}}, "<html>"};
        QCOMPARE(errorOf(portal).retryAfterMs, std::int64_t{0});
        HttpResponse proxy{503, {{"retry-after", "120"}}, "<html>"};
        QCOMPARE(errorOf(proxy).retryAfterMs, std::int64_t{120'000});
        HttpResponse tooOften{
            429,
            {{"retry-after", "120"}, {"content-type", "application/problem+json"}},
            R"({"code":"serverBusy"})"};
        QCOMPARE(errorOf(tooOften).retryAfterMs, std::int64_t{120'000});
        QCOMPARE(name(errorOf(tooOften).code), name(ErrorCode::serverBusy));
    }
};

QTEST_APPLESS_MAIN(TestSyncSchedule)
#include "tst_sync_schedule.moc"
