#pragma once

#include "app/languages.h"
#include "app/report/visit_report.h"
#include "choice_model.h"

#include "core/base/result.h"
#include "core/base/uuid.h"

#include <QObject>
#include <QThreadPool>
#include <QtQmlIntegration>

#include <atomic>
#include <memory>

namespace wupan {

class CoreThread;

/// Makes the report of a visit as a PDF in the user's documents, in either language. Thread: the
/// UI's; what stands in it is read on the core thread, and the file is written on one of its own,
/// so that neither pages nor saves wait for some hundred photos.
class ReportExport final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    /// A report is being asked for.
    Q_PROPERTY(bool active READ active NOTIFY changed FINAL)
    Q_PROPERTY(wupan::ChoiceModel* languages READ languages CONSTANT FINAL)
    Q_PROPERTY(bool busy READ busy NOTIFY changed FINAL)
    /// Written of all pages, 0 to 1.
    Q_PROPERTY(double progress READ progress NOTIFY progressed FINAL)
    Q_PROPERTY(QString progressText READ progressText NOTIFY progressed FINAL)
    /// Where the file is; empty before it was saved.
    Q_PROPERTY(QString savedText READ savedText NOTIFY changed FINAL)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed FINAL)

public:
    /// `shown`: the language of the app, which is chosen first.
    ReportExport(CoreThread& core, QString folder, Language shown, QObject* parent = nullptr);
    /// Stops what is being written.
    ~ReportExport() override;

    [[nodiscard]] bool active() const { return m_visit.has_value(); }
    [[nodiscard]] ChoiceModel* languages() { return &m_languages; }
    [[nodiscard]] bool busy() const { return m_stop != nullptr; }
    [[nodiscard]] double progress() const;
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] QString savedText() const { return m_savedText; }
    [[nodiscard]] QString errorText() const { return m_errorText; }

    Q_INVOKABLE void begin(const QString& visitId);
    Q_INVOKABLE void chooseLanguage(const QString& word);
    Q_INVOKABLE void save();
    /// Shows the saved file with the device's own program.
    Q_INVOKABLE void open();
    /// Stops what is being written.
    Q_INVOKABLE void leave();

signals:
    void changed();
    void progressed();

private:
    /// Set by this thread, looked at by the writing one.
    using Stop = std::shared_ptr<std::atomic_bool>;
    void write(VisitReport report, const Stop& stop);
    void noteProgress(std::size_t page, std::size_t pages, const Stop& stop);
    void onWritten(const Status& written, const QString& path, const Stop& stop);
    void stopWriting();
    void forget();

    CoreThread& m_core;
    QString m_folder;
    Language m_shown;
    ChoiceModel m_languages;
    std::optional<VisitId> m_visit;
    Stop m_stop; ///< null: nothing is being written
    std::size_t m_page = 0;
    std::size_t m_pages = 0; ///< 0: not known yet
    QString m_savedPath;
    QString m_savedText;
    QString m_errorText;
    QThreadPool m_writer;
};

} // namespace wupan
