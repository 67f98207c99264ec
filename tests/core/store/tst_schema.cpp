#include "core/model/catalog.h"
#include "tests/support/temporary_tablet.h"

#include <QTest>

using namespace wupan;

/// The migrations are written by hand, the catalog is too: here they are held against each other.
class TestSchema : public QObject
{
    Q_OBJECT
private slots:
    void everyFieldOfTheCatalogHasItsColumn()
    {
        test::TemporaryTablet device;
        for (const RecordSpec& spec : catalog()) {
            std::map<std::string, std::string> columns;
            Statement statement =
                device.tablet->database().prepare("SELECT name, type FROM pragma_table_info(?1)");
            statement.bind(1, std::string_view(spec.table));
            while (statement.step())
                columns[std::string(statement.text(0))] = statement.text(1);
            for (const FieldSpec& field : spec.fields) {
                const std::string type = columns[field.column];
                const std::string where = spec.table + "." + field.column;
                QVERIFY2(type == expected(field.kind), (where + " is '" + type + "'").c_str());
            }
        }
    }

    void theDatabaseIsIntact()
    {
        test::TemporaryTablet device;
        Statement statement = device.tablet->database().prepare("PRAGMA integrity_check");
        QVERIFY(statement.step());
        QCOMPARE(std::string(statement.text(0)), "ok");
    }

private:
    static std::string expected(FieldKind kind)
    {
        switch (kind) {
        case FieldKind::text:
        case FieldKind::json:
            return "TEXT";
        case FieldKind::integer:
        case FieldKind::instant:
        case FieldKind::boolean:
            return "INTEGER";
        case FieldKind::real:
            return "REAL";
        case FieldKind::id:
            return "BLOB";
        }
        return {};
    }
};

QTEST_APPLESS_MAIN(TestSchema)
#include "tst_schema.moc"
