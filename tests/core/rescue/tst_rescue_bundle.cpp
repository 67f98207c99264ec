#include "core/rescue/rescue_writer.h"
#include "core/services/attachment_service.h"
#include "core/services/attention_service.h"
#include "core/services/visit_service.h"
#include "core/store/attention_store.h"
#include "core/store/outbox_store.h"
#include "core/sync/headquarters_clock.h"
#include "tests/support/opened_bundle.h"
#include "tests/support/tablet_state.h"
#include "tests/support/temporary_tablet.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <fstream>

using namespace wupan;
using test::OpenedBundle;
using test::TemporaryTablet;

namespace {

std::string photo(char content)
{
    return "\xFF\xD8\xFF" + std::string(300, content);
}

} // namespace

/// What a tablet puts into a rescue bundle, and what it is like afterwards.
class TestRescueBundle : public QObject
{
    Q_OBJECT
private:
    SealingKeys m_keys = test::sealingKeys();

    void begin(TemporaryTablet& device) const
    {
        test::giveRescueKey(*device.tablet, m_keys, device.park.id);
    }

    static std::filesystem::path pathOf(TemporaryTablet& device) { return device.folder() / "b"; }

    OpenedBundle bundleOf(TemporaryTablet& device) const
    {
        if (const auto made = writeRescueBundle(*device.tablet, pathOf(device)); !made)
            throw std::runtime_error(made.error().detail);
        auto opened = OpenedBundle::open(pathOf(device), m_keys);
        if (!opened)
            throw std::runtime_error(opened.error().detail);
        return std::move(*opened);
    }

    static VisitId plan(TemporaryTablet& device)
    {
        return VisitService(*device.tablet).plan(device.enterprise.id, device.clock.now()).value();
    }

    static void inTransaction(TemporaryTablet& device, const std::function<void()>& work)
    {
        QVERIFY(device.tablet
                    ->inTransaction([&] {
                        work();
                        return done();
                    })
                    .ok());
    }

    static void seal(TemporaryTablet& device)
    {
        inTransaction(device, [&] { OutboxStore(device.tablet->database()).seal(10); });
    }

    static void answer(TemporaryTablet& device, std::int64_t sequence, Outcome outcome,
                       const std::string& reason = {})
    {
        ChangeOutcome answered;
        answered.sequence = sequence;
        answered.outcome = outcome;
        answered.reason = reason;
        answered.revision = outcome == Outcome::refused ? 0 : 5;
        inTransaction(device,
                      [&] { LocalRows(*device.tablet).settle(answered, device.clock.now()); });
    }

    static std::string addPhoto(TemporaryTablet& device, VisitId visit, char content)
    {
        NewFile file;
        file.ownerId = visit.uuid;
        file.bytes = photo(content);
        const auto added = AttachmentService(*device.tablet).add(file);
        if (!added)
            throw std::runtime_error(added.error().detail);
        return device.load<Attachment>(*added).sha256;
    }

    static std::vector<std::string> idsOf(const std::vector<KeptEdit>& edits)
    {
        std::vector<std::string> ids;
        ids.reserve(edits.size());
        for (const KeptEdit& edit : edits)
            ids.push_back(edit.recordId.text());
        return ids;
    }

private slots:
    void everyEditIsInItInTheOrderInWhichTheyWereMade()
    {
        TemporaryTablet device;
        begin(device);
        const VisitId answered = plan(device);
        const VisitId sealed = plan(device);
        seal(device);
        answer(device, 1, Outcome::applied);
        const VisitId waiting = plan(device);
        const OpenedBundle bundle = bundleOf(device);
        const std::vector<std::string> wanted{answered.text(), sealed.text(), waiting.text()};
        QCOMPARE(idsOf(bundle.edits), wanted);
        QVERIFY(bundle.edits[0].answeredAt && *bundle.edits[0].answeredAt == device.clock.now());
        QVERIFY(!bundle.edits[1].answeredAt && !bundle.edits[2].answeredAt);
        for (const KeptEdit& edit : bundle.edits)
            QCOMPARE(edit.author.text(), device.officer.id.text());
        const auto change = parseChange(*parseObject(bundle.edits[1].text));
        QVERIFY(change.ok());
        QCOMPARE(change->sequence, std::int64_t{2});
        QVERIFY(!change->chain.empty());
    }

    void theManifestSaysWhoseItIsAndHowItsClocksStood()
    {
        TemporaryTablet device;
        begin(device);
        plan(device);
        seal(device);
        const OpenedBundle bundle = bundleOf(device);
        const RescueManifest& manifest = bundle.manifest;
        QCOMPARE(manifest.device.text(), device.tablet->actor().deviceId.text());
        QCOMPARE(manifest.park.text(), device.park.id.text());
        QCOMPARE(manifest.officer.text(), device.officer.id.text());
        QCOMPARE(manifest.deviceAt.ms, device.clock.now().ms);
        QCOMPARE(manifest.uptimeMs, device.clock.uptimeMs());
        QCOMPARE(manifest.bootId, device.clock.bootId());
        QCOMPARE(manifest.past.sequence, std::int64_t{1});
        QCOMPARE(manifest.past.chain, OutboxStore(device.tablet->database()).past().chain);
        QCOMPARE(manifest.counts.waiting, std::int64_t{1});
        QVERIFY(!manifest.headquartersAt);
    }

    void headquartersClockIsReckonedByUptimeOrByTheWallClock()
    {
        TemporaryTablet device;
        begin(device);
        const Instant right = device.clock.now().plusMs(7 * kMillisecondsPerDay);
        inTransaction(device, [&] { noteHeadquartersClock(*device.tablet, right); });
        device.clock.advanceMs(5'000);
        device.clock.setWallClock(Instant{1});
        QCOMPARE(bundleOf(device).manifest.headquartersAt->ms, right.plusMs(5'000).ms);
        device.clock.setWallClock(TemporaryTablet::kStart.plusMs(9'000));
        device.clock.reboot("boot-2");
        QCOMPARE(bundleOf(device).manifest.headquartersAt->ms, right.plusMs(9'000).ms);
    }

    void theAttentionListIsInItDecidedOrNot()
    {
        TemporaryTablet device;
        begin(device);
        const VisitId decided = plan(device);
        const VisitId open = plan(device);
        seal(device);
        answer(device, 1, Outcome::refused, "notAllowed");
        answer(device, 2, Outcome::refused, "closed");
        AttentionService service(*device.tablet);
        QVERIFY(service.giveUp(1).ok());
        const OpenedBundle bundle = bundleOf(device);
        QCOMPARE(bundle.entries.size(), std::size_t{2});
        QCOMPARE(bundle.entries[0].recordId.text(), decided.text());
        QCOMPARE(bundle.entries[0].decision, std::string("givenUp"));
        QCOMPARE(bundle.entries[0].reason, std::string("notAllowed"));
        QCOMPARE(bundle.entries[1].recordId.text(), open.text());
        QCOMPARE(bundle.entries[1].decision, std::string());
        QCOMPARE(bundle.entries[1].author.text(), device.officer.id.text());
        QVERIFY(parseChange(*parseObject(bundle.entries[1].text)).ok());
        QCOMPARE(bundle.manifest.counts.entries, std::int64_t{2});
        QCOMPARE(bundle.manifest.counts.open, std::int64_t{1});
    }

    void anEditThatNobodyCanReadIsInItAsItIs()
    {
        TemporaryTablet device;
        begin(device);
        plan(device);
        inTransaction(device, [&] {
            device.tablet->database().execute(
                "UPDATE outbox SET change = CAST(x'7b2274ff00796e' AS TEXT)");
        });
        const OpenedBundle bundle = bundleOf(device);
        QCOMPARE(bundle.edits.size(), std::size_t{1});
        QVERIFY(bundle.edits[0].text == std::string("{\"t\xff\0yn", 7));
    }

    void whatIsNoTextInAnotherColumnSpoilsNothing()
    {
        TemporaryTablet device;
        begin(device);
        plan(device);
        seal(device);
        answer(device, 1, Outcome::refused, "notAllowed");
        inTransaction(device, [&] {
            device.tablet->database().execute(
                "UPDATE attention SET reason = CAST(x'ff' AS TEXT), theirs = CAST(x'fe' AS TEXT)");
        });
        const OpenedBundle bundle = bundleOf(device);
        QCOMPARE(bundle.entries.size(), std::size_t{1});
        QCOMPARE(bundle.entries[0].reason, std::string());
    }

    void filesThatHeadquartersDidNotConfirmAreInIt()
    {
        TemporaryTablet device;
        begin(device);
        const VisitId visit = plan(device);
        const std::string waiting = addPhoto(device, visit, 'a');
        const std::string confirmed = addPhoto(device, visit, 'b');
        inTransaction(device,
                      [&] { FileUploadStore(device.tablet->database()).setReceived(confirmed); });
        const OpenedBundle bundle = bundleOf(device);
        QCOMPARE(bundle.files.size(), std::size_t{1});
        QVERIFY(bundle.files.at(waiting) == photo('a'));
        QCOMPARE(bundle.manifest.files.front().sha256, waiting);
        QCOMPARE(bundle.manifest.files.front().bytes, std::int64_t{303});
        QVERIFY(bundle.manifest.leftOut.empty());
    }

    void aPhotoThatCannotBeReadIsLeftOutAndListed()
    {
        TemporaryTablet device;
        begin(device);
        const VisitId visit = plan(device);
        const std::string good = addPhoto(device, visit, 'a');
        const std::string missing = addPhoto(device, visit, 'b');
        const std::string damaged = addPhoto(device, visit, 'c');
        const std::string unreadable = addPhoto(device, visit, 'd');
        const std::filesystem::path files = device.tablet->filesFolder();
        std::filesystem::remove(files / missing);
        std::ofstream(files / damaged, std::ios::app) << "x";
        std::filesystem::remove(files / unreadable);
        std::filesystem::create_directory(files / unreadable);
        const OpenedBundle bundle = bundleOf(device);
        QCOMPARE(bundle.files.size(), std::size_t{1});
        QVERIFY(bundle.files.at(good) == photo('a'));
        std::map<std::string, std::string> reasons;
        for (const LeftOutFile& file : bundle.manifest.leftOut)
            reasons[file.sha256] = file.reason;
        const std::map<std::string, std::string> wanted{
            {missing, "missing"}, {damaged, "damaged"}, {unreadable, "unreadable"}};
        QVERIFY(reasons == wanted);
    }

    void makingItChangesNoEditAndNoMark()
    {
        TemporaryTablet device;
        begin(device);
        addPhoto(device, plan(device), 'a');
        seal(device);
        const std::string before = test::contentOf(device.tablet->database());
        bundleOf(device);
        QCOMPARE(QByteArray::fromStdString(test::contentOf(device.tablet->database())),
                 QByteArray::fromStdString(before));
    }

    /// Joined, it would get another name, and come to headquarters a second time as another edit.
    void anEditThatIsInABundleIsJoinedByNoLaterOne()
    {
        TemporaryTablet device;
        begin(device);
        const VisitId visit = plan(device);
        VisitService visits(*device.tablet);
        QVERIFY(visits.saveAnswers(visit, {{"/data/q1", "yes"}}, 2).ok());
        const OpenedBundle bundle = bundleOf(device);
        QCOMPARE(bundle.edits.size(), std::size_t{1});
        const auto rescued = parseChange(*parseObject(bundle.edits[0].text));
        QVERIFY(visits.saveAnswers(visit, {{"/data/q2", "no"}}, 1).ok());
        QVERIFY(visits.saveAnswers(visit, {{"/data/q3", "no"}}, 0).ok());
        const auto edits = OutboxStore(device.tablet->database()).editsOf(visit.uuid);
        QCOMPARE(edits.size(), std::size_t{2}); // the two later ones joined as ever
        QCOMPARE(edits[0].editId.text(), rescued->editId.text());
        QCOMPARE(test::brokenPromise(*device.tablet), std::string());
    }

    void nobodyNeedsToBeSignedIn()
    {
        TemporaryTablet device;
        begin(device);
        plan(device);
        seal(device);
        answer(device, 1, Outcome::refused, "notAllowed");
        Actor nobody;
        nobody.deviceId = device.tablet->actor().deviceId;
        QVERIFY(device.tablet->setActor(nobody).ok());
        const OpenedBundle bundle = bundleOf(device);
        QVERIFY(bundle.manifest.officer.isNil());
        QCOMPARE(bundle.edits.front().author.text(), device.officer.id.text());
        QCOMPARE(bundle.entries.front().author.text(), device.officer.id.text());
    }

    void withoutHeadquartersKeyThereIsNone()
    {
        TemporaryTablet device;
        plan(device);
        const auto made = writeRescueBundle(*device.tablet, pathOf(device));
        QCOMPARE(made.error().code, ErrorCode::wrongState);
        QVERIFY(!std::filesystem::exists(pathOf(device)));
    }

    void aFolderThatIsNotThereIsAnError()
    {
        TemporaryTablet device;
        begin(device);
        const auto made = writeRescueBundle(*device.tablet, device.folder() / "none" / "b");
        QCOMPARE(made.error().code, ErrorCode::storage);
    }

    void aBundleThatIsCutOffAnywhereIsNotRead()
    {
        TemporaryTablet device;
        begin(device);
        addPhoto(device, plan(device), 'a');
        bundleOf(device);
        QFile file(QString::fromStdString(pathOf(device).string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        file.close();
        for (qsizetype size = 0; size < whole.size(); ++size) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(whole.left(size));
            file.close();
            QVERIFY2(!OpenedBundle::open(pathOf(device), m_keys).ok(),
                     QByteArray::number(size).constData());
        }
    }

    void aBundleWithAnotherByteIsNotRead()
    {
        TemporaryTablet device;
        begin(device);
        addPhoto(device, plan(device), 'a');
        bundleOf(device);
        QFile file(QString::fromStdString(pathOf(device).string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        file.close();
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray other = whole;
            other[at] = static_cast<char>(other[at] ^ (1 << (at % 8)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(other);
            file.close();
            QVERIFY2(!OpenedBundle::open(pathOf(device), m_keys).ok(),
                     QByteArray::number(at).constData());
        }
    }
};

QTEST_APPLESS_MAIN(TestRescueBundle)
#include "tst_rescue_bundle.moc"
