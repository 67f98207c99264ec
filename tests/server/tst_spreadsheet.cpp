#include "server/checklists/spreadsheet.h"
#include "server/checklists/zip_archive.h"
#include "tests/server/spreadsheet_maker.h"

#include <QTest>

#include <random>

using namespace wupan;
using test::handMadeWorkbook;
using test::SpreadsheetMaker;
using test::zipOf;

/// Spreadsheets as office programs write them, and as nobody should.
class TestSpreadsheet : public QObject
{
    Q_OBJECT
private:
    static Workbook read(const std::string& bytes)
    {
        auto workbook = readWorkbook(bytes);
        if (!workbook)
            throw std::runtime_error(workbook.error().detail);
        return std::move(*workbook);
    }

    static std::string cell(const Workbook& workbook, std::size_t row, std::size_t column)
    {
        for (const SheetRow& one : workbook.sheets.at(0).rows)
            if (one.number == row && column <= one.cells.size())
                return one.cells[column - 1];
        return {};
    }

    static std::string refusal(const std::string& bytes)
    {
        const auto workbook = readWorkbook(bytes);
        return workbook ? std::string("read") : workbook.error().detail;
    }

    static std::string row(const std::string& cells)
    {
        return "<sheetData><row r='1'>" + cells + "</row></sheetData>";
    }

private slots:
    void textsAreReadWhereverTheyStand_data()
    {
        QTest::addColumn<bool>("inCells");
        QTest::newRow("shared") << false;
        QTest::newRow("in the cells") << true;
    }

    void textsAreReadWhereverTheyStand()
    {
        QFETCH(bool, inCells);
        SpreadsheetMaker maker(inCells ? SpreadsheetMaker::Texts::inCells
                                       : SpreadsheetMaker::Texts::shared);
        maker.addTable("Survey", "type | name | label\n\ntext | a | 企业名称 <&>\ntext || b");
        maker.addTable("choices", "list_name");
        const Workbook workbook = read(maker.bytes());
        QCOMPARE(workbook.sheets.size(), std::size_t{2});
        const Sheet* survey = workbook.find("sURVEY");
        QVERIFY(survey != nullptr && workbook.find("settings") == nullptr);
        // An empty row is no row, and does not move the others.
        QCOMPARE(survey->rows.size(), std::size_t{3});
        QCOMPARE(survey->rows[1].number, std::size_t{3});
        QCOMPARE(survey->rows[1].cells.at(2), std::string("企业名称 <&>"));
        QCOMPARE(survey->rows[2].cells, (std::vector<std::string>{"text", "", "b"}));
    }

    void whatIsShownIsRead()
    {
        SpreadsheetMaker maker;
        lxw_worksheet* sheet = maker.sheet("survey");
        lxw_format* date = workbook_add_format(maker.book());
        format_set_num_format(date, "yyyy-mm-dd");
        lxw_format* moment = workbook_add_format(maker.book());
        format_set_num_format(moment, "d/m/yy hh:mm");
        lxw_format* time = workbook_add_format(maker.book());
        format_set_num_format_index(time, 20);
        lxw_format* money = workbook_add_format(maker.book());
        format_set_num_format(money, "#,##0.00\" days\"");
        lxw_format* bold = workbook_add_format(maker.book());
        format_set_bold(bold);
        worksheet_write_number(sheet, 0, 0, 12, nullptr);
        worksheet_write_number(sheet, 0, 1, 0.1, nullptr);
        worksheet_write_number(sheet, 0, 2, -1e20, nullptr);
        worksheet_write_boolean(sheet, 0, 3, 1, nullptr);
        worksheet_write_boolean(sheet, 0, 4, 0, nullptr);
        worksheet_write_number(sheet, 0, 5, 46355, date);
        worksheet_write_number(sheet, 0, 6, 46355.5, moment);
        worksheet_write_number(sheet, 0, 7, 0.25, time);
        worksheet_write_number(sheet, 0, 8, 46355, money);
        worksheet_write_formula_num(sheet, 0, 9, "=1+1", nullptr, 2);
        worksheet_write_formula_str(sheet, 0, 10, "=\"a\"&\"b\"", nullptr, "ab");
        lxw_rich_string_tuple plain{nullptr, const_cast<char*>("be ")};
        lxw_rich_string_tuple loud{bold, const_cast<char*>("bold")};
        lxw_rich_string_tuple* parts[]{&plain, &loud, nullptr};
        worksheet_write_rich_string(sheet, 0, 11, parts, nullptr);
        worksheet_write_string(sheet, 0, 12, "　 two\nlines \u00a0", nullptr);
        const Workbook workbook = read(maker.bytes());
        const std::vector<std::string> expected{
            "12",       "0.1",   "-1e+20", "TRUE", "FALSE",   "2026-11-29", "2026-11-29T12:00:00",
            "06:00:00", "46355", "2",      "ab",   "be bold", "two\nlines"};
        QCOMPARE(workbook.sheets[0].rows.at(0).cells, expected);
    }

    void hiddenAndMergedCellsAreReadOnce()
    {
        SpreadsheetMaker maker;
        lxw_worksheet* sheet = maker.sheet("survey");
        worksheet_merge_range(sheet, 0, 0, 1, 2, "merged", nullptr);
        worksheet_write_string(sheet, 2, 0, "hidden", nullptr);
        lxw_row_col_options options{};
        options.hidden = LXW_TRUE;
        worksheet_set_row_opt(sheet, 2, LXW_DEF_ROW_HEIGHT, nullptr, &options);
        const Workbook workbook = read(maker.bytes());
        QCOMPARE(workbook.sheets[0].rows.size(), std::size_t{2});
        QCOMPARE(workbook.sheets[0].rows[0].cells, std::vector<std::string>{"merged"});
        QCOMPARE(cell(workbook, 3, 1), std::string("hidden"));
    }

    void whatOtherProgramsWriteIsRead()
    {
        // Prefixes, cells without a place, readings, escaped characters, a date of 1904.
        const std::string strings = "<x:sst><x:si><x:r><x:t>园</x:t></x:r><x:rPh><x:t>yuan</x:t>"
                                    "</x:rPh><x:r><x:t xml:space='preserve'> 区</x:t></x:r></x:si>"
                                    "<x:si><x:t>a_x000A_b_x005F_c_xZZZZ_</x:t></x:si></x:sst>";
        const Workbook workbook = read(handMadeWorkbook(
            "<x:sheetData><x:row><x:c t='s'><x:v>0</x:v></x:c><x:c t='s'><x:v>1</x:v></x:c>"
            "<x:c t='s'><x:v>99</x:v></x:c><x:c t='e'><x:v>#REF!</x:v></x:c></x:row>"
            "<x:row><x:c><x:v>3.0</x:v></x:c></x:row></x:sheetData>",
            strings));
        QCOMPARE(workbook.sheets[0].rows.at(0).cells,
                 (std::vector<std::string>{"园 区", "a\nb_c_xZZZZ_", "", "#REF!"}));
        QCOMPARE(cell(workbook, 2, 1), std::string("3"));
    }

    void aFileThatIsNoSpreadsheetIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, const std::string& bytes, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(says);
        };
        row("nothing", "", "fileNotXlsx");
        row("a text", "type,name\ntext,a", "fileNotXlsx");
        row("an old workbook", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "fileOldXls");
        row("a zip of something else", zipOf({{"a.txt", "a"}}), "fileNotXlsx");
        const std::string whole = handMadeWorkbook(TestSpreadsheet::row("<c><v>1</v></c>"));
        row("half of one", whole.substr(0, whole.size() / 2), "fileNotXlsx");
        row("no workbook in it",
            zipOf({{"_rels/.rels", "<Relationships><Relationship Id='a' "
                                   "Type='x/officeDocument' Target='a.xml'/></Relationships>"}}),
            "fileDamaged");
        row("broken XML", handMadeWorkbook("<sheetData><row>"), "fileDamaged");
        row("texts that are no UTF-8",
            handMadeWorkbook(TestSpreadsheet::row("<c t='inlineStr'><is><t>\xFF\xFE</t></is></c>")),
            "fileDamaged");
        row("entities",
            handMadeWorkbook(TestSpreadsheet::row("<c t='s'><v>0</v></c>"),
                             "<!DOCTYPE sst [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><sst><si>"
                             "<t>&b;</t></si></sst>"),
            "fileDamaged");
    }

    void aFileThatIsNoSpreadsheetIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, says);
        QCOMPARE(refusal(bytes.toStdString()), says.toStdString());
    }

    void whatIsTooLargeIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const std::string& bytes) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes);
        };
        row("11 MB", "PK" + std::string(11ULL * 1024 * 1024, 'x'));
        row("a zip bomb", handMadeWorkbook(std::string(ZipArchive::kMaxPart + 1, ' ')));
        row("parts that are large together",
            handMadeWorkbook("<a/>" + std::string(ZipArchive::kMaxPart - 100, ' '),
                             "<sst>" + std::string(ZipArchive::kMaxPart - 100, ' ') + "</sst>"));
        row("a row far below",
            handMadeWorkbook("<sheetData><row r='1000000'><c><v>1</v></c></row></sheetData>"));
        row("a column far away",
            handMadeWorkbook(TestSpreadsheet::row("<c r='ZZZ1'><v>1</v></c>")));
        std::string deep = "<c><v>1</v></c>";
        for (int i = 0; i < 40; ++i)
            deep = "<a>" + deep + "</a>";
        row("elements in elements", handMadeWorkbook(TestSpreadsheet::row(deep)));
        std::string many;
        for (int r = 1; r <= 10; ++r)
            for (int c = 0; c < 60; ++c)
                many += "<c t='s'><v>0</v></c>";
        row("one long text in many cells",
            handMadeWorkbook(TestSpreadsheet::row(many),
                             "<sst><si><t>" + std::string(40'000, 'x') + "</t></si></sst>"));
        std::vector<std::pair<std::string, std::string>> parts;
        for (int i = 0; i < ZipArchive::kMaxParts + 1; ++i)
            parts.emplace_back("part" + std::to_string(i), "");
        row("a thousand parts", zipOf(parts));
    }

    void whatIsTooLargeIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(refusal(bytes.toStdString()), std::string("fileTooLarge"));
    }

    void anEmptyRowFarBelowDoesNoHarm()
    {
        const Workbook workbook = read(handMadeWorkbook(
            "<sheetData><row r='1'><c><v>1</v></c></row><row r='1048576'><c s='1'/></row>"
            "</sheetData>"));
        QCOMPARE(workbook.sheets[0].rows.size(), std::size_t{1});
    }

    void aDamagedFileIsReadOrRefused()
    {
        SpreadsheetMaker maker;
        maker.addTable("survey", "type | name | label\ntext | a | A\ninteger | b | B");
        const std::string whole = maker.bytes();
        std::mt19937_64 engine(20'261'129);
        int refused = 0;
        for (int round = 0; round < 500; ++round) {
            std::string damaged = whole;
            for (int i = 0; i < 4; ++i)
                damaged[engine() % damaged.size()] = static_cast<char>(engine());
            refused += readWorkbook(damaged) ? 0 : 1;
        }
        QVERIFY(refused > 50);
    }

    void columnsHaveLetters()
    {
        QCOMPARE(columnLetters(1), std::string("A"));
        QCOMPARE(columnLetters(26), std::string("Z"));
        QCOMPARE(columnLetters(27), std::string("AA"));
        QCOMPARE(columnLetters(703), std::string("AAA"));
    }
};

QTEST_APPLESS_MAIN(TestSpreadsheet)
#include "tst_spreadsheet.moc"
