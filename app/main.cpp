#include "app/core_thread.h"
#include "enterprise_list_model.h"
#include "enterprise_profile.h"
#include "issue_capture_editor.h"
#include "issue_editor.h"
#include "issue_list_model.h"
#include "platform/device_position_source.h"
#include "sign_in_editor.h"
#include "sync_status.h"
#include "today_board.h"
#include "visit_editor.h"
#include "visit_history.h"
#include "visit_planner.h"

#include <QCommandLineParser>
#include <QFile>
#include <QFont>
#include <QGuiApplication>
#include <QPalette>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QStandardPaths>
#include <QTranslator>
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
};

Options parseOptions(const QGuiApplication& app)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{"data", "Folder of this tablet's data.", "DIR"},
                       {"server", "Address of headquarters.", "URL", "http://127.0.0.1:8080"},
                       {"enrol-code", "One-time code, to enrol without typing.", "CODE"},
                       {"login", "Name for --enrol-code.", "NAME"},
                       {"password-file", "File with the password for --enrol-code.", "FILE"},
                       {"lang", "zh or en.", "LANGUAGE", "zh"},
                       {"theme", "light or dark instead of the system's own.", "THEME"},
                       {"position",
                        "NMEA receiver instead of the device's own: serial:/dev/ttyUSB0, "
                        "socket://host:port or file:/path.",
                        "SOURCE"}});
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
    return options;
}

void installTranslations(QGuiApplication& app, const QString& language)
{
    const QStringList names = language == "en"
                                  ? QStringList{"issues_en", "enterprises_en"}
                                  : QStringList{"shell_zh_CN", "issues_zh_CN", "enterprises_zh_CN"};
    for (const QString& name : names) {
        auto* translator = new QTranslator(&app);
        if (translator->load(":/translations/" + name + ".qm"))
            QCoreApplication::installTranslator(translator);
    }
}

/// The pages follow the system's palette, so choosing a theme is choosing a palette.
void applyTheme(const QString& theme)
{
    if (theme == "dark")
        QGuiApplication::setPalette(QPalette(QColor("#243029"), QColor("#101713")));
    else if (theme == "light")
        QGuiApplication::setPalette(QPalette(QColor("#eef1ee"), QColor("#f6f7f5")));
}

/// Signs in with what stands on the command line, as scripts/run.sh does.
void signInByOptions(wupan::SignInEditor& editor, const Options& options)
{
    if (options.passwordFile.isEmpty())
        return;
    QObject::connect(&editor, &wupan::SignInEditor::changed, &editor,
                     [&editor, options, tried = false]() mutable {
                         if (tried || !editor.ready() || editor.signedIn() ||
                             !editor.fatalText().isEmpty())
                             return;
                         tried = true;
                         QFile file(options.passwordFile);
                         const QString password = file.open(QIODevice::ReadOnly)
                                                      ? QString::fromUtf8(file.readAll().trimmed())
                                                      : QString();
                         editor.submit(options.enrolCode, options.login, password);
                     });
}

} // namespace

int main(int argc, char** argv)
{
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationName("wupan");
    QGuiApplication::setFont(QFont("Noto Sans CJK SC"));
    QQuickStyle::setStyle("Basic");
    const Options options = parseOptions(app);
    installTranslations(app, options.language);
    applyTheme(options.theme);

    wupan::CoreThread core(options.data, QUrl(options.server));
    wupan::SignInEditor signIn(core, options.server);
    wupan::SyncStatus sync(core);
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
    signInByOptions(signIn, options);

    QQmlApplicationEngine engine;
    QObject::connect(
        &engine, &QQmlApplicationEngine::objectCreationFailed, &app,
        [] { QCoreApplication::exit(1); }, Qt::QueuedConnection);
    engine.setInitialProperties({{"signIn", QVariant::fromValue(&signIn)},
                                 {"sync", QVariant::fromValue(&sync)},
                                 {"today", QVariant::fromValue(&today)},
                                 {"enterprises", QVariant::fromValue(&enterprises)},
                                 {"enterpriseProfile", QVariant::fromValue(&enterpriseProfile)},
                                 {"visitHistory", QVariant::fromValue(&visitHistory)},
                                 {"visitEditor", QVariant::fromValue(&visitEditor)},
                                 {"visitPlanner", QVariant::fromValue(&visitPlanner)},
                                 {"issues", QVariant::fromValue(&issues)},
                                 {"issueEditor", QVariant::fromValue(&issueEditor)},
                                 {"issueCapture", QVariant::fromValue(&issueCapture)}});
    engine.addImportPath(":/qt-project.org/imports");
    engine.load(QUrl("qrc:/qt-project.org/imports/Wupan/Ui/Main.qml"));
    return QGuiApplication::exec();
}
