#include "core/base/hash.h"
#include "core/model/attachment.h"
#include "server/api/files_handler.h"
#include "server/pages/issue_words.h"
#include "tests/server/office.h"
#include "tests/server/protocol_tablet.h"

#include <QTest>

using namespace wupan;
using test::holds;
using test::Office;
using test::ProtocolTablet;
using test::Visitor;

/// Domain rule 6, as people see it: who did what, when, and when headquarters had it.
class TestHistoryLines : public QObject
{
    Q_OBJECT
private:
    static Attachment picture(Office& office, RecordType ownerType, const std::string& owner,
                              AttachmentKind kind = AttachmentKind::photo)
    {
        Attachment picture;
        picture.id = office.server.newId<AttachmentId>();
        picture.ownerType = word(ownerType);
        picture.ownerId = owner;
        picture.kind = kind;
        picture.sha256 = sha256Hex(picture.id.text());
        office.put(picture);
        return picture;
    }

    static void receive(Office& office, const Attachment& picture)
    {
        QVERIFY(markReceived(office.server.context(), office.server.park.id, picture.sha256));
    }

    static std::string nowText(Office& office) { return momentText(office.server.clock.now()); }

private slots:
    void theReceiptOfAPhotoStandsInTheHistoryOfItsRecord()
    {
        Office office;
        const Attachment photo = picture(office, RecordType::issue, office.issue("噪声").id.text());
        office.server.clock.advanceMs(kMillisecondsPerHour);
        receive(office, photo);
        receive(office, photo); // as after a kill
        std::vector<HistoryEntry> entries;
        office.server.write([&](StoreTransaction& store) {
            entries = store.historyOf(office.server.park.id, photo.id.uuid);
        });
        QCOMPARE(entries.size(), std::size_t{1});
        QVERIFY(entries[0].author.isNil() && entries[0].device.isNil());
        QCOMPARE(integerAt(entries[0].change.fields, "receivedAt"), office.server.clock.now().ms);
        QCOMPARE(entries[0].receivedAt, office.server.clock.now());
    }

    void anIssuesHistorySaysWhenAPhotoWasThere()
    {
        Office office;
        const Issue issue = office.issue("用电增容申请");
        const Attachment photo = picture(office, RecordType::issue, issue.id.text());
        const std::string path = "/issues/" + issue.id.text();
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        QVERIFY(!holds(visitor.get(path), "received every byte"));
        office.server.clock.advanceMs(kMillisecondsPerHour);
        receive(office, photo);
        const Response page = visitor.get(path);
        QVERIFY(holds(page, "<span class=\"when muted\">" + nowText(office) +
                                "</span><div><b>The system</b> received every byte of a photo"));
        const Response table = visitor.get("/export/issues/" + issue.id.text() + ".csv");
        QCOMPARE(table.status, 200);
        QVERIFY(
            holds(table, nowText(office) + "\",\"The system\",\"received every byte of a photo"));
        QVERIFY(visitor.get("/export/issues/" + issue.id.text() + ".xlsx").body.starts_with("PK"));
        visitor.language = "zh-CN";
        QVERIFY(holds(visitor.get(path), "已完整收到照片"));
    }

    void aStepTakenOfflineSaysWhenItCame()
    {
        Office office;
        const Issue issue = office.issue("用电增容申请");
        Change comment;
        comment.type = RecordType::issue;
        comment.recordId = issue.id.uuid;
        comment.kind = ChangeKind::step;
        comment.step = word(IssueStep::comment);
        comment.fields = {{"text", "已联系企业"}};
        comment.deviceAt = office.server.clock.now();
        comment.eventId = office.server.newId<IssueEventId>();
        office.server.clock.advanceMs(5 * kMillisecondsPerHour);
        ProtocolTablet tablet(office.server);
        QCOMPARE(tablet.sync({comment}).outcomes.at(0).outcome, Outcome::applied);
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        QVERIFY(holds(visitor.get("/issues/" + issue.id.text()),
                      "recorded offline, received " + nowText(office)));
    }

    void aVisitsHistorySaysWhoChangedWhat()
    {
        Office office;
        const Visit visit = office.visit(VisitState::checkedIn);
        const Attachment signature =
            picture(office, RecordType::visit, visit.id.text(), AttachmentKind::signature);
        ProtocolTablet tablet(office.server);
        const auto edit = [&](json::object fields) {
            Change change;
            change.type = RecordType::visit;
            change.recordId = visit.id.uuid;
            change.kind = ChangeKind::update;
            change.fields = std::move(fields);
            change.deviceAt = office.server.clock.now();
            return change;
        };
        const SyncResponse answer =
            tablet.sync({edit({{"summary", "谈了用电增容"}}), edit({{"peopleMet", {"样本经理"}}}),
                         edit({{"summary", 5}})});
        QCOMPARE(answer.outcomes.at(1).outcome, Outcome::applied);
        QCOMPARE(answer.outcomes.at(2).outcome, Outcome::refused);
        office.server.clock.advanceMs(kMillisecondsPerHour);
        receive(office, signature);
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response page = visitor.get("/visits/" + visit.id.text());
        QVERIFY(holds(page, "<b>样本干部</b> edited: People met, Summary"));
        QVERIFY(holds(page, "<b>样本干部</b> an edit was refused"));
        QVERIFY(holds(page, "received every byte of the signature"));
        QVERIFY(holds(visitor.get("/export/visits/" + visit.id.text() + ".csv"),
                      "edited: People met, Summary"));
    }

    void whatIsNotTheVisitorsIsNotGiven()
    {
        Office office;
        const Issue issue = office.issue("用电增容申请");
        Visitor visitor(office.server);
        visitor.signIn("power");
        QCOMPARE(visitor.get("/export/issues/" + issue.id.text() + ".csv").status, 404);
        QCOMPARE(visitor.get("/export/issues/x.csv").status, 404);
        visitor.signIn("coordinator");
        QCOMPARE(visitor.get("/export/visits/" + issue.id.text() + ".csv").status, 404);
    }
};

QTEST_GUILESS_MAIN(TestHistoryLines)
#include "tst_history_lines.moc"
