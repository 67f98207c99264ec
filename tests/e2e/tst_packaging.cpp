#include "tests/e2e/command_run.h"
#include "tests/e2e/test_certificate.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

namespace {

QString read(const QString& path)
{
    QFile file(QString(WUPAN_SOURCE "/") + path);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error(path.toStdString() + " is not there");
    return QString::fromUtf8(file.readAll());
}

struct Said
{
    int exitCode = -1;
    QString text;
};

Said runProgram(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

/// Every library that the loader finds for a program.
QSet<QString> librariesOf(const QString& program)
{
    static const QRegularExpression kPath("=> (/\\S+)");
    QSet<QString> libraries;
    const QString found = runProgram("ldd", {program}).text;
    for (auto matches = kPath.globalMatch(found); matches.hasNext();)
        libraries.insert(matches.next().captured(1));
    return libraries;
}

/// Those that the program names itself; what they need in turn comes with their packages.
QSet<QString> librariesNeeded()
{
    static const QRegularExpression kNeeded("\\(NEEDED\\)[^\\[]*\\[([^\\]]+)\\]");
    static const QRegularExpression kPath("(\\S+) => (/\\S+)");
    QSet<QString> needed;
    const QString said = runProgram("readelf", {"-d", WUPAN_HQ}).text;
    for (auto matches = kNeeded.globalMatch(said); matches.hasNext();)
        needed.insert(matches.next().captured(1));
    QSet<QString> libraries;
    const QString found = runProgram("ldd", {WUPAN_HQ}).text;
    for (auto matches = kPath.globalMatch(found); matches.hasNext();)
        if (const auto match = matches.next(); needed.contains(match.captured(1)))
            libraries.insert(match.captured(2));
    return libraries;
}

/// As a part of a package URL.
QString encoded(QString text)
{
    return text.replace('%', "%25").replace('+', "%2B").replace(':', "%3A");
}

/// dpkg knows some files by the path before /lib became a link to /usr/lib.
QString packageOf(const QString& library)
{
    for (const QString& path : {library, "/usr" + library}) {
        const Said said = runProgram("dpkg", {"-S", path});
        if (said.exitCode == 0)
            return said.text.section(':', 0, 0);
    }
    return {};
}

} // namespace

/// The files by which headquarters is installed fit the program.
class TestPackaging : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;

    QString write(const QString& name, const QString& content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            throw std::runtime_error("no file");
        file.write(content.toUtf8());
        return file.fileName();
    }

private slots:
    void theUnitIsOneThatSystemdTakes()
    {
        QString unit = read("scripts/systemd/wupan-hq.service");
        QVERIFY(unit.contains("User=wupan") && unit.contains("StateDirectory=wupan"));
        QVERIFY(read("scripts/systemd/wupan-hq.sysusers").contains("\nu wupan "));
        if (runProgram("systemd-analyze", {"--version"}).exitCode != 0)
            QSKIP("NOT TESTED: systemd-analyze is not here");
        const QString file = write("wupan-hq.service", unit.replace("/usr/bin/wupan-hq", WUPAN_HQ));
        const Said verified = runProgram("systemd-analyze", {"verify", file});
        QVERIFY2(verified.exitCode == 0 && verified.text.isEmpty(), qPrintable(verified.text));
        const Said exposure =
            runProgram("systemd-analyze", {"security", "--offline=true", "--threshold=15", file});
        QVERIFY2(exposure.exitCode == 0, qPrintable(exposure.text.right(200)));
    }

    void itsSettingsAreOnesThatHeadquartersTakes()
    {
        const wupan::test::TestCertificate certificate(m_folder.path(), "hq", {});
        const QString settings =
            read("scripts/systemd/hq.conf")
                .replace("/run/credentials/wupan-hq.service/certificate.pem",
                         certificate.certificateFile())
                .replace("/run/credentials/wupan-hq.service/key.pem", certificate.keyFile());
        const auto run = wupan::test::runCommand({"--config", write("hq.conf", settings), "--data",
                                                  m_folder.filePath("data"), "serve", "--check"});
        QVERIFY2(run.exitCode == 0, run.complaint.constData());
        QVERIFY(run.out.contains("https://0.0.0.0:8443"));
    }

    void theContainerHasEveryLibrary()
    {
        const QString image = read("scripts/container/Containerfile").section("FROM ", -1);
        QVERIFY(image.contains("USER wupan"));
        if (runProgram("dpkg", {"--version"}).exitCode != 0)
            QSKIP("NOT TESTED: this is no Debian");
        const QSet<QString> libraries = librariesNeeded();
        QVERIFY(libraries.size() > 8);
        const QSet<QString> ofEveryDebian{"libc6", "libgcc-s1", "libstdc++6"};
        for (const QString& library : libraries) {
            const QString package = packageOf(library);
            QVERIFY2(!package.isEmpty(), qPrintable(library));
            QVERIFY2(ofEveryDebian.contains(package) || image.contains(" " + package + " "),
                     qPrintable(package + " is missing for " + library));
        }
    }

    void theBillOfMaterialsNamesEveryPackage_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("headquarters") << WUPAN_HQ;
        QTest::newRow("the tablet's app") << WUPAN_APP;
    }

    void theBillOfMaterialsNamesEveryPackage()
    {
        QFETCH(QString, program);
        if (runProgram("dpkg", {"--version"}).exitCode != 0)
            QSKIP("NOT TESTED: this is no Debian");
        const Said said = runProgram(WUPAN_SOURCE "/scripts/sbom.sh", {program});
        QVERIFY2(said.exitCode == 0, qPrintable(said.text));
        QJsonParseError fault;
        const QJsonObject bill = QJsonDocument::fromJson(said.text.toUtf8(), &fault).object();
        QVERIFY2(fault.error == QJsonParseError::NoError, qPrintable(fault.errorString()));
        QCOMPARE(bill["bomFormat"].toString(), "CycloneDX");
        QCOMPARE(bill["specVersion"].toString(), "1.5");
        const QJsonObject subject = bill["metadata"].toObject()["component"].toObject();
        QCOMPARE(subject["name"].toString(), QFileInfo(program).fileName());
        QVERIFY(!subject["version"].toString().isEmpty());

        QHash<QString, QString> linked; // versions by package
        QSet<QString> urls;
        qsizetype licensed = 0;
        for (const QJsonValue& value : bill["components"].toArray()) {
            const QJsonObject part = value.toObject();
            const QString name = part["name"].toString();
            const QString url = part["purl"].toString();
            QVERIFY2(url.startsWith("pkg:deb/debian/" + encoded(name) + '@' +
                                    encoded(part["version"].toString()) + "?arch="),
                     qPrintable(url));
            QCOMPARE(part["type"].toString(), "library");
            QCOMPARE(part["bom-ref"].toString(), url);
            QVERIFY2(!urls.contains(url), qPrintable(url));
            urls.insert(url);
            licensed += part["licenses"].toArray().isEmpty() ? 0 : 1;
            if (part["properties"].toArray()[0].toObject()["value"] == "shared")
                linked[name] = part["version"].toString();
        }
        QVERIFY2(licensed > 10, QByteArray::number(licensed));
        QVERIFY(urls.size() > linked.size()); // headers that are compiled in
        const QJsonObject whole = bill["dependencies"].toArray()[0].toObject();
        QCOMPARE(whole["ref"], subject["bom-ref"]);
        QCOMPARE(whole["dependsOn"].toArray().size(), urls.size());

        QSet<QString> packages;
        for (const QString& library : librariesOf(program))
            packages.insert(packageOf(library));
        QVERIFY(packages.size() > 20);
        QCOMPARE(QSet<QString>(linked.keyBegin(), linked.keyEnd()), packages);
        for (const QString package : {"libc6", "libsodium23", "libsqlite3-0"})
            QCOMPARE(linked.value(package),
                     runProgram("dpkg-query", {"-W", "-f=${Version}", package}).text);
    }

    void withoutAProgramThereIsNoBillOfMaterials()
    {
        const Said said = runProgram(WUPAN_SOURCE "/scripts/sbom.sh", {"/no/wupan-hq"});
        QVERIFY(said.exitCode != 0);
        QVERIFY2(said.text.startsWith("sbom: /no/wupan-hq is no program."), qPrintable(said.text));
    }

    void theContainerIsBuiltWithThePackagesOfTheProject()
    {
        static const QRegularExpression kPackage("\\b(lib[\\w.+-]+-dev)\\b");
        const QStringList known = read("scripts/packages.txt").split('\n');
        const QString build = read("scripts/container/Containerfile").section("FROM ", 1, 1);
        int packages = 0;
        for (auto matches = kPackage.globalMatch(build); matches.hasNext(); ++packages) {
            const QString package = matches.next().captured(1);
            QVERIFY2(known.contains(package), qPrintable(package));
        }
        QVERIFY(packages > 8);
    }
};

QTEST_GUILESS_MAIN(TestPackaging)
#include "tst_packaging.moc"
