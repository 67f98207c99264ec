#include <QQmlEngine>
#include <QQuickStyle>
#include <QtQml/QQmlExtensionPlugin>
#include <QtQuickTest>

Q_IMPORT_QML_PLUGIN(Wupan_ViewModelsPlugin)
Q_IMPORT_QML_PLUGIN(Wupan_UiPlugin)

class Setup : public QObject
{
    Q_OBJECT
public slots:
    void applicationAvailable() { QQuickStyle::setStyle("Basic"); }
    void qmlEngineAvailable(QQmlEngine* engine)
    {
        engine->addImportPath(":/qt-project.org/imports");
    }
};

QUICK_TEST_MAIN_WITH_SETUP(pages, Setup)
#include "main.moc"
