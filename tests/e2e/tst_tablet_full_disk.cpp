#include "app/core_thread.h"
#include "core/rescue/rescue_writer.h"
#include "core/services/attachment_service.h"
#include "core/services/issue_service.h"
#include "core/store/enterprise_store.h"
#include "core/store/issue_store.h"
#include "core/store/meta_store.h"
#include "error_text.h"
#include "issue_capture_editor.h"
#include "tests/app/pictures.h"
#include "tests/e2e/device.h"
#include "tests/e2e/full_disk.h"
#include "tests/e2e/headquarters_process.h"

#include <QCoreApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace wupan;
using test::Device;
using test::FullDisk;

namespace {

constexpr int kDiskMegabytes = 24;

bool mayMount = false;

std::string cursorOf(Device& device)
{
    return MetaStore(device.tablet->database()).text(MetaKey::cursor);
}

EnterpriseId anEnterprise(Device& device)
{
    return EnterpriseStore(device.tablet->database()).page("", 0, 1).front().enterprise.id;
}

NewIssue anIssue(Device& device)
{
    NewIssue issue;
    issue.enterpriseId = anEnterprise(device);
    issue.title = "用电";
    return issue;
}

std::size_t issuesOf(Device& device)
{
    return RecordStore(device.tablet->database()).loadAll<Issue>().size();
}

QStringList filesOf(Device& device)
{
    return QDir(device.folder() + "/files").entryList(QDir::Files | QDir::Hidden);
}

std::string photo()
{
    return std::string("\xFF\xD8\xFF") + std::string(400'000, 'p');
}

} // namespace

/// A tablet whose disk gets full, and has room again later.
class TestTabletFullDisk : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;
    QTemporaryDir m_mount;
    std::optional<FullDisk> m_disk;
    int m_tablets = 0;

    QString freshFolder() { return m_mount.filePath(QString::number(++m_tablets)); }

    std::unique_ptr<Device> enrolledDevice()
    {
        auto device = std::make_unique<Device>(m_headquarters.url(), freshFolder());
        if (!device->enrol(m_headquarters, "demo"))
            throw std::runtime_error("the tablet cannot be enrolled");
        return device;
    }

    std::unique_ptr<Device> syncedDevice()
    {
        auto device = enrolledDevice();
        if (device->sync().error)
            throw std::runtime_error("the first sync failed");
        return device;
    }

private slots:
    void initTestCase()
    {
        if (!mayMount)
            QSKIP("NOT TESTED: this machine does not let a test mount a small disk of its own");
        test::mountSmallDisk(m_mount.path(), kDiskMegabytes);
        m_disk.emplace(m_mount.path());
        m_headquarters.start();
    }

    void cleanupTestCase() { test::unmount(m_mount.path()); }

    void cleanup()
    {
        if (!m_disk)
            return;
        m_disk->free();
        for (int i = 1; i <= m_tablets; ++i)
            QDir(m_mount.filePath(QString::number(i))).removeRecursively();
    }

    void aNewTabletSaysSoAndOpensLater()
    {
        for (const std::size_t room : {0, 4096, 40'960}) {
            const QString folder = freshFolder();
            DeviceClock clock;
            DeviceRandom random;
            m_disk->fillUpTo(room);
            const auto refused = Tablet::open(folder.toStdString(), clock, random);
            QVERIFY(!refused.ok());
            QCOMPARE(name(refused.error().code), name(ErrorCode::diskFull));
            QVERIFY(ErrorText::of(refused.error()).contains("Free some space"));
            m_disk->free();
            QVERIFY(Tablet::open(folder.toStdString(), clock, random).ok());
        }
    }

    void aTabletWithDataOpensLaterWithAllOfThem()
    {
        auto device = syncedDevice();
        const auto issue = IssueService(*device->tablet).capture(anIssue(*device));
        QVERIFY(issue.ok());
        const QString folder = device->folder();
        device.reset();
        for (const std::size_t room : {0, 4096, 40'960}) {
            m_disk->fillUpTo(room);
            DeviceClock clock;
            DeviceRandom random;
            const auto opened = Tablet::open(folder.toStdString(), clock, random);
            if (!opened)
                QCOMPARE(name(opened.error().code), name(ErrorCode::diskFull));
            m_disk->free();
        }
        Device again(m_headquarters.url(), folder);
        QCOMPARE(again.load<Issue>(*issue).title, "用电");
        QCOMPARE(again.pending(), std::int64_t{1});
    }

    void whereverTheRoomEndsAnIssueIsSavedWholeOrNot()
    {
        auto device = syncedDevice();
        IssueService issues(*device->tablet);
        NewIssue issue = anIssue(*device);
        issue.description = std::string(20'000, 'd');
        int refusals = 0;
        for (std::size_t room = 0; room <= 80'000; room += 4096) {
            issue.title = "room " + std::to_string(room);
            const std::size_t before = issuesOf(*device);
            const std::int64_t waiting = device->pending();
            m_disk->fillUpTo(room);
            const auto saved = issues.capture(issue);
            QCOMPARE(issuesOf(*device), before + (saved ? 1 : 0));
            QCOMPARE(device->pending(), waiting + (saved ? 1 : 0));
            m_disk->free();
            if (saved)
                continue;
            ++refusals;
            QCOMPARE(name(saved.error().code), name(ErrorCode::diskFull));
            QVERIFY(issues.capture(issue).ok());
        }
        QVERIFY(refusals > 0);
    }

    void whatWasTypedStaysOnThePageAndIsSavedLater()
    {
        auto device = syncedDevice();
        CoreThread core(*device->tablet);
        IssueCaptureEditor editor(core);
        QSignalSpy saved(&editor, &IssueCaptureEditor::saved);
        editor.beginAt(QString::fromStdString(anEnterprise(*device).text()));
        QTRY_VERIFY(editor.active());
        editor.setTitle("二期厂房用地");
        editor.setDescription(QString(60'000, 'd'));
        m_disk->fillUpTo(0);
        editor.save();
        QTRY_VERIFY(editor.errorText().contains("Free some space"));
        QVERIFY(editor.active());
        QCOMPARE(editor.title(), "二期厂房用地");
        m_disk->free();
        editor.save();
        QTRY_COMPARE(saved.count(), 1);
        QCOMPARE(saved.front().at(1).toString(), "");
    }

    void aPhotoThatDoesNotFitLeavesNothingBehind()
    {
        auto device = syncedDevice();
        NewFile file;
        file.ownerType = RecordType::enterprise;
        file.ownerId = anEnterprise(*device).uuid;
        file.bytes = photo();
        // Without room for the file; with it, but without room for its row.
        for (const std::size_t room :
             {std::size_t{0}, std::size_t{200'000}, file.bytes.size() + 4096}) {
            m_disk->fillUpTo(room);
            const auto kept = AttachmentService(*device->tablet).add(file);
            QVERIFY2(!kept.ok(), QByteArray::number(qulonglong(room)).constData());
            QCOMPARE(name(kept.error().code), name(ErrorCode::diskFull));
            QCOMPARE(filesOf(*device), QStringList());
            QCOMPARE(device->pendingFiles(), std::int64_t{0});
            m_disk->free();
        }
        QVERIFY(AttachmentService(*device->tablet).add(file).ok());
        QVERIFY(!device->sync().error);
        QCOMPARE(device->pendingFiles(), std::int64_t{0});
    }

    void aRescueFileThatDoesNotFitLeavesNothingBehind()
    {
        auto device = syncedDevice();
        NewFile file;
        file.ownerType = RecordType::enterprise;
        file.ownerId = anEnterprise(*device).uuid;
        file.bytes = photo();
        QVERIFY(AttachmentService(*device->tablet).add(file).ok());
        const QDir place(m_mount.filePath("documents"));
        QVERIFY(place.mkpath("."));
        const std::filesystem::path path = place.filePath("tablet.wupan-rescue").toStdString();
        for (const std::size_t room : {0, 4096, 200'000}) {
            m_disk->fillUpTo(room);
            const auto made = writeRescueBundle(*device->tablet, path);
            QVERIFY(!made.ok());
            QCOMPARE(name(made.error().code), name(ErrorCode::diskFull));
            QCOMPARE(place.entryList(QDir::Files | QDir::Hidden), QStringList());
            QCOMPARE(device->pending(), std::int64_t{1});
            m_disk->free();
        }
        QVERIFY(writeRescueBundle(*device->tablet, path).ok());
        QVERIFY(!device->sync().error);
        QCOMPARE(device->pending(), std::int64_t{0});
    }

    void aPullThatDoesNotFitMovesNothing()
    {
        auto device = enrolledDevice();
        for (const std::size_t room : {0, 40'960, 400'000}) {
            m_disk->fillUpTo(room);
            const SyncReport report = device->sync();
            QVERIFY(report.error.has_value());
            QCOMPARE(name(report.error->code), name(ErrorCode::diskFull));
            QCOMPARE(cursorOf(*device), std::string());
            m_disk->free();
        }
        const SyncReport report = device->sync();
        QVERIFY(!report.error);
        QVERIFY(report.done.recordsReceived > 1'000);
        QVERIFY(!cursorOf(*device).empty());
    }

    void nothingIsPushedFromAFullDiskAndAllOfItLater()
    {
        auto device = syncedDevice();
        const auto id = IssueService(*device->tablet).capture(anIssue(*device));
        QVERIFY(id.ok());
        const std::string cursor = cursorOf(*device);
        m_disk->fillUpTo(0);
        QVERIFY(device->sync().error.has_value());
        QCOMPARE(device->pending(), std::int64_t{1});
        QCOMPARE(cursorOf(*device), cursor);
        m_disk->free();
        QVERIFY(!device->sync().error);
        QCOMPARE(device->pending(), std::int64_t{0});
        QVERIFY(!device->load<Issue>(*id).number.empty());
    }
};

int main(int argc, char** argv)
{
    mayMount = test::enterOwnMounts();
    const QCoreApplication app(argc, argv);
    TestTabletFullDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_tablet_full_disk.moc"
