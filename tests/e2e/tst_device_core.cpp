#include "app/device_core.h"
#include "core/base/hash.h"
#include "core/model/attachment.h"
#include "core/model/visit.h"
#include "core/services/attachment_service.h"
#include "core/services/visit_service.h"
#include "core/store/enterprise_store.h"
#include "platform/fake/fake_network_state.h"
#include "tests/e2e/device.h"
#include "tests/e2e/headquarters_process.h"
#include "tests/e2e/interceptor.h"
#include "tests/server/small_pictures.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace wupan;

namespace {

constexpr int kPatienceMs = 30'000;

} // namespace

/// What makes a tablet sync by itself.
class TestDeviceCore : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;
    std::unique_ptr<test::Interceptor> m_between;
    std::shared_ptr<fake::FakeNetworkState> m_network;
    QTemporaryDir m_folder;
    std::unique_ptr<DeviceCore> m_core;
    std::vector<SyncReport> m_reports;

    EnterpriseId anEnterprise()
    {
        return EnterpriseStore(m_core->tablet().database()).page("", 0, 1).front().enterprise.id;
    }

    bool hasVisit(VisitId id)
    {
        return RecordStore(m_core->tablet().database()).load<Visit>(id).has_value();
    }

    Result<AttachmentId> addPhoto(const std::string& content)
    {
        NewFile photo;
        photo.ownerType = RecordType::enterprise;
        photo.ownerId = anEnterprise().uuid;
        photo.bytes = "\xFF\xD8\xFF" + content;
        photo.thumbnail = "\xFF\xD8\xFF small " + content;
        return AttachmentService(m_core->tablet()).add(photo);
    }

    std::int64_t pendingEdits()
    {
        return SyncStatusStore(m_core->tablet().database()).pendingCount();
    }

    std::int64_t pendingFiles()
    {
        return SyncStatusStore(m_core->tablet().database()).pendingFiles().files;
    }

    bool syncsOnceMore()
    {
        m_core->syncNow();
        return syncsAgain();
    }

    bool syncsAgain()
    {
        const std::size_t before = m_reports.size();
        return QTest::qWaitFor([&] { return m_reports.size() > before; }, kPatienceMs);
    }

    /// A checklist that shows them.
    void publish(const std::map<QString, std::string>& pictures)
    {
        const QTemporaryDir folder;
        const auto write = [&](const QString& name, const QByteArray& bytes) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(bytes), bytes.size());
        };
        QString texts;
        for (const auto& [name, bytes] : pictures) {
            write(name, QByteArray::fromStdString(bytes));
            texts += QString("<text id='%1'><value form='image'>jr://images/%1</value></text>")
                         .arg(name);
        }
        const QString xml =
            QString("<h:html xmlns='http://www.w3.org/2002/xforms' "
                    "xmlns:h='http://www.w3.org/1999/xhtml'><h:head><model><itext>"
                    "<translation lang='zh'>%1</translation></itext><instance>"
                    "<data id='pictured' version='1'><q/></data></instance></model></h:head>"
                    "<h:body><input ref='/data/q'><label>Q</label></input></h:body></h:html>")
                .arg(texts);
        write("form.xml", xml.toUtf8());
        m_headquarters.run({"import-form", folder.filePath("form.xml"), "--publish"});
    }

    /// So often that the next one by itself is minutes away.
    void failOftenOn(const QByteArray& answer)
    {
        m_between->answer(answer);
        for (int i = 0; i < 9; ++i) {
            m_core->syncNow();
            QVERIFY(syncsAgain());
            QVERIFY(m_reports.back().error);
        }
    }

private slots:
    void initTestCase()
    {
        m_headquarters.start();
        m_between = std::make_unique<test::Interceptor>(m_headquarters.port());
        m_network = std::make_shared<fake::FakeNetworkState>();
        m_core = std::make_unique<DeviceCore>(m_between->url(), m_network);
        QVERIFY(m_core->open(m_folder.filePath("data").toStdString()).ok());
        connect(m_core.get(), &DeviceCore::finished, this,
                [this](const SyncReport& report) { m_reports.push_back(report); });
        std::optional<Status> enrolled;
        m_core->session().enrol(m_headquarters.code("demo").toStdString(), "demo",
                                m_headquarters.password("demo").toStdString(), "tablet",
                                [&](const Status& status) { enrolled = status; });
        QVERIFY(QTest::qWaitFor([&] { return enrolled.has_value(); }, kPatienceMs));
        QVERIFY(enrolled->ok());
        m_core->signedIn();
        QVERIFY(syncsAgain());
        QVERIFY(!m_reports.back().error);
    }

    void anEditOfOneTabletAppearsOnAnotherWithoutPolling()
    {
        test::Device other(m_headquarters.url());
        QVERIFY(other.enrol(m_headquarters, "demo").ok());
        QVERIFY(!other.sync().error);
        const auto visit = VisitService(*other.tablet).plan(anEnterprise(), other.clock.now());
        QVERIFY(visit.ok());
        QVERIFY(!other.sync().error);
        QVERIFY(QTest::qWaitFor([&] { return hasVisit(*visit); }, kPatienceMs));
    }

    void afterHeadquartersRestartedNewsAreHeardAgain()
    {
        m_headquarters.stop();
        m_headquarters.start();
        m_between->divert(m_headquarters.port());
        anEditOfOneTabletAppearsOnAnotherWithoutPolling();
    }

    void photosWaitForANetworkThatCostsNothingAndTheirThumbnailsDoNot()
    {
        m_network->become({NetworkReach::everywhere, false, true});
        QVERIFY(m_core->fileHold().offered);
        const auto photo = addPhoto("waits");
        QVERIFY(photo.ok());
        m_core->changeSaved();
        QVERIFY(QTest::qWaitFor([&] { return pendingEdits() == 0; }, kPatienceMs));
        QVERIFY(syncsOnceMore());
        QCOMPARE(pendingFiles(), std::int64_t{1});
        const auto arrived = RecordStore(m_core->tablet().database()).load<Attachment>(*photo);
        QVERIFY(arrived->thumbnailReceivedAt && !arrived->receivedAt);
        m_network->become({NetworkReach::everywhere, false, false});
        QVERIFY(QTest::qWaitFor([&] { return pendingFiles() == 0; }, kPatienceMs));
    }

    void largePicturesOfAChecklistWaitForItTooAndSmallOnesDoNot()
    {
        m_network->become({NetworkReach::everywhere, false, true});
        const std::map<QString, std::string> pictures{
            {"small.jpg", test::jpegLike("small")},
            {"large.jpg", "\xFF\xD8" + test::jpegSegment(0xDA, "scan") +
                              std::string(1'500'000, 'x') + "\xFF\xD9"}};
        publish(pictures);
        const auto has = [&](const QString& name) {
            const std::string sha256 = sha256Hex(pictures.at(name));
            return std::filesystem::exists(m_core->tablet().filesFolder() / sha256);
        };
        QVERIFY(syncsOnceMore());
        QVERIFY(QTest::qWaitFor([&] { return has("small.jpg"); }, kPatienceMs));
        QVERIFY(syncsOnceMore());
        QVERIFY(!has("large.jpg"));
        m_network->become({NetworkReach::everywhere, false, false});
        QVERIFY(QTest::qWaitFor([&] { return has("large.jpg"); }, kPatienceMs));
    }

    void whoWantsItSendsPhotosAnywhere()
    {
        m_network->become({NetworkReach::everywhere, false, true});
        m_core->setFilesHeld(false);
        QVERIFY(addPhoto("does not wait").ok());
        m_core->changeSaved();
        QVERIFY(QTest::qWaitFor([&] { return pendingFiles() == 0; }, kPatienceMs));
        m_core->setFilesHeld(true);
    }

    void theReturningNetworkEndsThePauseAfterFailures()
    {
        m_network->become({NetworkReach::nowhere, false, {}});
        failOftenOn({});
        m_between->passOn();
        m_network->become({NetworkReach::everywhere, false, {}});
        QVERIFY(syncsAgain());
        QVERIFY(!m_reports.back().error);
    }

    void aSignInAtThePortalEndsThePauseAfterFailures()
    {
        m_network->become({NetworkReach::nearby, true, {}});
        failOftenOn(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>");
        m_between->passOn();
        m_network->become({NetworkReach::everywhere, false, {}});
        QVERIFY(syncsAgain());
        QVERIFY(!m_reports.back().error);
    }
};

QTEST_GUILESS_MAIN(TestDeviceCore)
#include "tst_device_core.moc"
