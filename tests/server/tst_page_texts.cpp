#include "core/model/words.h"
#include "core/procedure/step_refusal.h"
#include "core/procedure/working_days.h"
#include "server/pages/form_values.h"
#include "server/pages/page_files.h"
#include "server/pages/page_texts.h"
#include "server/store/audit_entry.h"

#include <QRegularExpression>
#include <QTest>

using namespace wupan;

class TestPageTexts : public QObject
{
    Q_OBJECT
private:
    static QSet<QString> keysOf(const json::object& texts, const QString& prefix = {})
    {
        QSet<QString> keys;
        for (const auto& [key, value] : texts) {
            const QString name = prefix + QString::fromStdString(std::string(key));
            if (value.is_object())
                keys += keysOf(value.get_object(), name + ".");
            else
                keys << name;
        }
        return keys;
    }

    template <class Word>
    static void everyWordHasAName(std::string_view group)
    {
        for (const Language language : {Language::chinese, Language::english})
            for (const auto& [value, name] : WordTable<Word>::entries)
                QVERIFY2(!textAt(objectAt(PageTexts(language).all(), group), name).empty(),
                         (std::string(group) + "." + std::string(name)).c_str());
    }

private slots:
    void bothLanguagesSayTheSameThings()
    {
        const QSet<QString> chinese = keysOf(PageTexts(Language::chinese).all());
        const QSet<QString> english = keysOf(PageTexts(Language::english).all());
        QCOMPARE(chinese - english, QSet<QString>());
        QCOMPARE(english - chinese, QSet<QString>());
    }

    void whatATemplateNamesIsThere()
    {
        const QSet<QString> keys = keysOf(PageTexts(Language::chinese).all());
        int named = 0;
        for (const std::string_view text :
             {layoutTemplate(), signInTemplate(), messageTemplate(), boardTemplate(),
              issueTemplate(), noticesTemplate(), visitsTemplate(), visitTemplate(),
              quotaTemplate(), supervisionTemplate(), peopleTemplate(), personTemplate(),
              devicesTemplate(), departmentsTemplate(), settingsTemplate(), importTemplate(),
              checklistsTemplate(), auditTemplate()}) {
            auto found = QRegularExpression(R"(\{\{t\.([a-zA-Z.]+)\}\})")
                             .globalMatch(QString::fromUtf8(text.data(), text.size()));
            while (found.hasNext()) {
                const QString key = found.next().captured(1);
                QVERIFY2(keys.contains(key), qPrintable(key));
                ++named;
            }
        }
        QVERIFY(named > 20);
    }

    void everyWordOfTheDomainHasAName()
    {
        everyWordHasAName<Category>("categories");
        everyWordHasAName<Plate>("plates");
        everyWordHasAName<Urgency>("urgencies");
        everyWordHasAName<IssueState>("states");
        everyWordHasAName<IssueStep>("events");
        everyWordHasAName<Grade>("grades");
        everyWordHasAName<StepRefusal>("refusals");
        everyWordHasAName<Role>("roles");
        everyWordHasAName<VisitState>("visitStates");
        everyWordHasAName<AuditEvent>("auditEvents");
        everyWordHasAName<CalendarMistake>("calendarMistakes");
    }

    void formsAreRead_data()
    {
        QTest::addColumn<QByteArray>("encoded");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("plain") << QByteArray("a=b") << QByteArray("b");
        QTest::newRow("a space") << QByteArray("a=b+c%20d") << QByteArray("b c d");
        QTest::newRow("Chinese") << QByteArray("x=1&a=%E7%94%A8%E7%94%B5") << QByteArray("用电");
        QTest::newRow("the first counts") << QByteArray("a=1&a=2") << QByteArray("1");
        QTest::newRow("no value") << QByteArray("a") << QByteArray("");
        QTest::newRow("an equals sign") << QByteArray("a=b=c") << QByteArray("b=c");
        QTest::newRow("what is no escape") << QByteArray("a=%zz%4") << QByteArray("%zz%4");
        QTest::newRow("what is no UTF-8") << QByteArray("a=%FF") << QByteArray("");
    }

    void formsAreRead()
    {
        QFETCH(QByteArray, encoded);
        QFETCH(QByteArray, value);
        QCOMPARE(FormValues(encoded.toStdString()).text("a"), value.toStdString());
    }

    void whatIsEncodedIsReadAgain()
    {
        std::string every;
        for (char c = 1; c < 127; ++c)
            every += c;
        const FormValues form = FormValues().with("a b", every + "用电").with("c", "d");
        const FormValues again(form.encoded());
        QCOMPARE(again.text("a b"), every + "用电");
        QCOMPARE(again.text("c"), std::string("d"));
        QCOMPARE(again.all("c").size(), std::size_t{1});
        QCOMPARE(again.with("c", "").encoded(), FormValues().with("a b", every + "用电").encoded());
    }
};

QTEST_GUILESS_MAIN(TestPageTexts)
#include "tst_page_texts.moc"
