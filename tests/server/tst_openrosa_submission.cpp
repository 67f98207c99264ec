#include "core/model/attachment.h"
#include "core/model/visit.h"
#include "server/api/edit_counts.h"
#include "tests/server/collect_phone.h"
#include "tests/server/protocol_tablet.h"
#include "tests/support/sample_files.h"

#include <QTest>

using namespace wupan;
using test::CollectPark;
using test::CollectPhone;
using test::FilledForm;
using test::messageOf;
using test::photo;
using test::SentFile;

/// What becomes of what ODK Collect sends.
class TestOpenRosaSubmission : public QObject
{
    Q_OBJECT
private slots:
    void aSubmissionBecomesACompletedVisit()
    {
        CollectPark park;
        EditCounts counts;
        park.office.server.context().edits = &counts;
        const Response answer = park.phone.submit(park.form().xml());
        QCOMPARE(answer.status, 201);
        QCOMPARE(answer.headers.at("Content-Type"), std::string("text/xml; charset=utf-8"));
        QCOMPARE(answer.headers.at("X-OpenRosa-Version"), std::string("1.0"));
        QVERIFY2(messageOf(answer).find(" 3 ") != std::string::npos, answer.body.c_str());
        const auto visits = park.all<Visit>();
        QCOMPARE(visits.size(), std::size_t{1});
        const Visit& visit = visits.front();
        QCOMPARE(visit.state, VisitState::completed);
        QCOMPARE(visit.officerId.text(), park.office.server.officer.text());
        QCOMPARE(visit.enterpriseId.text(), park.office.enterprise.text());
        QCOMPARE(visit.checklistId.text(), park.checklist.id.text());
        QCOMPARE(isoText(*visit.checkedInAt), std::string("2026-11-23T00:10:00.500Z"));
        QCOMPARE(isoText(*visit.completedAt), std::string("2026-11-23T00:55:00.000Z"));
        QCOMPARE(visit.summary, std::string("企业经营平稳 & 订单不足。"));
        QCOMPARE(visit.missingAnswers, std::optional<std::int64_t>(0));
        QCOMPARE(visit.answers.at("/data/targets/revenue_this_year"), std::string("12500000"));
        QCOMPARE(visit.answers.at("/data/targets/ladder_plan"), std::string("innovative hightech"));
        QCOMPARE(visit.answers.size(), std::size_t{12});
        // An issue is registered when the officer says so (domain rule 2).
        QVERIFY(visit.proposals.empty());
        QVERIFY(park.all<Issue>().empty());
        const auto history = park.history(park.phone.key.device);
        QCOMPARE(history.size(), std::size_t{1});
        QCOMPARE(history.front().outcome.outcome, Outcome::applied);
        QCOMPARE(history.front().author.text(), park.office.server.officer.text());
        QCOMPARE(counts.of(Outcome::applied), std::int64_t{1});
        test::ProtocolTablet tablet(park.office.server);
        const SyncResponse pulled = tablet.sync({});
        QVERIFY(std::ranges::any_of(pulled.records, [&](const RecordRun& run) {
            return run.type == RecordType::visit &&
                   textAt(run.documents.at(0).as_object(), "id") == visit.id.text();
        }));
    }

    void theSameSubmissionTwiceIsOneVisit()
    {
        CollectPark park;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(park.phone.submit(park.form().xml()).status, 201);
        CollectPhone another(park.office.server, park.office.server.officer); // of the same person
        QCOMPARE(another.submit(park.form().xml()).status, 201);
        QCOMPARE(park.all<Visit>().size(), std::size_t{1});
        QCOMPARE(park.history(park.phone.key.device).size(), std::size_t{1});
        FilledForm next = park.form();
        next.instanceId = "uuid:another";
        QCOMPARE(park.phone.submit(next.xml()).status, 201);
        QCOMPARE(park.all<Visit>().size(), std::size_t{2});
        const auto history = park.history(park.phone.key.device);
        QCOMPARE(history.at(1).change.chain,
                 chainAfter(history.at(0).change.chain, history.at(1).change.editId));
    }

    void anotherOfficerWithTheSameInstanceIdHasAVisitOfTheirOwn()
    {
        CollectPark park;
        CollectPhone other(park.office.server,
                           park.office.server.addPerson("另一干部", "officer-2", Role::officer));
        QCOMPARE(park.phone.submit(park.form().xml()).status, 201);
        QCOMPARE(other.submit(park.form().xml()).status, 201);
        QCOMPARE(park.all<Visit>().size(), std::size_t{2});
    }

    void aPhotoComesAlong()
    {
        CollectPark park;
        FilledForm form = park.form();
        form.answers["projects"]["site_photo"] = "1700000000000.jpg";
        const SentFile file = photo("1700000000000.jpg");
        const SentFile other{"audit.csv", "text/csv", "event,node\n"};
        QCOMPARE(park.phone.submit(form.xml(), {other, file}).status, 201);
        const auto attachments = park.all<Attachment>();
        QCOMPARE(attachments.size(), std::size_t{1});
        const Attachment& attachment = attachments.front();
        QCOMPARE(attachment.questionPath, CollectPark::kPhotoPath);
        QCOMPARE(attachment.ownerId, park.all<Visit>().front().id.text());
        QCOMPARE(attachment.sha256, sha256Hex(file.bytes));
        QCOMPARE(attachment.mediaType, std::string("image/jpeg"));
        QVERIFY(attachment.receivedAt.has_value());
        QCOMPARE(park.all<Visit>().front().answers.at(CollectPark::kPhotoPath),
                 attachment.id.text());
        QCOMPARE(park.office.server.headquarters.files->read(attachment.sha256).value(),
                 file.bytes);
        QVERIFY(park.office.server.headquarters.files->parts().empty());
        QCOMPARE(park.phone.submit(form.xml(), {file}).status, 201);
        QCOMPARE(park.all<Attachment>().size(), std::size_t{1});
    }

    void soundVideoAndOtherFilesComeAlong()
    {
        CollectPark park;
        Checklist more = test::sampleChecklist(park.office.server);
        more.version = "7-files";
        const QString bind = "<bind nodeset=\"/data/projects/site_photo\" type=\"binary\"/>";
        const QString control = "<upload ref=\"/data/projects/site_photo\"";
        const auto with = [&](const char* name, const char* mediaType) {
            more.xml =
                QString::fromStdString(more.xml)
                    .replace("<site_photo/>", QString("<site_photo/><%1/>").arg(name))
                    .replace(bind, bind + QString(bind).replace("site_photo", name))
                    .replace(control, QString("<upload ref=\"/data/projects/%1\" mediatype=\"%2\">"
                                              "<label>%1</label></upload>%3")
                                          .arg(name, mediaType, control))
                    .toStdString();
        };
        with("talk", "audio/*");
        with("clip", "video/*");
        with("paper", "application/*");
        park.office.put(more);
        FilledForm form = park.form();
        form.version = more.version;
        form.answers["projects"]["talk"] = "talk.m4a";
        form.answers["projects"]["clip"] = "clip.mp4";
        form.answers["projects"]["paper"] = "paper.pdf";
        const SentFile talk{"talk.m4a", "audio/mp4", test::mpeg4Of("mp42", "soun")};
        const SentFile clip{"clip.mp4", "video/mp4", test::mpeg4Of("isom", "vide")};
        const SentFile program{"paper.pdf", "application/pdf", std::string("MZ\0", 3)};
        const Response refused = park.phone.submit(form.xml(), {talk, clip, program});
        QCOMPARE(refused.status, 415);
        QVERIFY(messageOf(refused).find("paper.pdf") != std::string::npos);
        QVERIFY(park.all<Visit>().empty());
        const SentFile log{"audit.csv", "text/csv", "event,node\n"};
        const SentFile paper{"paper.pdf", "application/pdf", test::pdf()};
        QCOMPARE(park.phone.submit(form.xml(), {talk, clip, paper, log}).status, 201);
        QVERIFY(!park.office.server.headquarters.files->has(sha256Hex(log.bytes)));
        const Visit visit = park.all<Visit>().front();
        std::map<std::string, Attachment> files;
        for (const Attachment& file : park.all<Attachment>())
            files[file.fileName] = file;
        QCOMPARE(files.size(), std::size_t{3});
        for (const auto& [name, file] : files) {
            QCOMPARE(file.kind, AttachmentKind::file);
            QVERIFY(file.receivedAt.has_value());
            QCOMPARE(visit.answers.at(file.questionPath), file.id.text());
        }
        QCOMPARE(files.at("talk.m4a").mediaType, std::string("audio/mp4"));
        QCOMPARE(files.at("clip.mp4").mediaType, std::string("video/mp4"));
        QCOMPARE(files.at("paper.pdf").mediaType, std::string("application/pdf"));
        QCOMPARE(park.office.server.headquarters.files->read(files.at("paper.pdf").sha256).value(),
                 paper.bytes);
    }

    void photosMayComeInSeveralRequests()
    {
        CollectPark park;
        Checklist two = test::sampleChecklist(park.office.server);
        two.version = "7-two";
        const QString bind = "<bind nodeset=\"/data/projects/site_photo\" type=\"binary\"/>";
        const QString control = "<upload ref=\"/data/projects/site_photo\"";
        const QString another = "<upload ref=\"/data/projects/gate_photo\" mediatype=\"image/*\">"
                                "<label>门</label></upload>";
        two.xml = QString::fromStdString(two.xml)
                      .replace("<site_photo/>", "<site_photo/><gate_photo/>")
                      .replace(bind, bind + QString(bind).replace("site_photo", "gate_photo"))
                      .replace(control, another + control)
                      .toStdString();
        park.office.put(two);
        FilledForm form = park.form();
        form.version = two.version;
        form.answers["projects"]["site_photo"] = "site.jpg";
        form.answers["projects"]["gate_photo"] = "gate.jpg";
        const Response first = park.phone.submit(form.xml(), {photo("site.jpg")}, true);
        QCOMPARE(first.status, 202);
        QCOMPARE(park.all<Attachment>().size(), std::size_t{1});
        // The second is not there yet.
        const Response early = park.phone.submit(form.xml());
        QCOMPARE(early.status, 400);
        QVERIFY(messageOf(early).find("gate.jpg") != std::string::npos);
        QCOMPARE(park.phone.submit(form.xml(), {photo("gate.jpg")}).status, 201);
        QCOMPARE(park.all<Visit>().size(), std::size_t{1});
        QCOMPARE(park.all<Attachment>().size(), std::size_t{2});
    }

    void withAPasswordItIsTheSame()
    {
        CollectPark park;
        CollectPhone phone(park.office.server, std::string("officer-1"));
        FilledForm form = park.form();
        form.answers["projects"]["site_photo"] = "site.jpg";
        for (int i = 0; i < 2; ++i)
            QCOMPARE(phone.submit(form.xml(), {photo("site.jpg")}).status, 201);
        QCOMPARE(park.phone.submit(form.xml()).status, 201); // its photo came already
        QCOMPARE(park.all<Visit>().size(), std::size_t{1});
        QCOMPARE(park.all<Attachment>().size(), std::size_t{1});
    }

    void aPhoneThatSaysNoTimesWasThereNow()
    {
        CollectPark park;
        FilledForm form = park.form();
        form.start = form.end = "";
        QCOMPARE(park.phone.submit(form.xml()).status, 201);
        const Visit visit = park.all<Visit>().front();
        QCOMPARE(visit.completedAt->ms, park.office.server.clock.now().ms);
        QCOMPARE(visit.checkedInAt->ms, visit.completedAt->ms);
    }

    void aClockThatRunsAheadIsNotBelieved()
    {
        CollectPark park;
        FilledForm form = park.form();
        form.start = "2027-01-01T00:00:00.000+08:00";
        form.end = "2027-01-01T01:00:00.000+08:00";
        QCOMPARE(park.phone.submit(form.xml()).status, 201);
        const Visit visit = park.all<Visit>().front();
        QCOMPARE(visit.checkedInAt->ms, park.office.server.clock.now().ms);
    }
};

QTEST_GUILESS_MAIN(TestOpenRosaSubmission)
#include "tst_openrosa_submission.moc"
