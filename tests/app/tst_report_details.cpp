#include "report_details.h"

#include "tests/app/both_languages.h"
#include "tests/app/every_type_form.h"
#include "tests/app/report_fixture.h"
#include "tests/support/sample_files.h"

#include <QFileInfo>
#include <QTest>

using namespace wupan;
using test::ReportTablet;

namespace {

QString fact(const VisitReport& report, const QString& name)
{
    for (const ReportFact& each : report.facts)
        if (each.name == name)
            return each.value;
    return {};
}

const ReportAnswer* answerTo(const VisitReport& report, const QString& question)
{
    for (const ReportSection& section : report.sections)
        for (const ReportAnswer& answer : section.answers)
            if (answer.question == question)
                return &answer;
    return nullptr;
}

VisitReport reportOf(ReportTablet& device)
{
    return readVisitReport(*device.tablet, device.visitId).value();
}

const QString kResources = "Are land, power and labour secured?";
const QString kSitePhoto = "Photo of the site";

} // namespace

/// What stands in a report, before it has pages.
class TestReportDetails : public QObject
{
    Q_OBJECT
private slots:
    void itSaysWhoVisitedWhomAndWhen()
    {
        ReportTablet device;
        device.fill();
        const VisitReport report = reportOf(device);
        QCOMPARE(report.title, "Visit report");
        QCOMPARE(report.park, "样本园区");
        QCOMPARE(report.enterprise, "智能装备示范企业");
        QCOMPARE(report.author, "样本干部");
        QCOMPARE(report.day, "2026-11-23");
        QCOMPARE(fact(report, "Visited"), "2026-11-23 09:00 – 10:10");
        QCOMPARE(fact(report, "Officer"), "样本干部");
        QCOMPARE(fact(report, "Check-in"), "within 8 m");
        QCOMPARE(fact(report, "People met"), "王经理, 李厂长");
        QVERIFY2(report.summary.startsWith("订单饱满"), qPrintable(report.summary));
        QCOMPARE(report.summaryNote, "Written 2026-11-23 09:00");
    }

    void answersStandInTheWordsOfTheChecklist()
    {
        ReportTablet device;
        device.fill();
        const VisitReport report = reportOf(device);
        QVERIFY(report.sections.size() > 3);
        QVERIFY2(report.sections[0].title.startsWith("1  "), qPrintable(report.sections[0].title));
        QVERIFY(report.sections[0].remark.contains("answered"));
        const ReportAnswer* orders = answerTo(report, "Orders");
        QVERIFY(orders != nullptr);
        QCOMPARE(orders->answer, "Full");
        QVERIFY(orders->given);
        QVERIFY(orders->number.startsWith("1."));
        QVERIFY(orders->difficulty.isEmpty());
        QVERIFY(report.checklistNote.isEmpty());
    }

    void aDifficultyIsMarkedWithWhatBecameOfIt()
    {
        ReportTablet device;
        device.fill();
        QCOMPARE(answerTo(reportOf(device), kResources)->difficulty,
                 "▲ Difficulty: on the issue list");
        device.numbered("二期厂房用地", "/data/projects/resources_secured");
        const QString said = answerTo(reportOf(device), kResources)->difficulty;
        QVERIFY2(said.startsWith("▲ Difficulty: on the issue list"), qPrintable(said));
    }

    void aDeclinedDifficultyIsADifficultyStill()
    {
        ReportTablet device;
        device.answer({{"/data/projects/resources_secured", "no"}});
        QCOMPARE(answerTo(reportOf(device), kResources)->difficulty,
                 "▲ Difficulty: not decided whether it becomes an issue");
        QVERIFY(VisitService(*device.tablet)
                    .declineProposal(device.visitId, "/data/projects/resources_secured")
                    .ok());
        QCOMPARE(answerTo(reportOf(device), kResources)->difficulty,
                 "▲ Difficulty: not put on the issue list");
    }

    void whatIsMissingIsSaid()
    {
        ReportTablet device;
        const VisitReport report = reportOf(device);
        const ReportAnswer* orders = answerTo(report, "Orders");
        QVERIFY(orders != nullptr && !orders->given);
        QCOMPARE(orders->answer, "not answered, though required");
        QVERIFY2(report.checklistNote.contains("required answer"),
                 qPrintable(report.checklistNote));
        QVERIFY(report.summary.isEmpty());
        QCOMPARE(report.summaryNote, "No summary has been written yet.");
        QVERIFY(report.issues.empty());
        QCOMPARE(report.issuesNote, "No issues were recorded on this visit.");
        QCOMPARE(report.photosNote, "No photos were taken on this visit.");
        QCOMPARE(report.signatures.size(), std::size_t{1});
        QCOMPARE(report.signatures[0].picture.note, "Not signed");
    }

    void anIssueHasItsNumberStateAndLimit()
    {
        ReportTablet device;
        Department department;
        department.id = device.newId<DepartmentId>();
        department.name = "资源规划部门";
        device.pull(department);
        Issue issue = device.issue("用电增容", -1);
        issue.visitId = device.visitId;
        issue.description = "需要增容 500 kVA";
        issue.leadDepartmentId = department.id;
        device.pull(issue);
        device.capture("尚未同步的问题");
        const VisitReport report = reportOf(device);
        QCOMPARE(report.issues.size(), std::size_t{2});
        const auto known =
            std::ranges::find(report.issues, QString("用电增容"), &ReportIssue::title);
        QCOMPARE(known->number, "WT-2026-0386");
        QCOMPARE(known->description, "需要增容 500 kVA");
        QCOMPARE(known->kind, "Land\nNormal");
        QCOMPARE(known->state, "being handled\n资源规划部门");
        QCOMPARE(known->due, "2026-11-22\noverdue");
        const auto fresh =
            std::ranges::find(report.issues, QString("尚未同步的问题"), &ReportIssue::title);
        QCOMPARE(fresh->number, "no number yet");
        QCOMPARE(fresh->state, "registered");
        QVERIFY2(report.issuesNote.contains("2026-11-23 09:00"), qPrintable(report.issuesNote));
    }

    void photosAreNumberedAndTheirQuestionNamesThem()
    {
        ReportTablet device;
        device.addPhoto(test::jpeg(Qt::red), "/data/projects/site_photo");
        device.clock.advanceMs(1000);
        device.addPhoto(test::jpeg(Qt::blue), "/data/projects/site_photo");
        const IssueId issue = device.capture("漏水");
        device.addPhoto(test::jpeg(Qt::green), {}, issue);
        const VisitReport report = reportOf(device);
        QCOMPARE(report.photos.size(), std::size_t{3});
        QCOMPARE(report.photos[0].title, "Photo 1 · " + kSitePhoto);
        QCOMPARE(report.photos[0].time, "Taken 2026-11-23 09:00:00");
        QCOMPARE(report.photos[1].time, "Taken 2026-11-23 09:00:01");
        QCOMPARE(report.photos[2].title, "Photo 3 · Issue: 漏水");
        QVERIFY(QFileInfo::exists(report.photos[2].picture.file));
        QCOMPARE(answerTo(report, kSitePhoto)->answer, "see photo 1, 2");
        QVERIFY(report.photosNote.isEmpty());
    }

    void aFileThatAnswersIsNamed()
    {
        ReportTablet device;
        device.replaceChecklist(test::kEveryType);
        device.visitId = device.checkedIn();
        NewFile file;
        file.kind = AttachmentKind::file;
        file.ownerId = device.visitId.uuid;
        file.questionPath = "/data/m/sound";
        file.fileName = "访谈.wav";
        file.bytes = test::wav(10);
        file.takenAt = device.clock.now();
        const AttachmentId id = AttachmentService(*device.tablet).add(file).value();
        device.answer(
            {{"/data/m/sound", id.text()}, {"/data/m/paper", device.newId<AttachmentId>().text()}});
        const VisitReport report = reportOf(device);
        QCOMPARE(answerTo(report, "Sound")->answer, "file: 访谈.wav");
        QCOMPARE(answerTo(report, "Document")->answer, "a file; not on this tablet");
        QCOMPARE(answerTo(report, "Video")->answer, "not answered");
        QVERIFY(report.photos.empty());
        QCOMPARE(report.signatures.size(), std::size_t{1});
    }

    void aPhotoThatIsElsewhereIsSaidInWords()
    {
        ReportTablet device;
        device.pullPhotoOfElsewhere("/data/projects/site_photo");
        const VisitReport report = reportOf(device);
        QCOMPARE(report.photos.size(), std::size_t{1});
        QVERIFY(report.photos[0].picture.file.isEmpty());
        QVERIFY2(report.photos[0].picture.note.contains("at headquarters"),
                 qPrintable(report.photos[0].picture.note));
        QVERIFY(!report.photosNote.isEmpty());
    }

    void theSignatureHasItsNameAndTime()
    {
        ReportTablet device;
        device.fill();
        const ReportSignature signature = reportOf(device).signatures.at(0);
        QCOMPARE(signature.name, "王经理");
        QCOMPARE(signature.time, "Signed 2026-11-23 09:00:00");
        QVERIFY(QFileInfo::exists(signature.picture.file));
    }

    void aSignatureThatIsElsewhereIsASignature()
    {
        ReportTablet device;
        Visit visit = device.visit(device.visitId);
        visit.signatureId = device.newId<AttachmentId>();
        device.pull(visit, 2);
        const ReportSignature signature = reportOf(device).signatures.at(0);
        QVERIFY(signature.picture.file.isEmpty());
        QVERIFY2(signature.picture.note.startsWith("Signed;"), qPrintable(signature.picture.note));
        QCOMPARE(signature.name, "No name given");
    }

    void aVisitWithoutItsChecklistHasAReportAllTheSame()
    {
        ReportTablet device;
        Visit visit = device.visit(device.visitId);
        visit.id = device.newId<VisitId>();
        visit.checklistId = device.newId<ChecklistId>();
        device.pull(visit);
        const auto report = readVisitReport(*device.tablet, visit.id);
        QVERIFY(report->sections.empty());
        QVERIFY(!report->checklistNote.isEmpty());
    }

    void anUnknownVisitHasNone()
    {
        ReportTablet device;
        QVERIFY(!readVisitReport(*device.tablet, device.newId<VisitId>()));
    }

    void theNameOfTheFileIsOneThatEverySystemTakes()
    {
        ReportTablet device;
        device.enterprise.name = "../甲:乙*\"<公司>|?\\\n." + std::string(400, 'x');
        device.pull(device.enterprise, 2);
        const QString name = reportOf(device).name;
        QVERIFY2(name.startsWith("Visit_report-甲_乙_公司_xxx"), qPrintable(name));
        QVERIFY2(name.endsWith("-样本干部-2026-11-23-0900"), qPrintable(name));
        QVERIFY(name.toUtf8().size() < 240);
    }

    void theOtherLanguageIsThatOfOneThreadAndOneWhile()
    {
        test::BothLanguages languages;
        ReportTablet device;
        device.fill();
        {
            const LanguageScope scope(Language::chinese);
            const VisitReport report = reportOf(device);
            QCOMPARE(report.title, "企业走访报告");
            QCOMPARE(fact(report, "走访时间"), "2026-11-23 09:00 – 10:10");
            QCOMPARE(answerTo(report, "订单情况")->answer, "饱满");
            QVERIFY(
                answerTo(report, "用地、用电、用工是否有保障？")->difficulty.startsWith("▲ 难点"));
            QCOMPARE(report.issues.at(0).kind, "用地\n紧急");
        }
        QCOMPARE(reportOf(device).title, "Visit report");
    }
};

QTEST_GUILESS_MAIN(TestReportDetails)
#include "tst_report_details.moc"
