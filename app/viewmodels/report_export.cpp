#include "report_export.h"

#include "app/core_thread.h"
#include "app/report/report_writer.h"
#include "report_details.h"

#include <QDesktopServices>
#include <QDir>
#include <QUrl>

namespace wupan {
namespace {

const QString kChinese = QStringLiteral("zh");
const QString kEnglish = QStringLiteral("en");

QString sentenceFor(const Error& error, const QString& folder)
{
    switch (error.code) {
    case ErrorCode::diskFull:
        return ReportExport::tr("This tablet has no room left, so the report was not saved. Free "
                                "some space, then try again.");
    case ErrorCode::notFound:
        return ReportExport::tr("This visit is no longer on this tablet.");
    default:
        return ReportExport::tr(
                   "The report could not be written into %1. The visit itself is "
                   "saved. Look whether this folder may be written to, then try again.")
            .arg(QDir::toNativeSeparators(folder));
    }
}

} // namespace

ReportExport::ReportExport(CoreThread& core, QString folder, Language shown, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_folder(std::move(folder))
    , m_shown(shown)
{
    m_writer.setMaxThreadCount(1);
    // Each in its own words, for whoever reads only that one.
    m_languages.setChoices(
        {{kChinese, QStringLiteral("中文")}, {kEnglish, QStringLiteral("English")}});
    connect(&m_languages, &ChoiceModel::chosenChanged, this, &ReportExport::changed);
}

ReportExport::~ReportExport()
{
    stopWriting();
    m_writer.waitForDone();
}

double ReportExport::progress() const
{
    return m_pages == 0 ? 0 : static_cast<double>(m_page) / static_cast<double>(m_pages);
}

QString ReportExport::progressText() const
{
    return m_pages == 0 ? tr("One moment …") : tr("Page %1 of %2 …").arg(m_page + 1).arg(m_pages);
}

void ReportExport::forget()
{
    m_page = 0;
    m_pages = 0;
    m_savedPath.clear();
    m_savedText.clear();
    m_errorText.clear();
    emit progressed();
    emit changed();
}

void ReportExport::begin(const QString& visitId)
{
    const auto id = VisitId::parse(visitId.toStdString());
    if (!id)
        return;
    stopWriting();
    m_visit = *id;
    m_languages.choose(m_shown == Language::chinese ? kChinese : kEnglish);
    forget();
}

void ReportExport::chooseLanguage(const QString& word)
{
    if (busy() || word == m_languages.chosen())
        return;
    m_languages.choose(word);
    forget();
}

void ReportExport::leave()
{
    stopWriting();
    m_visit.reset();
    forget();
}

void ReportExport::stopWriting()
{
    if (m_stop)
        *m_stop = true;
    m_stop.reset();
}

void ReportExport::save()
{
    if (!m_visit || busy())
        return;
    const Stop stop = std::make_shared<std::atomic_bool>(false);
    m_stop = stop;
    forget();
    const Language language =
        m_languages.chosen() == kEnglish ? Language::english : Language::chinese;
    m_core.read(
        this,
        [id = *m_visit, language](Tablet& tablet) -> Result<VisitReport> {
            const LanguageScope scope(language);
            auto report = readVisitReport(tablet, id);
            if (!report)
                return Error{ErrorCode::notFound, "visit"};
            return std::move(*report);
        },
        [this, stop](Result<VisitReport> report) {
            if (stop != m_stop)
                return;
            if (report)
                write(std::move(*report), stop);
            else
                onWritten(report.error(), {}, stop);
        });
}

void ReportExport::write(VisitReport report, const Stop& stop)
{
    m_writer.start([this, folder = m_folder, report = std::move(report), stop] {
        const QDir place(folder);
        const QString path = place.absoluteFilePath(report.name + QStringLiteral(".pdf"));
        const auto onPage = [&](std::size_t page, std::size_t pages) {
            QMetaObject::invokeMethod(
                this, [this, page, pages, stop] { noteProgress(page, pages, stop); },
                Qt::QueuedConnection);
            return !*stop;
        };
        const Status written = place.mkpath(".")
                                   ? writeReport(report, path.toStdString(), onPage)
                                   : Status(Error{ErrorCode::storage, "the folder cannot be made"});
        QMetaObject::invokeMethod(
            this, [this, written, path, stop] { onWritten(written, path, stop); },
            Qt::QueuedConnection);
    });
}

void ReportExport::noteProgress(std::size_t page, std::size_t pages, const Stop& stop)
{
    if (stop != m_stop)
        return;
    m_page = page;
    m_pages = pages;
    emit progressed();
}

void ReportExport::onWritten(const Status& written, const QString& path, const Stop& stop)
{
    if (stop != m_stop)
        return;
    m_stop.reset();
    if (written) {
        m_savedPath = path;
        m_savedText =
            tr("Saved as %1.").arg(QDir::toNativeSeparators(path)) + QLatin1Char('\n') +
            tr("Anyone who gets this file can read it: give it only to whom it concerns.");
    } else {
        m_errorText = sentenceFor(written.error(), m_folder);
    }
    emit changed();
}

void ReportExport::open()
{
    if (m_savedPath.isEmpty() || QDesktopServices::openUrl(QUrl::fromLocalFile(m_savedPath)))
        return;
    m_errorText = tr("No program of this device opened the report. It is in %1.")
                      .arg(QDir::toNativeSeparators(m_savedPath));
    emit changed();
}

} // namespace wupan
