#include <QGuiApplication>
#include <QLoggingCategory>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>

/// The floor of a start: a Quick Controls window with nothing in it. Says when its first frame is
/// on the screen.
int main(int argc, char** argv)
{
    const QGuiApplication app(argc, argv);
    QQuickStyle::setStyle("Basic");
    QQmlApplicationEngine engine;
    engine.addImportPath(":/qt-project.org/imports");
    engine.load(QUrl("qrc:/qt-project.org/imports/Wupan/EmptyWindow/EmptyWindow.qml"));
    auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().value(0));
    if (window == nullptr)
        return 1;
    QObject::connect(window, &QQuickWindow::frameSwapped, window, [] { qInfo("first frame"); });
    return QGuiApplication::exec();
}
