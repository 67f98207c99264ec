#include "core/forms/expression.h"

#include <QTest>

using namespace wupan;
using namespace wupan::forms;

class TestExpressionReferences : public QObject
{
    Q_OBJECT
private:
    /// "/a /b/** list:/root/item#": ** for a subtree, # where only the nodes matter.
    static std::string referencesOf(const std::string& expression)
    {
        const auto parsed = Expression::parse(expression, "/data/person/age");
        if (!parsed)
            return parsed.error().detail;
        std::string out;
        for (const Reference& reference : parsed->references())
            out += (out.empty() ? "" : " ") + reference.instance +
                   (reference.instance.empty() ? "" : ":") + reference.path +
                   (reference.subtree ? "/**" : "") + (reference.nodesOnly ? "#" : "");
        return out;
    }

private slots:
    void areFound_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("references");
        const auto row = [](const char* expression, const char* references) {
            QTest::newRow(expression) << expression << references;
        };
        row("1 + 1", "");
        row(". = 1", "/data/person/age");
        row("../name", "/data/person/name");
        row("../../p/./kind", "/data/p/kind");
        row("name", "/data/person/age/name");
        row("current()/../name", "/data/person/name");
        row("/data/@version", "/data/@version");
        row("/data/orx:meta/orx:instanceID", "/data/orx:meta/orx:instanceID");
        row("../../../../x", "/x");
        row("if(../a, ../b, ../c)", "/data/person/a /data/person/b /data/person/c");
        row("../a | ../b", "/data/person/a /data/person/b");
        row("(../a | ../b)/c", "/data/person/a/c /data/person/b/c");
        row("../a/text()", "/data/person/a");
        row("count(/data/person)", "/data/person#");
        row("position(..)", "/data/person#");
        row("/data/person[2]/name", "/data/person# /data/person/name");
        row("/data/person[age > /data/p/limit]/name",
            "/data/p/limit /data/person/age /data/person/name");
        row("/data/person[position() = position(current()/..) - 1]/name",
            "/data/person# /data/person/name");
        row("/data/person[../p/limit = current()/../name]",
            "/data/p/limit /data/person /data/person/name");
        row("//name", "//**");
        row("/data/*", "/data/**");
        row("../*/kind", "/data/person/**");
        row("/data/person/descendant::kind", "/data/person/**");
        row("preceding-sibling::name", "/data/person/name");
        row("../preceding-sibling::*/age", "/data/**");
        row("ancestor::person/name", "/data/person/name");
        row("ancestor::*", "//**");
        row("following::x", "//**");
        row("instance('towns')/root/item[name = ../../x]/label",
            "towns:/root/item/label towns:/root/item/name towns:/x");
        row("instance('towns')/root/item[name = current()/../town]/label",
            "/data/person/town towns:/root/item/label towns:/root/item/name");
        row("instance(../list)/root", "/data/person/list *:/root");
        row("pulldata('towns', 'label', 'name', ../town)", "/data/person/town towns://**");
        row("randomize(instance('towns')/root/item, ../seed)/label",
            "/data/person/seed towns:/root/item/label");
        row("indexed-repeat(../name, .., position(..) - 1)", "/data/person# /data/person/name");
        row("indexed-repeat(/data/person/name, /data/person, ../i)",
            "/data/person# /data/person/i /data/person/name");
        row("jr:choice-name(../kind, '../kind')", "/data/person/kind");
        row("jr:choice-name(../kind, '/data/p/kind')", "/data/p/kind /data/person/kind");
        row("string-length()", "/data/person/age");
        row("once(../a)", "/data/person/a");
        row("coalesce(../a, ../b)", "/data/person/a /data/person/b");
    }

    void areFound()
    {
        QFETCH(QString, expression);
        QFETCH(QString, references);
        QCOMPARE(QString::fromStdString(referencesOf(expression.toStdString())), references);
    }

    void traitsAreKnown()
    {
        const auto parsed = [](const char* text) { return *Expression::parse(text, "/data/a"); };
        QVERIFY(parsed("../b[today() > .]").usesTime());
        QVERIFY(parsed("1 + -(now() + 1)").usesTime());
        QVERIFY(!parsed("../today").usesTime());
        QVERIFY(parsed("once(random())").usesRandom());
        QVERIFY(parsed("once(1)").usesOnce());
        QVERIFY(!parsed("1").usesOnce());
        QVERIFY(parsed("uuid()").usesRandom());
        QVERIFY(parsed("randomize(../b)").usesRandom());
        QVERIFY(!parsed("randomize(../b, 3)").usesRandom());
        QVERIFY(parsed("jr:itext('x')").usesLanguage());
        QVERIFY(parsed("format-date(., '%b')").usesLanguage());
        QVERIFY(!parsed("concat('x')").usesLanguage());
    }
};

QTEST_APPLESS_MAIN(TestExpressionReferences)
#include "tst_expression_references.moc"
