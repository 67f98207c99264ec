#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

namespace {

struct Text
{
    QString place; ///< "context: source", as a failure says it
    QString source;
    QString comment;
    QStringList forms; ///< one, or one for each number
    bool finished = false;
};

Text readMessage(QXmlStreamReader& xml, const QString& context)
{
    Text text;
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            text.source = xml.readElementText();
        } else if (xml.name() == u"comment") {
            text.comment = xml.readElementText();
        } else if (xml.name() == u"translation") {
            text.finished = xml.attributes().value("type").isEmpty();
            QString form;
            while (xml.readNext() != QXmlStreamReader::EndElement) {
                if (xml.isStartElement())
                    text.forms << xml.readElementText();
                else if (xml.isCharacters())
                    form += xml.text();
            }
            if (text.forms.isEmpty())
                text.forms << form;
        } else {
            xml.skipCurrentElement();
        }
    }
    text.place = context + ": " + text.source;
    return text;
}

QList<Text> textsIn(const QByteArray& file)
{
    QList<Text> texts;
    QXmlStreamReader xml(file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            texts << readMessage(xml, context);
    }
    return texts;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString committed(const QString& name)
{
    return QStringLiteral(WUPAN_SOURCES "/app/translations/") + name;
}

/// What the target update_translations would make of the file. Empty: it failed.
QByteArray updated(const QString& name, const QStringList& options)
{
    QTemporaryDir folder;
    const QString copy = folder.filePath(name);
    QProcess lupdate;
    lupdate.setWorkingDirectory(WUPAN_SOURCES);
    lupdate.setProcessChannelMode(QProcess::MergedChannels);
    if (!QFile::copy(committed(name), copy))
        return {};
    lupdate.start(WUPAN_LUPDATE, QStringList{"-locations", "none", "-no-obsolete"} + options +
                                     QStringList{"app", "qml", "-ts", copy});
    if (!lupdate.waitForFinished(2 * 60 * 1000) || lupdate.exitCode() != 0) {
        qInfo("%s", lupdate.readAll().constData());
        return {};
    }
    return contentOf(copy);
}

QStringList placesOf(const QString& text)
{
    static const QRegularExpression kPlace("%(\\d|n)");
    QStringList places;
    for (auto matches = kPlace.globalMatch(text); matches.hasNext();)
        places << matches.next().captured();
    std::sort(places.begin(), places.end());
    return places;
}

} // namespace

/// Chinese is what most users see: a text without a translation is a defect. English texts stand in
/// the sources; where they depend on a number, their forms are translations, too.
class TestTranslations : public QObject
{
    Q_OBJECT

    static void addLanguages()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("numberForms");
        QTest::newRow("Chinese, every text") << "wupan_zh_CN.ts" << QStringList() << 1;
        QTest::newRow("English, texts with a number")
            << "wupan_en.ts" << QStringList{"-pluralonly"} << 2;
    }

private slots:
    void everyTextOfTheSourcesIsTranslated_data() { addLanguages(); }
    void everyTextOfTheSourcesIsTranslated()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, options);
        QFETCH(int, numberForms);
        const QByteArray file = updated(name, options);
        QVERIFY(!file.isEmpty());
        const QList<Text> texts = textsIn(file);
        QVERIFY(!texts.isEmpty());
        QStringList missing;
        for (const Text& text : texts) {
            const bool numbered = text.source.contains("%n");
            if (!text.finished || text.forms.contains(QString()) ||
                text.forms.size() != (numbered ? numberForms : 1))
                missing << text.place;
        }
        QVERIFY2(missing.isEmpty(),
                 qPrintable("build update_translations and translate\n" + missing.join('\n')));
        QVERIFY2(contentOf(committed(name)) == file, "build update_translations");
    }

    void aTranslationKeepsThePlacesOfItsValues_data() { addLanguages(); }
    void aTranslationKeepsThePlacesOfItsValues()
    {
        QFETCH(QString, name);
        QStringList wrong;
        for (const Text& text : textsIn(contentOf(committed(name))))
            for (const QString& form : text.forms)
                if (placesOf(form) != placesOf(text.source))
                    wrong << text.place + " → " + form;
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    void aPageShowsNoTextThatIsNotTranslated()
    {
        static const QRegularExpression kLiteral(
            "^\\s*(text|label|heading|remark|placeholderText|title|Accessible\\.name):"
            "\\s*\"[^\"]*[A-Za-z]{2}");
        QStringList literal;
        QDirIterator files(WUPAN_SOURCES "/qml", {"*.qml"}, QDir::Files,
                           QDirIterator::Subdirectories);
        QVERIFY(files.hasNext());
        while (files.hasNext()) {
            const QString path = files.next();
            for (const QString& line : QString::fromUtf8(contentOf(path)).split('\n'))
                if (kLiteral.match(line).hasMatch())
                    literal << files.fileName() + line;
        }
        QVERIFY2(literal.isEmpty(), qPrintable(literal.join('\n')));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
