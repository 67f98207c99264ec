#include "visit_closing.h"

#include "app/core_thread.h"
#include "core/store/attachment_store.h"
#include "tests/app/visit_fixture.h"
#include "tests/support/full_disk.h"

#include <QAbstractItemModelTester>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace wupan;
using test::VisitTablet;

namespace {

/// What closes a visit that is under way, shown again after each change as the visit's page does.
struct Page
{
    test::FullDisk disk;
    VisitTablet device;
    CoreThread core{*device.tablet};
    VisitClosing closing{core};
    QAbstractItemModelTester people{closing.peopleMet(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest};
    QSignalSpy kept{&closing, &VisitClosing::signatureKept};
    VisitId id = device.checkedIn();

    Page()
    {
        QObject::connect(&core, &CoreThread::recordsChanged, &closing, [this] { show(); });
        show();
    }
    void show() { closing.show(*readVisitDetails(*device.tablet, id, {})); }
    [[nodiscard]] Visit visit() { return device.visit(id); }
    [[nodiscard]] std::size_t files()
    {
        return AttachmentStore(device.tablet->database()).ofOwner(id.uuid).size();
    }
    [[nodiscard]] QStringList names()
    {
        QStringList names;
        for (const Line& line : closing.peopleMet()->rows())
            names << line.title;
        return names;
    }
    void settle() { QTRY_VERIFY(closing.unsaved().settled()); }
};

QImage drawing(int width = 80)
{
    QImage image(width, 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter(&image).drawLine(4, 4, width - 4, 30);
    return image;
}

} // namespace

class TestVisitClosing : public QObject
{
    Q_OBJECT
private slots:
    // It was a debounce: who typed without a pause had nothing saved.
    void whoTypesWithoutAPauseIsSavedAllTheSame()
    {
        Page page;
        QTimer keys;
        QObject::connect(&keys, &QTimer::timeout, &page.closing,
                         [&page] { page.closing.setSummary(page.closing.summary() + "a"); });
        keys.start(20);
        QTRY_VERIFY(!page.visit().summary.empty());
        const std::size_t first = page.visit().summary.size();
        QTRY_VERIFY(page.visit().summary.size() > first);
        QVERIFY(page.closing.summary().size() >= static_cast<qsizetype>(first));
    }

    void aSpaceThatWasJustTypedStays()
    {
        Page page;
        QSignalSpy changed(&page.closing, &VisitClosing::summaryChanged);
        page.closing.setSummary("订单饱满， ");
        page.closing.setSignerName("样本 ");
        QTRY_COMPARE(page.visit().summary, "订单饱满，");
        page.settle();
        page.show();
        QCOMPARE(page.closing.summary(), "订单饱满， ");
        QCOMPARE(page.closing.signerName(), "样本 ");
        QCOMPARE(page.visit().signerName, "样本");
    }

    void whatWasTypedSinceIsNotReplacedByWhatWasSaved()
    {
        Page page;
        page.closing.setSummary("one");
        page.closing.flush();
        page.closing.setSummary("one two");
        page.settle();
        page.show();
        QCOMPARE(page.closing.summary(), "one two");
        QTRY_COMPARE(page.visit().summary, "one two");
    }

    void aSummaryOfHeadquartersReplacesWhatIsSaved()
    {
        Page page;
        page.closing.setSummary("mine");
        page.closing.flush();
        page.settle();
        QVERIFY(VisitService(*page.device.tablet).saveSummary(page.id, "theirs").ok());
        page.show();
        QCOMPARE(page.closing.summary(), "theirs");
    }

    void peopleAreAddedOnceAndTakenAway()
    {
        Page page;
        page.closing.addPerson(" 样本厂长 ");
        page.closing.addPerson("样本厂长");
        page.closing.addPerson("  ");
        page.closing.addPerson("样本会计");
        page.settle();
        QCOMPARE(page.names(), (QStringList{"样本厂长", "样本会计"}));
        QCOMPARE(page.visit().peopleMet, (std::vector<std::string>{"样本厂长", "样本会计"}));
        page.closing.removePerson("样本厂长");
        page.closing.removePerson("nobody");
        page.settle();
        QCOMPARE(page.visit().peopleMet, std::vector<std::string>{"样本会计"});
    }

    void aSignatureIsKeptOnceWithTheNameOfTheSigner()
    {
        Page page;
        page.closing.draw(drawing());
        QVERIFY(!page.closing.signatureGiven());
        page.closing.keepSignature();
        page.closing.keepSignature(); // a double tap
        QVERIFY(page.closing.signatureGiven());
        // The name must not take the signature back that is on its way.
        page.closing.setSignerName("样本厂长");
        page.closing.flush();
        QTRY_COMPARE(page.kept.count(), 1);
        page.settle();
        QTRY_VERIFY(page.closing.isSigned());
        QVERIFY(page.closing.signature().isLocalFile());
        QCOMPARE(page.files(), std::size_t{1});
        QCOMPARE(page.visit().signerName, "样本厂长");
        QVERIFY(!page.visit().signatureId.isNil());
    }

    // Typing the signer's name wrote an empty signature.
    void theNameAloneIsNoSignature()
    {
        Page page;
        page.closing.setSignerName("样本厂长");
        page.closing.flush();
        page.settle();
        QCOMPARE(page.visit().signerName, "样本厂长");
        QVERIFY(!page.closing.isSigned());
    }

    void whatWasDrawnIsKeptWhenTheVisitIsLeft()
    {
        Page page;
        page.closing.draw(drawing());
        page.closing.flush();
        QTRY_COMPARE(page.kept.count(), 1);
        QVERIFY(!page.visit().signatureId.isNil());
    }

    void whatWasWipedIsNotKept()
    {
        Page page;
        page.closing.draw(drawing());
        page.closing.wipe();
        page.closing.flush();
        page.settle();
        QCOMPARE(page.files(), std::size_t{0});
    }

    void theVisitCanBeSignedAgain()
    {
        Page page;
        page.closing.draw(drawing());
        page.closing.keepSignature();
        QTRY_COMPARE(page.kept.count(), 1);
        const AttachmentId first = page.visit().signatureId;
        page.device.clock.advanceMs(1);
        page.closing.draw(drawing(120));
        page.closing.keepSignature();
        QTRY_COMPARE(page.kept.count(), 2);
        QVERIFY(page.visit().signatureId != first);
    }

    // Faults 3: the refresh after the failed save took the summary from the screen.
    void onAFullDiskEverythingStaysAndIsSavedByItselfLater()
    {
        Page page;
        page.disk.fill();
        page.closing.setSummary("订单饱满");
        page.closing.setSignerName("样本厂长");
        page.closing.addPerson("样本会计");
        page.closing.draw(drawing());
        page.closing.keepSignature();
        QTRY_VERIFY(page.closing.unsaved().problem().contains("no room"));
        page.settle();
        page.show();
        QCOMPARE(page.closing.summary(), "订单饱满");
        QCOMPARE(page.closing.signerName(), "样本厂长");
        QCOMPARE(page.names(), QStringList{"样本会计"});
        QVERIFY(page.closing.signatureGiven());
        QCOMPARE(page.visit().summary, "");
        QCOMPARE(page.kept.count(), 0);
        page.disk.free();
        QTRY_COMPARE_WITH_TIMEOUT(page.kept.count(), 1, 20'000);
        QCOMPARE(page.visit().summary, "订单饱满");
        QCOMPARE(page.visit().signerName, "样本厂长");
        QCOMPARE(page.visit().peopleMet, std::vector<std::string>{"样本会计"});
        QCOMPARE(page.files(), std::size_t{1});
        QCOMPARE(page.closing.unsaved().problem(), "");
    }

    void aWithdrawnSignatureIsNotSavedLater()
    {
        Page page;
        page.disk.fill();
        page.closing.draw(drawing());
        page.closing.keepSignature();
        page.settle();
        page.closing.wipe();
        page.disk.free();
        page.closing.flush();
        page.settle();
        QCOMPARE(page.files(), std::size_t{0});
        QCOMPARE(page.kept.count(), 0);
        QCOMPARE(page.closing.unsaved().problem(), "");
    }

    void theSummaryMayFollowTheVisitButNothingElse()
    {
        Page page;
        page.device.answerWhatIsRequired(page.id);
        QVERIFY(VisitService(*page.device.tablet).complete(page.id).ok());
        page.show();
        QVERIFY(page.closing.writable());
        QVERIFY(!page.closing.fillable());
    }

    // The summary of another officer's completed visit could be written.
    void nothingIsWrittenToAnotherOfficersVisit()
    {
        Page page;
        page.id = page.device.ofAnother();
        page.show();
        QVERIFY(!page.closing.writable());
        QVERIFY(!page.closing.fillable());
        page.closing.setSummary("mine");
        page.closing.setSignerName("样本厂长");
        page.closing.addPerson("样本会计");
        page.closing.draw(drawing());
        page.closing.flush();
        QVERIFY(page.closing.unsaved().edits().empty());
        QCOMPARE(page.closing.summary(), "另一位干部写的总结");
    }

    // A field that loses the focus when the page closes still hands in its text.
    void nothingIsWrittenWhenNoVisitIsOpen()
    {
        Page page;
        page.closing.close();
        page.closing.addPerson("样本会计");
        page.closing.setSummary("late");
        QVERIFY(page.closing.unsaved().edits().empty());
    }

    void aClosedVisitLeavesNothingToTheNext()
    {
        Page page;
        QSignalSpy closed(&page.closing, &VisitClosing::closed);
        page.closing.setSummary("typed last");
        page.closing.addPerson("样本会计");
        page.closing.close();
        QCOMPARE(closed.count(), 1);
        QCOMPARE(page.closing.summary(), "");
        QVERIFY(page.names().isEmpty());
        QTRY_COMPARE(page.visit().summary, "typed last");
        page.id = page.device.checkedIn();
        page.show();
        QCOMPARE(page.closing.summary(), "");
        QVERIFY(page.names().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestVisitClosing)
#include "tst_visit_closing.moc"
