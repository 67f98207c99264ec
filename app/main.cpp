#include "app/core_thread.h"
#include "app/languages.h"
#include "app/start_log.h"
#include "app/tour/sample_inputs.h"
#include "app/tour/tour.h"
#include "attention_editor.h"
#include "enterprise_list_model.h"
#include "enterprise_profile.h"
#include "issue_capture_editor.h"
#include "issue_editor.h"
#include "issue_list_model.h"
#include "platform/device_position_source.h"
#include "report_export.h"
#include "rescue_export.h"
#include "sign_in_editor.h"
#include "sync_status.h"
#include "today_board.h"
#include "visit_editor.h"
#include "visit_history.h"
#include "visit_planner.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFont>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QStandardPaths>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Wupan_ViewModelsPlugin)
Q_IMPORT_QML_PLUGIN(Wupan_UiPlugin)

namespace {

struct Options
{
    QString data;
    QString server;
    QString enrolCode;
    QString login;
    QString passwordFile;
    QString language;
    QString theme;
    QString position;
    QString photos;
    QString tour;
};

Options parseOptions(const QGuiApplication& app)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{"data", "Folder of this tablet's data.", "DIR"},
         {"server", "Address of headquarters.", "URL", "http://127.0.0.1:8080"},
         {"enrol-code", "One-time code, to enrol without typing.", "CODE"},
         {"login", "Name for --enrol-code.", "NAME"},
         {"password-file", "File with the password for --enrol-code.", "FILE"},
         {"lang", "zh or en.", "LANGUAGE", "zh"},
         {"theme", "light or dark instead of the system's own.", "THEME"},
         {"position",
          "NMEA receiver instead of the device's own: serial:/dev/ttyUSB0, "
          "socket://host:port or a file's path.",
          "SOURCE"},
         {"photos", "Folder of photos instead of the user's pictures.", "DIR"},
         {"tour",
          "Goes through a visit on the real pages, with --login, --password-file and, "
          "the first time, --enrol-code; writes a picture of each page.",
          "DIR"}});
    parser.process(app);
    Options options;
    options.data = parser.value("data");
    if (options.data.isEmpty())
        options.data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    options.server = parser.value("server");
    options.enrolCode = parser.value("enrol-code");
    options.login = parser.value("login");
    options.passwordFile = parser.value("password-file");
    options.language = parser.value("lang");
    options.theme = parser.value("theme");
    options.position = parser.value("position");
    options.photos = parser.value("photos");
    if (options.photos.isEmpty())
        options.photos = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    options.tour = parser.value("tour");
    return options;
}

void installTranslations(QGuiApplication& app, wupan::Language language)
{
    // For the names of days and months.
    const bool english = language == wupan::Language::english;
    QLocale::setDefault(QLocale(english ? QLocale::English : QLocale::Chinese));
    auto* languages = new wupan::Languages(language, &app);
    if (!languages->read(wupan::Language::english, ":/translations/wupan_en.qm") ||
        !languages->read(wupan::Language::chinese, ":/translations/wupan_zh_CN.qm"))
        qWarning("translations are missing from this program");
    QCoreApplication::installTranslator(languages);
}

/// The pages follow the system's palette, so choosing a theme is choosing a palette.
void applyTheme(const QString& theme)
{
    if (theme == "dark")
        QGuiApplication::setPalette(QPalette(QColor("#243029"), QColor("#101713")));
    else if (theme == "light")
        QGuiApplication::setPalette(QPalette(QColor("#eef1ee"), QColor("#f6f7f5")));
}

/// Where a person finds what the app writes for people.
QString exportFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + "/Wupan";
}

QString passwordOf(const Options& options)
{
    QFile file(options.passwordFile);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll().trimmed()) : QString();
}

/// Signs in with what stands on the command line, as scripts/run.sh does.
void signInByOptions(wupan::SignInEditor& editor, const Options& options)
{
    QObject::connect(&editor, &wupan::SignInEditor::changed, &editor,
                     [&editor, options, tried = false]() mutable {
                         if (tried || !editor.ready() || editor.signedIn() ||
                             !editor.fatalText().isEmpty())
                             return;
                         tried = true;
                         editor.submit(options.enrolCode, options.login, passwordOf(options));
                     });
}

/// Gives the tour what a tablet would have: a photo to choose, a receiver that knows where it is.
/// False: said on stderr.
bool prepareTour(Options& options)
{
    const QDir inputs(QFileInfo(options.tour).absoluteFilePath() + "/inputs");
    options.photos = inputs.path();
    const QString position = inputs.filePath("position.nmea");
    if (options.position.isEmpty())
        options.position = position;
    if (inputs.mkpath(".") && wupan::sample_inputs::writePosition(position) &&
        wupan::sample_inputs::writePhoto(inputs.filePath(wupan::Tour::kPhoto)))
        return true;
    qCritical("tour: %s cannot be written; name another folder.", qPrintable(options.tour));
    return false;
}

} // namespace

int main(int argc, char** argv)
{
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationName("wupan");
    QGuiApplication::setFont(QFont("Noto Sans CJK SC"));
    QQuickStyle::setStyle("Basic");
    Options options = parseOptions(app);
    const auto language =
        options.language == "en" ? wupan::Language::english : wupan::Language::chinese;
    installTranslations(app, language);
    applyTheme(options.theme);
    if (!options.tour.isEmpty() && !prepareTour(options))
        return 1;

    wupan::CoreThread core(options.data, QUrl(options.server));
    wupan::SignInEditor signIn(core, options.server);
    wupan::SyncStatus sync(core);
    wupan::AttentionEditor attention(core, exportFolder());
    wupan::RescueExport rescue(core, exportFolder());
    wupan::ReportExport report(core, exportFolder(), language);
    wupan::DevicePositionSource position(options.position);
    wupan::TodayBoard today(core);
    wupan::EnterpriseListModel enterprises(core);
    wupan::EnterpriseProfile enterpriseProfile(core);
    wupan::VisitHistory visitHistory(core);
    wupan::VisitEditor visitEditor(core, position);
    wupan::VisitPlanner visitPlanner(core);
    wupan::IssueListModel issues(core);
    wupan::IssueEditor issueEditor(core);
    wupan::IssueCaptureEditor issueCapture(core);
    QObject::connect(visitEditor.checklist(), &wupan::ChecklistEditor::proposalOpened,
                     &issueCapture, &wupan::IssueCaptureEditor::beginOnProposal);
    if (options.tour.isEmpty() && !options.passwordFile.isEmpty())
        signInByOptions(signIn, options);

    QQmlApplicationEngine engine;
    QObject::connect(
        &engine, &QQmlApplicationEngine::objectCreationFailed, &app,
        [] { QCoreApplication::exit(1); }, Qt::QueuedConnection);
    engine.setInitialProperties({{"signIn", QVariant::fromValue(&signIn)},
                                 {"sync", QVariant::fromValue(&sync)},
                                 {"attention", QVariant::fromValue(&attention)},
                                 {"rescue", QVariant::fromValue(&rescue)},
                                 {"today", QVariant::fromValue(&today)},
                                 {"enterprises", QVariant::fromValue(&enterprises)},
                                 {"enterpriseProfile", QVariant::fromValue(&enterpriseProfile)},
                                 {"visitHistory", QVariant::fromValue(&visitHistory)},
                                 {"visitEditor", QVariant::fromValue(&visitEditor)},
                                 {"report", QVariant::fromValue(&report)},
                                 {"visitPlanner", QVariant::fromValue(&visitPlanner)},
                                 {"issues", QVariant::fromValue(&issues)},
                                 {"issueEditor", QVariant::fromValue(&issueEditor)},
                                 {"issueCapture", QVariant::fromValue(&issueCapture)},
                                 {"photoFolder", QUrl::fromLocalFile(options.photos)}});
    engine.addImportPath(":/qt-project.org/imports");
    engine.load(QUrl("qrc:/qt-project.org/imports/Wupan/Ui/Main.qml"));
    wupan::logFirstUsefulFrame(engine, signIn, today);
    if (!options.tour.isEmpty() && !engine.rootObjects().isEmpty()) {
        auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
        QMetaObject::invokeMethod(
            window,
            [&, window] {
                wupan::Tour tour({core, signIn, sync, today, enterprises, enterpriseProfile,
                                  visitEditor, issueCapture, issueEditor},
                                 *window, QDir(options.tour),
                                 {options.enrolCode, options.login, passwordOf(options)});
                QCoreApplication::exit(tour.run());
            },
            Qt::QueuedConnection);
    }
    return QGuiApplication::exec();
}
