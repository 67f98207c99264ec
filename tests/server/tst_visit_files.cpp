#include "core/model/attachment.h"
#include "tests/server/collect_phone.h"
#include "tests/server/office.h"
#include "tests/server/tus_requests.h"
#include "tests/support/sample_files.h"

#include <QTest>

using namespace wupan;
using test::holds;
using test::Office;
using test::Visitor;

namespace {

constexpr const char* kForm =
    "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml'><h:head>"
    "<h:title>清单</h:title><model>"
    "<instance><data id='files' version='1'><talk/><clip/><paper/></data></instance>"
    "<bind nodeset='/data/talk' type='binary'/><bind nodeset='/data/clip' type='binary'/>"
    "<bind nodeset='/data/paper' type='binary'/></model></h:head><h:body>"
    "<upload ref='/data/talk' mediatype='audio/*'><label>访谈录音</label></upload>"
    "<upload ref='/data/clip' mediatype='video/*'><label>车间视频</label></upload>"
    "<upload ref='/data/paper' mediatype='application/*'><label>用电合同</label></upload>"
    "</h:body></h:html>";

/// A visit whose answers are files.
struct AnsweredOffice : Office
{
    AnsweredOffice()
    {
        Checklist checklist;
        checklist.id = server.newId<ChecklistId>();
        checklist.formId = "files";
        checklist.version = "1";
        checklist.xml = kForm;
        put(checklist);
        visit.id = server.newId<VisitId>();
        visit.enterpriseId = enterprise;
        visit.officerId = server.officer;
        visit.checklistId = checklist.id;
        visit.state = VisitState::completed;
        put(visit);
    }

    /// Answers the question; its record.
    Attachment answer(const std::string& question, const std::string& name,
                      const std::string& bytes, const std::string& mediaType, bool sent = true)
    {
        Attachment file;
        file.id = server.newId<AttachmentId>();
        file.ownerType = word(RecordType::visit);
        file.ownerId = visit.id.text();
        file.kind = AttachmentKind::file;
        file.questionPath = question;
        file.sha256 = sha256Hex(bytes);
        file.sizeBytes = static_cast<std::int64_t>(bytes.size());
        file.mediaType = mediaType;
        file.fileName = name;
        put(file);
        visit.answers[question] = file.id.text();
        put(visit);
        if (sent &&
            test::patch(server, token, test::create(server, token, bytes), 0, bytes).status != 204)
            throw std::runtime_error("not uploaded");
        return file;
    }

    Visit visit;
    std::string token = server.token();
};

} // namespace

/// Sounds, videos and documents that answer: on the page of their visit, and as they are given out.
class TestVisitFiles : public QObject
{
    Q_OBJECT
private slots:
    void thePageOfTheVisitPlaysAndLinksThem()
    {
        AnsweredOffice office;
        const Attachment talk =
            office.answer("/data/talk", "访谈.wav", test::wav(16'000), "audio/wav");
        const Attachment clip =
            office.answer("/data/clip", "a.mp4", test::mpeg4Of("isom", "vide"), "video/mp4");
        const Attachment paper =
            office.answer("/data/paper", "合同.pdf", test::pdf(), "application/pdf");
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response page = visitor.get("/visits/" + office.visit.id.text());
        QCOMPARE(page.status, 200);
        QVERIFY(page.headers.at("Content-Security-Policy").find("media-src 'self'") !=
                std::string::npos);
        QVERIFY(holds(page, "<audio controls preload=\"metadata\" src=\"/files/" + talk.sha256));
        QVERIFY(holds(page, "<video controls preload=\"metadata\" src=\"/files/" + clip.sha256));
        QVERIFY(holds(page, "<dt>访谈录音</dt>"));
        QVERIFY(holds(page, "download=\"合同.pdf\">合同.pdf</a>"));
        QVERIFY(holds(page, "32.0 kB"));
        QVERIFY(!holds(page, paper.id.text()));
        QVERIFY(!holds(page, "Files of answers that were changed later"));
    }

    void whatIsStillOnTheTabletIsNamed()
    {
        AnsweredOffice office;
        const Attachment talk =
            office.answer("/data/talk", "访谈.wav", test::wav(10), "audio/wav", false);
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response page = visitor.get("/visits/" + office.visit.id.text());
        QVERIFY(holds(page, "访谈.wav"));
        QVERIFY(holds(page, "still on the tablet"));
        QVERIFY(!holds(page, talk.sha256));
    }

    void anAnswerThatWasChangedLosesNothing()
    {
        AnsweredOffice office;
        office.answer("/data/paper", "first.pdf", test::pdf(), "application/pdf");
        office.answer("/data/paper", "second.txt", "第二份", "text/plain");
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response page = visitor.get("/visits/" + office.visit.id.text());
        QVERIFY(holds(page, "Files of answers that were changed later"));
        QVERIFY(holds(page, "first.pdf") && holds(page, "second.txt"));
    }

    void aFileIsGivenOutWithItsTypeAndNothingThatRuns_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<std::string>("name");
        QTest::addColumn<std::string>("type");
        QTest::addColumn<std::string>("disposition");
        const auto row = [](const char* what, const std::string& bytes, const char* name,
                            const char* type, const char* disposition) {
            QTest::newRow(what) << bytes << std::string(name) << std::string(type)
                                << std::string(disposition);
        };
        row("a sound is played", test::wav(10), "a.wav", "audio/wav",
            "inline; filename*=UTF-8''a.wav");
        row("a video is played", test::mpeg4Of("isom", "vide"), "a.mp4", "video/mp4",
            "inline; filename*=UTF-8''a.mp4");
        row("a document is saved", test::pdf(), "合同 1.pdf", "application/pdf",
            "attachment; filename*=UTF-8''%E5%90%88%E5%90%8C%201.pdf");
        row("text is never a page", "a < b", "a.html", "text/plain; charset=utf-8",
            "attachment; filename*=UTF-8''a.html.txt");
        row("a name cannot end the header", "x", "a\r\nSet-Cookie: b=\"c\"",
            "text/plain; charset=utf-8",
            "attachment; filename*=UTF-8''a__Set-Cookie_%20b%3D_c_.txt");
    }

    void aFileIsGivenOutWithItsTypeAndNothingThatRuns()
    {
        QFETCH(std::string, bytes);
        QFETCH(std::string, name);
        AnsweredOffice office;
        const Attachment file = office.answer("/data/paper", name, bytes, "text/html");
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response page = visitor.get("/files/" + file.sha256);
        const Response api =
            office.server.send("GET", "/v1/files/" + file.sha256, "", {}, office.token);
        for (const Response& given : {page, api}) {
            QCOMPARE(given.status, 200);
            QCOMPARE(given.body, bytes);
            QTEST(given.headers.at("Content-Type"), "type");
            QTEST(given.headers.at("Content-Disposition"), "disposition");
            QCOMPARE(given.headers.at("X-Content-Type-Options"), "nosniff");
            QCOMPARE(given.headers.at("Content-Security-Policy"), "default-src 'none'; sandbox");
        }
    }

    void aPlayerGetsThePartThatItAsksFor()
    {
        AnsweredOffice office;
        const std::string bytes = test::wav(1000);
        const Attachment talk = office.answer("/data/talk", "a.wav", bytes, "audio/wav");
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        Api api(office.server.context());
        Pages pages(office.server.context(), api.authentication(), true);
        const Response part = pages.handle({"GET",
                                            "/files/" + talk.sha256,
                                            {{"cookie", visitor.cookie}, {"range", "bytes=44-143"}},
                                            {},
                                            "10.0.0.1",
                                            {}});
        QCOMPARE(part.status, 206);
        QCOMPARE(part.body, bytes.substr(44, 100));
        QCOMPARE(part.headers.at("Content-Type"), "audio/wav");
        QCOMPARE(part.headers.at("Content-Range"), "bytes 44-143/2044");
        QCOMPARE(part.headers.at("Accept-Ranges"), "bytes");
    }

    void whoMayNotSeeTheVisitGetsNoFileOfIt()
    {
        AnsweredOffice office;
        const Attachment talk = office.answer("/data/talk", "a.wav", test::wav(10), "audio/wav");
        Visitor visitor(office.server);
        QCOMPARE(visitor.get("/files/" + talk.sha256).status, 303); // to the sign-in
        office.server.addPerson("另一部门", "handler-2", Role::handler);
        visitor.signIn("handler-2");
        QVERIFY(visitor.get("/files/" + talk.sha256).status >= 400);
    }
};

QTEST_APPLESS_MAIN(TestVisitFiles)
#include "tst_visit_files.moc"
