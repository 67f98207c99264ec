#include "core/base/hash.h"
#include "core/model/attachment.h"
#include "core/services/attachment_service.h"
#include "core/services/visit_service.h"
#include "core/store/enterprise_store.h"
#include "core/store/record_store.h"
#include "opus_file.h"
#include "tests/e2e/browser.h"
#include "tests/e2e/command_run.h"
#include "tests/e2e/device.h"
#include "tests/server/spreadsheet_maker.h"
#include "tests/support/sample_files.h"

#include <QTest>

#include <cmath>

using namespace wupan;
using test::Browser;
using test::Device;

/// A recording and a document answer questions of a visit, on the way from a tablet without a
/// network to a browser that plays it.
class TestFileAnswers : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;
    QTemporaryDir m_folder;

    void publishChecklist()
    {
        const std::string sheet =
            test::makeForm("type | name | label\naudio | talk | 访谈录音\nfile | paper | 用电合同\n"
                           "video | clip | 车间视频",
                           "", "form_title | form_id | version\n文件清单 | files | 1");
        QFile file(m_folder.filePath("files.xlsx"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(sheet.data(), static_cast<qint64>(sheet.size()));
        file.close();
        const test::CommandRun published =
            test::runCommand({"--data", m_headquarters.folder(), "import-form", "--language", "en",
                              file.fileName(), "--publish"});
        QVERIFY2(published.exitCode == 0, published.complaint.constData());
    }

    /// Ogg/Opus of two seconds.
    std::string recording()
    {
        const QString path = m_folder.filePath("talk.ogg");
        auto sound = OpusFile::create(path, 16'000).value();
        std::vector<std::int16_t> samples(32'000);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = static_cast<std::int16_t>(8000 * std::sin(static_cast<double>(i) * 0.17));
        if (!sound->write(samples) || !sound->finish())
            throw std::runtime_error("not recorded");
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            throw std::runtime_error("not there");
        return file.readAll().toStdString();
    }

private slots:
    void initTestCase()
    {
        m_headquarters.start();
        publishChecklist();
    }

    void aRecordingAndADocumentReachTheVisitsPage()
    {
        Device device(m_headquarters.url());
        QVERIFY(device.enrol(m_headquarters, "demo").ok());
        QVERIFY(!device.sync().error);
        device.transport.setNetworkEnabled(false);
        VisitService visits(*device.tablet);
        const VisitId visit = *visits.plan(
            EnterpriseStore(device.tablet->database()).page("", 0, 1).front().enterprise.id,
            device.clock.now());
        QVERIFY(visits.checkIn(visit, std::nullopt).ok());
        const auto answer = [&](const char* question, const char* name, std::string bytes) {
            NewFile file;
            file.kind = AttachmentKind::file;
            file.ownerId = visit.uuid;
            file.questionPath = question;
            file.fileName = name;
            file.bytes = std::move(bytes);
            file.takenAt = device.clock.now();
            const AttachmentId id = AttachmentService(*device.tablet).add(file).value();
            if (!visits.saveAnswers(visit, {{question, id.text()}}, 0))
                throw std::runtime_error("not answered");
            return id;
        };
        const std::string talk = recording();
        const AttachmentId sent = answer("/data/talk", "访谈.ogg", talk);
        answer("/data/paper", "合同.pdf", test::pdf());
        QVERIFY(visits.complete(visit).ok());
        QVERIFY(device.sync().error.has_value());

        device.transport.setNetworkEnabled(true);
        const SyncReport report = device.sync();
        QVERIFY2(!report.error, report.error ? report.error->detail.c_str() : "");
        QCOMPARE(device.pending(), std::int64_t{0});
        const json::object record =
            device.ask("/v1/records/attachment/" + sent.text()).at("record").as_object();
        QCOMPARE(std::string(textAt(record, "kind")), "file");
        QCOMPARE(std::string(textAt(record, "fileName")), "访谈.ogg");
        QVERIFY(record.contains("receivedAt"));

        Browser browser("zh-CN");
        QUrl page = m_headquarters.url();
        browser.go(page);
        browser.type("input[name=login]", "center");
        browser.type("input[name=password]", m_headquarters.password("center"));
        browser.follow("form.sign-in button");
        page.setPath("/visits/" + QString::fromStdString(visit.text()));
        browser.go(page);
        QTRY_VERIFY_WITH_TIMEOUT(
            std::abs(
                browser.evaluate("return document.querySelector('audio').duration").toDouble() -
                2) < 0.2,
            20'000);
        // Chromium plays when a person clicks; that it can, it tells before.
        static_cast<void>(browser.evaluate("document.querySelector('audio').currentTime = 1.5;"));
        QTRY_VERIFY_WITH_TIMEOUT(
            browser
                .evaluate("const a = document.querySelector('audio'); "
                          "return !a.seeking && a.currentTime === 1.5 && a.readyState >= 3;")
                .toBool(),
            20'000);
        const QString answers = browser.text("dl.answers");
        QVERIFY2(answers.contains("访谈.ogg") && answers.contains("合同.pdf"), qPrintable(answers));
        QCOMPARE(browser
                     .evaluate("return fetch(document.querySelectorAll('dl.answers a')[1].href)"
                               ".then(r => r.headers.get('content-type'))")
                     .toString(),
                 "application/pdf");
        QCOMPARE(browser.complaints(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestFileAnswers)
#include "tst_file_answers.moc"
