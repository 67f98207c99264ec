#include "core/base/csv_lines.h"

#include <QTest>

using namespace wupan;

/// Tables as offices and ODK write them.
class TestCsvLines : public QObject
{
    Q_OBJECT
private:
    /// "1:a|b 3:c", or what is wrong.
    static std::string listed(const std::string& text, CsvLines::Blanks blanks)
    {
        std::string all;
        for (CsvLines lines(text, blanks);;) {
            const auto row = lines.next();
            if (!row)
                return row.error().detail;
            if (!*row)
                return all;
            all += (all.empty() ? "" : " ") + std::to_string((*row)->line) + ":";
            for (std::size_t i = 0; i < (*row)->cells.size(); ++i)
                all += (i == 0 ? "" : "|") + (*row)->cells[i];
        }
    }

private slots:
    void linesAndCellsAreToldApart_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("kept");
        QTest::addColumn<QByteArray>("trimmed");
        const auto row = [](const char* name, const char* text, const char* kept,
                            const char* trimmed = nullptr) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(kept)
                                << QByteArray(trimmed == nullptr ? kept : trimmed);
        };
        row("nothing", "", "");
        row("empty lines", "\r\n\n", "");
        row("CR LF and LF", "a,b\r\nc,d\n", "1:a|b 2:c|d");
        row("no line break at the end", "a,b\nc", "1:a|b 2:c");
        row("empty cells", ",\na,,", "1:| 2:a||");
        row("empty lines between", "a\n\n\nb", "1:a 4:b");
        row("blanks", " a ,\tb\n  \nc", "1: a |\tb 2:   3:c", "1:a|b 3:c");
        row("blanks in quotes", "\" a \",b", "1: a |b");
        row("blanks before a quote", "a, \"b\" ", "1:a| \"b\" ", "1:a|b");
        row("a separator in quotes", "\"a,b\",c", "1:a,b|c");
        row("a quote in quotes", "\"a\"\"b\"", "1:a\"b");
        row("a line break in quotes", "\"a\nb\",c\nd", "1:a\nb|c 3:d");
        row("a quote within a cell", "a\"b,c", "1:a\"b|c");
        row("letters behind a quote", "\"a\"b,c\nd", "1:ab|c 2:d");
        row("semicolons", "a;b\nc;d,e", "1:a|b 2:c|d,e");
        row("a comma in the first line", "a,b;c\nd;e", "1:a|b;c 2:d;e");
        row("a quote without end", "a\n\"b\nc",
            "line 2 of the table opens a quote that is not closed");
        row("a quote at the end", "a,\"", "line 1 of the table opens a quote that is not closed");
    }

    void linesAndCellsAreToldApart()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, kept);
        QFETCH(QByteArray, trimmed);
        QCOMPARE(QByteArray::fromStdString(listed(text.toStdString(), CsvLines::Blanks::keep)),
                 kept);
        QCOMPARE(QByteArray::fromStdString(listed(text.toStdString(), CsvLines::Blanks::trim)),
                 trimmed);
    }
};

QTEST_APPLESS_MAIN(TestCsvLines)
#include "tst_csv_lines.moc"
