#pragma once

#include <QFile>
#include <QTemporaryDir>

#include <xlsxwriter.h>
#include <zip.h>

#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace wupan::test {

/// An .xlsx file as an office program writes it.
class SpreadsheetMaker
{
public:
    enum class Texts { shared, inCells };

    explicit SpreadsheetMaker(Texts texts = Texts::shared)
    {
        lxw_workbook_options options{};
        options.constant_memory = texts == Texts::inCells ? LXW_TRUE : LXW_FALSE;
        m_book = workbook_new_opt(path().c_str(), &options);
    }

    [[nodiscard]] lxw_workbook* book() const { return m_book; }
    lxw_worksheet* sheet(const std::string& name)
    {
        return workbook_add_worksheet(m_book, name.c_str());
    }
    /// A sheet of texts: a line is a row, | stands between the cells, blanks around do not count.
    void addTable(const std::string& name, const std::string& table)
    {
        lxw_worksheet* added = sheet(name);
        std::istringstream lines{table};
        lxw_row_t row = 0;
        for (std::string line; std::getline(lines, line); ++row) {
            std::istringstream cells{line};
            lxw_col_t column = 0;
            for (std::string cell; std::getline(cells, cell, '|'); ++column) {
                const std::string text = QString::fromStdString(cell).trimmed().toStdString();
                if (!text.empty())
                    worksheet_write_string(added, row, column, text.c_str(), nullptr);
            }
        }
    }
    /// REQUIRES: nothing is added afterwards.
    [[nodiscard]] std::string bytes()
    {
        if (workbook_close(m_book) != LXW_NO_ERROR)
            throw std::runtime_error("the spreadsheet cannot be written");
        QFile file(QString::fromStdString(path()));
        if (!file.open(QIODevice::ReadOnly))
            throw std::runtime_error("the spreadsheet cannot be read");
        return file.readAll().toStdString();
    }

private:
    [[nodiscard]] std::string path() const { return m_folder.filePath("a.xlsx").toStdString(); }

    QTemporaryDir m_folder;
    lxw_workbook* m_book = nullptr;
};

/// An XLSForm of three tables. What `settings` does not say is an id and a version.
inline std::string makeForm(const std::string& survey, const std::string& choices = {},
                            const std::string& settings = "form_title | form_id | version\n"
                                                          "Sample | sample | 1")
{
    SpreadsheetMaker maker;
    maker.addTable("survey", survey);
    if (!choices.empty())
        maker.addTable("choices", choices);
    if (!settings.empty())
        maker.addTable("settings", settings);
    return maker.bytes();
}

/// A zip file with these parts.
inline std::string zipOf(const std::vector<std::pair<std::string, std::string>>& parts)
{
    zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(source);
    zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
    for (const auto& [name, content] : parts)
        zip_file_add(archive, name.c_str(),
                     zip_source_buffer(archive, content.data(), content.size(), 0),
                     ZIP_FL_OVERWRITE);
    if (zip_close(archive) != 0)
        throw std::runtime_error("the zip file cannot be written");
    zip_source_open(source);
    zip_source_seek(source, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
    zip_source_seek(source, 0, SEEK_SET);
    zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

/// The smallest workbook of one sheet, made by hand; `sheet` is what stands in <worksheet>.
inline std::string handMadeWorkbook(const std::string& sheet, const std::string& strings = {},
                                    const std::string& name = "survey")
{
    const std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/"
                                  "relationships";
    std::vector<std::pair<std::string, std::string>> parts{
        {"_rels/.rels", "<Relationships><Relationship Id='a' Type='" + relations +
                            "/officeDocument' Target='xl/workbook.xml'/></Relationships>"},
        {"xl/workbook.xml", "<workbook xmlns:r='" + relations + "'><sheets><sheet name='" + name +
                                "' r:id='s1'/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships><Relationship Id='s1' Type='" + relations +
             "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='s2' Type='" +
             relations + "/sharedStrings' Target='/xl/strings.xml'/></Relationships>"},
        {"xl/worksheets/sheet1.xml", "<worksheet>" + sheet + "</worksheet>"},
        {"xl/strings.xml", strings.empty() ? "<sst/>" : strings}};
    return zipOf(parts);
}

} // namespace wupan::test
