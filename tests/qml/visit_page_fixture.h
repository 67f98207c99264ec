#pragma once

#include "app/core_thread.h"
#include "core/base/hash.h"
#include "core/base/media_type.h"
#include "issue_capture_editor.h"
#include "report_export.h"
#include "sync_status.h"
#include "tests/app/code_pictures.h"
#include "tests/app/every_type_form.h"
#include "tests/app/pictured_form.h"
#include "tests/app/pictures.h"
#include "tests/app/visit_fixture.h"
#include "tests/support/full_disk.h"
#include "tests/support/sample_files.h"
#include "visit_editor.h"

#include <QDir>
#include <QObject>
#include <QUrl>
#include <QtQmlIntegration>

namespace wupan::test {

/// The real view models of a visit's page over a real tablet with the demo checklist: a planned
/// visit, one that is under way, one whose required answers are there, and one of another officer.
class VisitPageFixture : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(wupan::VisitEditor* editor READ editor CONSTANT FINAL)
    Q_PROPERTY(wupan::ReportExport* report READ report CONSTANT FINAL)
    Q_PROPERTY(wupan::SyncStatus* sync READ sync CONSTANT FINAL)
    Q_PROPERTY(wupan::IssueCaptureEditor* capture READ capture CONSTANT FINAL)
    Q_PROPERTY(QString planned READ planned CONSTANT FINAL)
    Q_PROPERTY(QString underWay READ underWay CONSTANT FINAL)
    Q_PROPERTY(QString answered READ answered CONSTANT FINAL)
    Q_PROPERTY(QString ofAnother READ ofAnother CONSTANT FINAL)
    Q_PROPERTY(QString withoutChecklist READ withoutChecklist CONSTANT FINAL)
    Q_PROPERTY(QString everyType READ everyType CONSTANT FINAL)
    Q_PROPERTY(QString pictured READ pictured CONSTANT FINAL)
    Q_PROPERTY(QUrl picture READ picture CONSTANT FINAL)
    Q_PROPERTY(QUrl document READ document CONSTANT FINAL)
    Q_PROPERTY(QUrl sound READ sound CONSTANT FINAL)

public:
    explicit VisitPageFixture(QObject* parent = nullptr)
        : QObject(parent)
    {
        m_device.answerWhatIsRequired(m_answered);
        Visit bare = m_device.visit(m_planned);
        bare.id = m_withoutChecklist;
        bare.checklistId = m_device.newId<ChecklistId>();
        m_device.pull(bare);
        connect(m_editor.checklist(), &ChecklistEditor::proposalOpened, &m_capture,
                &IssueCaptureEditor::beginOnProposal);
    }

    [[nodiscard]] VisitEditor* editor() { return &m_editor; }
    [[nodiscard]] ReportExport* report() { return &m_report; }
    [[nodiscard]] SyncStatus* sync() { return &m_sync; }
    [[nodiscard]] IssueCaptureEditor* capture() { return &m_capture; }
    [[nodiscard]] QString planned() const { return textOf(m_planned); }
    [[nodiscard]] QString underWay() const { return textOf(m_underWay); }
    [[nodiscard]] QString answered() const { return textOf(m_answered); }
    [[nodiscard]] QString ofAnother() const { return textOf(m_ofAnother); }
    [[nodiscard]] QString withoutChecklist() const { return textOf(m_withoutChecklist); }
    /// Under way, with a checklist of every type of question.
    [[nodiscard]] QString everyType()
    {
        if (m_everyType.isNil()) {
            m_device.replaceChecklist(kEveryType);
            m_everyType = m_device.checkedIn();
        }
        return textOf(m_everyType);
    }
    /// Under way, with a checklist whose pictures and sounds are not on the tablet yet.
    [[nodiscard]] QString pictured()
    {
        if (m_pictured.isNil()) {
            m_device.checklist.files.clear();
            for (const auto& [name, bytes] : formFiles())
                m_device.checklist.files.push_back({name, sha256Hex(bytes),
                                                    static_cast<std::int64_t>(bytes.size()),
                                                    std::string(mediaTypeOf(bytes))});
            m_device.replaceChecklist(kPictured);
            m_device.checklist.files.clear();
            m_pictured = m_device.checkedIn();
        }
        return textOf(m_pictured);
    }
    Q_INVOKABLE void bringFormFiles()
    {
        for (const auto& [name, bytes] : formFiles()) {
            const auto path = m_device.tablet->filesFolder() / sha256Hex(bytes);
            QFile file(QString::fromStdString(path.string()));
            if (file.open(QIODevice::WriteOnly))
                file.write(QByteArray::fromStdString(bytes));
        }
        emit m_core.recordsChanged();
    }
    /// A photo of this device.
    [[nodiscard]] QUrl picture() const { return fileOf("photo.jpg", jpeg(Qt::darkGreen)); }
    /// Other files of it.
    [[nodiscard]] QUrl document() const
    {
        return fileOf("2026 年用电合同.pdf", QByteArray::fromStdString(pdf()));
    }
    [[nodiscard]] QUrl sound() const
    {
        return fileOf("talk.wav", QByteArray::fromStdString(wav(16'000)));
    }

    /// A photo of QR codes side by side.
    Q_INVOKABLE QUrl codePhoto(const QStringList& codes)
    {
        std::vector<QImage> pictures;
        for (const QString& code : codes)
            pictures.push_back(qrCode(code.toUtf8()));
        QFile file(QString::fromStdString((m_device.folder() / "codes.jpg").string()));
        if (file.open(QIODevice::WriteOnly))
            file.write(encoded(sideBySide(pictures), "JPEG"));
        return QUrl::fromLocalFile(file.fileName());
    }

    /// Version 8 of the demo checklist, which asks for another share instead of that of research.
    Q_INVOKABLE void publishVersion()
    {
        std::string xml = m_device.checklist.xml;
        const std::string asked = "research_share";
        for (std::size_t at = xml.find(asked); at != std::string::npos; at = xml.find(asked, at))
            xml.replace(at, asked.size(), "other_share");
        m_device.checklist.version = "8";
        m_device.replaceChecklist(xml);
    }
    Q_INVOKABLE void complete(const QString& visit)
    {
        VisitService visits(*m_device.tablet);
        if (!visits.complete(VisitId::parse(visit.toStdString()).value()))
            throw std::runtime_error("the visit cannot be completed");
    }
    /// What the receiver finds next.
    Q_INVOKABLE void tellPosition(double accuracyMeters)
    {
        m_source.tell({31.9, 118.8, accuracyMeters});
    }
    /// As on the tablet; empty when there is none.
    Q_INVOKABLE QString savedAnswer(const QString& visit, const QString& path)
    {
        const auto answers = at(visit).answers;
        const auto found = answers.find(path.toStdString());
        return found == answers.end() ? QString() : QString::fromStdString(found->second);
    }
    Q_INVOKABLE QString savedSummary(const QString& visit)
    {
        return QString::fromStdString(at(visit).summary);
    }
    Q_INVOKABLE QString stateOf(const QString& visit)
    {
        return QString::fromUtf8(word(at(visit).state));
    }
    Q_INVOKABLE QStringList savedReports() const { return reportFolder().entryList(QDir::Files); }
    Q_INVOKABLE bool isPdf(const QString& name) const
    {
        QFile file(reportFolder().filePath(name));
        return file.open(QIODevice::ReadOnly) && file.read(5) == "%PDF-" && file.size() > 10'000;
    }
    /// A file stands where the folder of the reports should be.
    Q_INVOKABLE void blockReports()
    {
        QFile file(reportFolder().path());
        file.open(QIODevice::WriteOnly);
    }
    Q_INVOKABLE void fillDisk() { m_disk.fill(); }
    Q_INVOKABLE void freeDisk() { m_disk.free(); }

private:
    [[nodiscard]] QUrl fileOf(const std::string& name, const QByteArray& bytes) const
    {
        QFile file(QString::fromStdString((m_device.folder() / name).string()));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return QUrl::fromLocalFile(file.fileName());
    }

    [[nodiscard]] QDir reportFolder() const
    {
        return {QString::fromStdString((m_device.folder() / "reports").string())};
    }
    [[nodiscard]] Visit at(const QString& id)
    {
        return m_device.visit(VisitId::parse(id.toStdString()).value());
    }

    FullDisk m_disk;
    VisitTablet m_device;
    CoreThread m_core{*m_device.tablet};
    PositionSourceOfTest m_source;
    VisitEditor m_editor{m_core, m_source};
    ReportExport m_report{m_core, QString::fromStdString((m_device.folder() / "reports").string()),
                          Language::english};
    SyncStatus m_sync{m_core};
    IssueCaptureEditor m_capture{m_core};
    VisitId m_planned = m_device.planned();
    VisitId m_underWay = m_device.checkedIn();
    VisitId m_answered = m_device.checkedIn();
    VisitId m_ofAnother = m_device.ofAnother();
    VisitId m_withoutChecklist = m_device.newId<VisitId>();
    VisitId m_everyType;
    VisitId m_pictured;
};

} // namespace wupan::test
