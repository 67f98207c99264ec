#include "attention_editor.h"

#include "app/core_thread.h"
#include "core/model/issue.h"
#include "core/store/attention_store.h"
#include "core/store/outbox_store.h"
#include "error_text.h"
#include "tests/support/temporary_tablet.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QTest>

using namespace wupan;
using test::TemporaryTablet;

namespace {

constexpr auto kBefore = "企业已提交增容申请，希望尽快送电。";
constexpr auto kMine = "企业已提交增容申请，需 630 kVA，希望月底前送电。";
constexpr auto kTheirs = "企业已提交增容申请，方案已答复，希望尽快送电。";
constexpr auto kTogether = "企业已提交增容申请，需 630 kVA，方案已答复，希望月底前送电。";

struct Page
{
    Page()
    {
        issue.id = device.newId<IssueId>();
        issue.title = "用电增容申请";
        issue.registeredBy = device.officer.id;
        issue.description = kTheirs;
        device.pull(issue, 3);
    }

    void clash(const json::object& mine, const json::object& was)
    {
        Change change = edit(RecordType::issue, issue.id.uuid, ChangeKind::update);
        change.fields = mine;
        change.was = was;
        ChangeOutcome outcome;
        outcome.outcome = Outcome::conflict;
        for (const auto& field : was)
            outcome.theirs[field.key()] = toDocument(issue).at(field.key());
        needs(change, outcome);
    }
    void clash() { clash({{"description", kMine}}, {{"description", kBefore}}); }

    void refuse(Change change, const std::string& reason)
    {
        ChangeOutcome outcome;
        outcome.outcome = Outcome::refused;
        outcome.reason = reason;
        needs(change, outcome);
    }

    Change edit(RecordType type, const Uuid& id, ChangeKind kind)
    {
        Change change = LocalRows(*device.tablet).change(type, id, kind);
        change.editId = {Uuid::v7(Instant{++m_edits}, device.random)};
        return change;
    }

    void needs(const Change& change, const ChangeOutcome& outcome)
    {
        QVERIFY(device.tablet
                    ->inTransaction([&] {
                        AttentionStore(device.tablet->database())
                            .add(change, outcome, device.clock.now().plusMs(m_edits));
                        return done();
                    })
                    .ok());
        emit core.recordsChanged();
    }

    [[nodiscard]] QString folder() const
    {
        return QString::fromStdString((device.folder() / "exports").string());
    }
    [[nodiscard]] std::vector<Change> waiting()
    {
        return OutboxStore(device.tablet->database()).editsOf(issue.id.uuid);
    }
    [[nodiscard]] const AttentionTextRow& row(std::size_t index = 0)
    {
        return editor.texts()->rows().at(index);
    }

    TemporaryTablet device;
    Issue issue;
    CoreThread core{*device.tablet};
    AttentionEditor editor{core, folder()};
    QAbstractItemModelTester tester{editor.texts(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest};

private:
    int m_edits = 0;
};

} // namespace

class TestAttentionEditor : public QObject
{
    Q_OBJECT
private slots:
    void withoutAnyThereIsNothingToDecide()
    {
        Page page;
        QTest::qWait(0);
        QCOMPARE(page.editor.count(), 0);
        page.editor.giveUp();
        QVERIFY(!page.editor.givingUp());
        page.editor.sendResult();
        QVERIFY(!page.editor.deciding());
        QVERIFY(page.editor.heading().isEmpty());
    }

    void aConflictShowsBothVersionsWithWhatIsNewMarked()
    {
        Page page;
        page.clash();
        QTRY_COMPARE(page.editor.count(), 1);
        QVERIFY(page.editor.conflict());
        QCOMPARE(page.editor.heading(), QString("Issue “用电增容申请” · Description"));
        QCOMPARE(page.editor.mineWhen(), QString("today 09:00"));
        QCOMPARE(page.row().mine,
                 QString("企业已提交增容申请，<span class=\"new\">需 630 kVA，</span>希望"
                         "<span class=\"new\">月底前</span>送电。"));
        QCOMPARE(page.row().theirs, QString("企业已提交增容申请，<span class=\"new\">方案已答复，"
                                            "</span>希望尽快送电。"));
        QCOMPARE(page.row().result, QString(kTogether));
        QVERIFY(page.editor.reasonText().isEmpty());
        QVERIFY(page.editor.positionText().isEmpty());
    }

    void whatSomebodyTypedIsNoMarkup()
    {
        Page page;
        page.clash({{"description", "<b>1</b> & 2\n3"}}, {{"description", ""}});
        QTRY_COMPARE(page.editor.count(), 1);
        QCOMPARE(page.row().mine,
                 QString("<span class=\"new\">&lt;b&gt;1&lt;/b&gt; &amp; 2<br>3</span>"));
    }

    void theResultIsSentAsItWasEdited()
    {
        Page page;
        page.clash();
        QTRY_COMPARE(page.editor.count(), 1);
        page.editor.write("description", "合并后的描述。 ");
        QCOMPARE(page.row().result, QString("合并后的描述。 "));
        page.editor.sendResult();
        QVERIFY(page.editor.deciding());
        page.editor.sendResult(); // a second tap
        QTRY_COMPARE(page.editor.count(), 0);
        QVERIFY(!page.editor.deciding());
        QCOMPARE(page.waiting().size(), std::size_t{1});
        QCOMPARE(page.waiting().front().fields, (json::object{{"description", "合并后的描述。"}}));
        QCOMPARE(page.waiting().front().was, (json::object{{"description", kTheirs}}));
    }

    void oneSideIsTakenAsItIs()
    {
        Page page;
        page.clash();
        QTRY_COMPARE(page.editor.count(), 1);
        page.editor.write("description", "不发送这个");
        page.editor.sendMine();
        QTRY_COMPARE(page.editor.count(), 0);
        QCOMPARE(page.waiting().front().fields, (json::object{{"description", kMine}}));
    }

    void headquartersSideIsTaken()
    {
        Page page;
        page.clash();
        QTRY_COMPARE(page.editor.count(), 1);
        page.editor.takeTheirs();
        QTRY_COMPARE(page.editor.count(), 0);
        QVERIFY(page.waiting().front().kind == ChangeKind::giveUp);
    }

    void severalPlacesAreDecidedTogether()
    {
        Page page;
        page.clash({{"description", kMine}, {"title", "增容申请（急）"}},
                   {{"description", kBefore}, {"title", "增容申请"}});
        QTRY_COMPARE(page.editor.count(), 1);
        QCOMPARE(page.editor.texts()->rowCount(), 2);
        QCOMPARE(page.editor.heading(), QString("Issue “用电增容申请”"));
        QCOMPARE(page.row(1).label, QString("Title"));
        page.editor.sendResult();
        QTRY_COMPARE(page.editor.count(), 0);
        QCOMPARE(page.waiting().front().fields.size(), std::size_t{2});
    }

    void typedWordsWaitWhileAnotherEntryIsShown()
    {
        Page page;
        page.clash();
        page.refuse(page.edit(RecordType::issue, page.issue.id.uuid, ChangeKind::update),
                    "malformedField");
        QTRY_COMPARE(page.editor.count(), 2);
        QCOMPARE(page.editor.positionText(), QString("1 / 2"));
        const bool conflictFirst = page.editor.conflict();
        if (!conflictFirst) {
            page.editor.showNext();
            QTRY_VERIFY(page.editor.conflict());
        }
        page.editor.write("description", "还没写完");
        page.editor.giveUp();
        if (conflictFirst)
            page.editor.showNext();
        else
            page.editor.showPrevious();
        QTRY_VERIFY(!page.editor.conflict());
        QVERIFY(!page.editor.givingUp()); // it was asked about the other one
        if (conflictFirst)
            page.editor.showPrevious();
        else
            page.editor.showNext();
        QTRY_VERIFY(page.editor.conflict());
        QCOMPARE(page.row().result, QString("还没写完"));
    }

    void theShownEntryStaysWhenANewOneComes()
    {
        Page page;
        page.clash();
        QTRY_COMPARE(page.editor.count(), 1);
        page.refuse(page.edit(RecordType::issue, page.issue.id.uuid, ChangeKind::update), "closed");
        QTRY_COMPARE(page.editor.count(), 2);
        QVERIFY(page.editor.conflict());
        QCOMPARE(page.editor.positionText(), QString("2 / 2"));
    }

    void aRefusedEditSaysWhyAndWhatIsInIt()
    {
        Page page;
        Change change =
            page.edit(RecordType::issue, page.device.newId<IssueId>().uuid, ChangeKind::create);
        change.fields = {{"title", "道路破损"}, {"category", "facilities"}, {"urgency", "normal"}};
        page.refuse(change, "tooLong");
        QTRY_COMPARE(page.editor.count(), 1);
        QVERIFY(!page.editor.conflict());
        QCOMPARE(page.editor.heading(), QString("Issue “道路破损”"));
        QCOMPARE(page.editor.remark(), QString("09:00 new"));
        QCOMPARE(page.editor.reasonText(), ErrorText::ofRefusal("tooLong"));
        QCOMPARE(page.editor.alsoText(), QString("In this edit, too: Category, Urgency"));
        QVERIFY(page.editor.canSendAgain());
    }

    void aStepCanOnlyBeGivenUpOrExported()
    {
        Page page;
        Change change = page.edit(RecordType::issue, page.issue.id.uuid, ChangeKind::step);
        change.step = "comment";
        change.eventId = page.device.newId<IssueEventId>();
        change.fields["text"] = "进展";
        page.refuse(change, "wrongState");
        QTRY_COMPARE(page.editor.count(), 1);
        QVERIFY(!page.editor.canSendAgain());
        QCOMPARE(page.row().result, QString("进展"));
        page.editor.giveUp();
        QVERIFY(page.editor.givingUp());
        page.editor.keep();
        page.editor.confirmGiveUp(); // was not asked
        QVERIFY(!page.editor.deciding());
        page.editor.giveUp();
        page.editor.confirmGiveUp();
        QTRY_COMPARE(page.editor.count(), 0);
    }

    void whatTheRulesForbidIsSaidAndStays()
    {
        Page page;
        Change change = page.edit(RecordType::issue, page.issue.id.uuid, ChangeKind::update);
        change.fields["title"] = "新标题";
        page.refuse(change, "closed");
        page.issue.state = IssueState::closed;
        page.device.pull(page.issue, 4);
        QTRY_COMPARE(page.editor.count(), 1);
        page.editor.sendResult();
        QTRY_COMPARE(page.editor.errorText(), ErrorText::ofRefusal("closed"));
        QCOMPARE(page.editor.count(), 1);
        QVERIFY(page.editor.canSendAgain());
    }

    void anExportIsAReadableFile()
    {
        Page page;
        page.clash();
        QTRY_COMPARE(page.editor.count(), 1);
        page.editor.exportEntry();
        QTRY_VERIFY(!page.editor.exportText().isEmpty());
        const QString path = page.folder() + "/wupan-2026-11-23-1.json";
        QVERIFY2(page.editor.exportText().contains(path), qPrintable(page.editor.exportText()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        QVERIFY(text.contains(kMine));
        QVERIFY(text.contains(kTheirs));
        QVERIFY(text.count('\n') > 10);
    }

    void anExportThatCannotBeWrittenSaysSo()
    {
        Page page;
        page.clash();
        QTRY_COMPARE(page.editor.count(), 1);
        QFile inTheWay(page.folder());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        page.editor.exportEntry();
        QTRY_VERIFY(!page.editor.errorText().isEmpty());
        QVERIFY(page.editor.exportText().isEmpty());
    }

    void everyReasonHasASentenceOfItsOwn()
    {
        QStringList reasons{"notAllowed",       "missing",        "notYours", "closed",
                            "fieldNotWritable", "malformedField", "tooLong",  "unknownStep",
                            "unreadable",       "unacceptable",   "lost"};
        for (const auto& entry : WordTable<StepRefusal>::entries)
            reasons << QString::fromUtf8(entry.second);
        const QString unknown = ErrorText::ofRefusal("something new");
        QStringList sentences;
        for (const QString& reason : reasons) {
            const QString sentence = ErrorText::ofRefusal(reason);
            QVERIFY2(sentence != unknown && !sentences.contains(sentence), qPrintable(reason));
            sentences << sentence;
        }
    }
};

QTEST_GUILESS_MAIN(TestAttentionEditor)
#include "tst_attention_editor.moc"
