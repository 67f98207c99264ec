#include "app/core_thread.h"
#include "checklist_editor.h"
#include "core/ports/position_source.h"
#include "core/services/visit_service.h"
#include "core/store/enterprise_store.h"
#include "tests/app/pictures.h"
#include "tests/e2e/command_run.h"
#include "tests/e2e/headquarters_process.h"
#include "tests/server/spreadsheet_maker.h"
#include "tests/support/sample_files.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace wupan;
using test::CommandRun;
using test::runCommand;

namespace {

constexpr int kPatienceMs = 30'000;

/// A tablet without a receiver.
class NoPosition final : public PositionSource
{
public:
    [[nodiscard]] bool available() const override { return false; }
    void start(std::function<void(const PositionFix&)>) override {}
    void stop() override {}
};

} // namespace

/// A spreadsheet that names a picture and a sound, from its folder at headquarters to the page of a
/// tablet without a network.
class TestPicturedChecklist : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;
    QTemporaryDir m_folder;

    QString write(const QString& name, const QByteArray& bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            throw std::runtime_error("the file cannot be written");
        return file.fileName();
    }

    static QByteArray read(const QUrl& url)
    {
        QFile file(url.toLocalFile());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    CommandRun publish(const QString& file)
    {
        return runCommand({"--data", m_headquarters.folder(), "import-form", "--language", "en",
                           file, "--publish"});
    }

    static VisitId checkedIn(CoreThread& core)
    {
        std::optional<VisitId> visit;
        core.write(
            &core,
            [](Tablet& tablet) {
                VisitService visits(tablet);
                const auto enterprise =
                    EnterpriseStore(tablet.database()).page("", 0, 1).front().enterprise.id;
                const VisitId planned = visits.plan(enterprise, tablet.clock().now()).value();
                const Status in = visits.checkIn(planned, PositionFix{31.9, 118.8, 8});
                return in ? planned : VisitId{};
            },
            [&](VisitId made) { visit = made; });
        if (!QTest::qWaitFor([&] { return visit.has_value(); }, kPatienceMs))
            throw std::runtime_error("no visit");
        return *visit;
    }

private slots:
    void whatItNamesIsThereWithoutANetwork()
    {
        m_headquarters.start();
        const QString sheet =
            write("site.xlsx", QByteArray::fromStdString(test::makeForm(
                                   "type | name | label | media::image | media::audio | "
                                   "wupan::plate\n"
                                   "begin group | p | 厂区 | | | projects\n"
                                   "text | where | 在厂区的什么位置？ | 平面图.png | 提示.wav\n"
                                   "end group",
                                   "", "form_title | form_id | version\n厂区清单 | site | 1")));
        const CommandRun without = publish(sheet);
        QCOMPARE(without.exitCode, 2);
        QVERIFY2(
            without.complaint.contains("mistake: survey 3 D (media::image): The form shows the "
                                       "file 平面图.png"),
            without.complaint.constData());
        // Larger than what comes in one part.
        QImage image(900, 700, QImage::Format_RGB32);
        quint32 noise = 1;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                image.setPixel(x, y, noise = noise * 1'664'525U + 1'013'904'223U);
        const QByteArray picture = test::encoded(image, "PNG");
        QVERIFY(picture.size() > 1'000'000);
        write("平面图.png", picture);
        const QByteArray sound = QByteArray::fromStdString(test::wav(16'000));
        write("提示.wav", sound);
        const CommandRun published = publish(sheet);
        QVERIFY2(published.exitCode == 0, published.complaint.constData());

        const QTemporaryDir folder;
        VisitId visit;
        {
            CoreThread core(folder.filePath("data"), m_headquarters.url());
            QSignalSpy opened(&core, &CoreThread::opened);
            QVERIFY(opened.wait(kPatienceMs));
            QSignalSpy synced(&core, &CoreThread::syncFinished);
            core.enrol(QString::fromUtf8(m_headquarters.code("demo")), "demo",
                       QString::fromUtf8(m_headquarters.password("demo")));
            QVERIFY(synced.wait(kPatienceMs));
            visit = checkedIn(core);
            const auto arrived = [&] {
                std::optional<bool> here;
                core.read(
                    &core,
                    [visit](Tablet& tablet) {
                        const auto details = readVisitDetails(tablet, visit, {});
                        return details && !details->formFiles.at("平面图.png").isEmpty() &&
                               !details->formFiles.at("提示.wav").isEmpty();
                    },
                    [&](bool is) { here = is; });
                return QTest::qWaitFor([&] { return here.has_value(); }, kPatienceMs) && *here;
            };
            QVERIFY(QTest::qWaitFor(arrived, kPatienceMs));
        }
        QCOMPARE(m_headquarters.stop(), 0);

        CoreThread core(folder.filePath("data"), m_headquarters.url());
        QSignalSpy opened(&core, &CoreThread::opened);
        QVERIFY(opened.wait(kPatienceMs));
        NoPosition source;
        ChecklistEditor editor(core, source);
        core.read(
            &editor, [visit](Tablet& tablet) { return *readVisitDetails(tablet, visit, {}); },
            [&](const VisitDetails& details) {
                editor.show(details);
                editor.showSection("/data/p");
            });
        QTRY_VERIFY_WITH_TIMEOUT(editor.questions()->rowOf("/data/p/where") >= 0, kPatienceMs);
        const QuestionRow& row =
            editor.questions()
                ->rows()[static_cast<std::size_t>(editor.questions()->rowOf("/data/p/where"))];
        QCOMPARE(read(row.labelPicture), picture);
        QCOMPARE(read(row.labelSound), sound);
    }
};

QTEST_GUILESS_MAIN(TestPicturedChecklist)
#include "tst_pictured_checklist.moc"
