#include "core/model/catalog.h"
#include "server/api/api.h"
#include "server/demo/demo_files.h"
#include "server/feeds/feeds.h"
#include "server/openrosa/openrosa.h"
#include "tests/e2e/headquarters_process.h"
#include "tests/e2e/npm_packages.h"
#include "tests/server/small_pictures.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace wupan;

namespace {

const QString kSpec = WUPAN_SOURCE "/docs/openapi.yaml";
const QString kScripts = WUPAN_SOURCE "/tests/e2e/openapi";

QStringList linesOfSpec()
{
    QFile file(kSpec);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("docs/openapi.yaml is not there");
    return QString::fromUtf8(file.readAll()).split('\n');
}

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

struct Operation
{
    QString method;
    QString path;
};

QList<Operation> operations()
{
    static const QRegularExpression kPath("^  (/\\S*):$");
    static const QRegularExpression kMethod("^    (get|head|post|put|patch|delete|options):$");
    QList<Operation> found;
    QString path;
    for (const QString& line : linesOfSpec()) {
        if (const auto match = kPath.match(line); match.hasMatch())
            path = match.captured(1);
        if (const auto match = kMethod.match(line); match.hasMatch())
            found.append({match.captured(1).toUpper(), path});
    }
    return found;
}

/// The members of a schema below `components`.
QSet<QString> membersOf(const QString& schema)
{
    static const QRegularExpression kMember("^        (\\w+): ");
    QSet<QString> members;
    bool inside = false;
    for (const QString& line : linesOfSpec()) {
        if (line.startsWith("    ") && !line.startsWith("     "))
            inside = line == "    " + schema + ":";
        if (const auto match = kMember.match(line); inside && match.hasMatch())
            members.insert(match.captured(1));
    }
    return members;
}

template <class Routes>
void compareWith(const Routes& routes, QList<Operation>& documented)
{
    for (const auto& route : routes) {
        const auto isOfRoute = [&](const Operation& operation) {
            const std::string path = operation.path.toStdString();
            return leads(route, path) &&
                   (route.method.empty() || text(route.method) == operation.method);
        };
        QVERIFY2(std::any_of(documented.begin(), documented.end(), isOfRoute),
                 qPrintable(text(route.method) + " " + text(route.path) + " is not documented"));
        documented.removeIf(isOfRoute);
    }
}

/// Another version of the sample checklist, which shows a picture.
void publishPicturedChecklist(test::HeadquartersProcess& headquarters)
{
    const QTemporaryDir folder;
    const auto write = [&](const char* name, const QByteArray& bytes) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            throw std::runtime_error("the file cannot be written");
    };
    QByteArray xml = text(demoChecklist()).toUtf8();
    xml.replace("id=\"enterprise-visit\" version=\"7\"", "id=\"enterprise-visit\" version=\"8\"");
    xml.insert(xml.indexOf('>', xml.indexOf("<translation")) + 1,
               "<text id=\"map\"><value form=\"image\">jr://images/map.jpg</value></text>");
    write("visit.xml", xml);
    write("map.jpg", QByteArray::fromStdString(test::jpegLike("the map")));
    headquarters.run({"import-form", folder.filePath("visit.xml"), "--publish"});
}

} // namespace

/// docs/openapi.yaml says what is true.
class TestOpenapi : public QObject
{
    Q_OBJECT
private slots:
    void everyRouteIsDocumentedAndNoOther()
    {
        QList<Operation> documented = operations();
        QVERIFY(documented.size() > 10);
        compareWith(Api::routes(), documented);
        compareWith(Feeds::routes(), documented);
        compareWith(OpenRosa::routes(), documented);
        for (const Operation& operation : documented)
            QVERIFY2(false, qPrintable(operation.method + " " + operation.path + " is not there"));
    }

    void recordsHaveTheFieldsOfTheCatalog()
    {
        for (const RecordSpec& spec : catalog()) {
            const QString name = text(spec.name);
            QSet<QString> fields{"id", "revision"};
            for (const FieldSpec& field : spec.fields)
                fields.insert(text(field.name));
            QCOMPARE(membersOf(name.left(1).toUpper() + name.mid(1)), fields);
        }
    }

    void aRealHeadquartersAnswersAsIsDocumented()
    {
        const QByteArray hindrance =
            test::fetchPackages(kScripts + "/package-lock.json", WUPAN_OPENAPI_PACKAGES);
        QVERIFY2(hindrance.isEmpty(), hindrance.constData());
        test::HeadquartersProcess headquarters;
        const QJsonObject wish{{"code", QString::fromUtf8(headquarters.code("demo"))},
                               {"login", "demo"},
                               {"password", QString::fromUtf8(headquarters.password("demo"))}};
        publishPicturedChecklist(headquarters);
        headquarters.start({"--quiet"});
        QJsonObject whole = wish;
        whole["url"] = headquarters.url().toString();
        QProcess process;
        process.start("node", {kScripts + "/check.mjs", WUPAN_OPENAPI_PACKAGES, kSpec});
        process.write(QJsonDocument(whole).toJson());
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(150'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        const QJsonArray faults = QJsonDocument::fromJson(process.readAllStandardOutput()).array();
        for (const auto& fault : faults)
            qInfo("%s", qPrintable(fault.toString()));
        QVERIFY(faults.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOpenapi)
#include "tst_openapi.moc"
