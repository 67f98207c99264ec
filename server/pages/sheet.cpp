#include "server/pages/sheet.h"

#include "core/base/utf8.h"

#include <xlsxwriter.h>

#include <fstream>

namespace wupan {
namespace {

class CsvSheet final : public Sheet
{
public:
    explicit CsvSheet(const TemporaryFile& file)
        : m_out(file.path(), std::ios::binary)
    {
        m_out << "\xEF\xBB\xBF";
    }

    void begin(const SheetRow& head, std::span<const double> /*widths*/) override { add(head); }

    void add(const SheetRow& row) override
    {
        std::string line;
        for (const SheetCell& cell : row)
            line.append(line.empty() ? "" : ",").append(textOf(cell));
        m_out << line << "\r\n";
    }

    Status finish() override
    {
        m_out.close();
        if (!m_out)
            return Error{ErrorCode::diskFull, "there is no room for a table"};
        return done();
    }

private:
    static std::string textOf(const SheetCell& cell)
    {
        if (const auto* number = std::get_if<std::int64_t>(&cell))
            return std::to_string(*number);
        const auto& text = std::get<std::string>(cell);
        std::string quoted = "\"";
        if (!text.empty() &&
            std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
            quoted += '\'';
        for (const char c : text)
            quoted.append(c == '"' ? 2 : 1, c);
        return quoted + "\"";
    }

    std::ofstream m_out;
};

/// A cell of Excel takes no more.
std::string shortened(const std::string& text)
{
    constexpr std::size_t kMostBytes = 32'000;
    if (text.size() <= kMostBytes)
        return text;
    return std::string(beginningOf(text, kMostBytes)) + "…";
}

class XlsxSheet final : public Sheet
{
public:
    explicit XlsxSheet(const TemporaryFile& file)
    {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE; // row by row
        m_book = workbook_new_opt(file.path().c_str(), &options);
        m_sheet = m_book == nullptr ? nullptr : workbook_add_worksheet(m_book, nullptr);
    }
    ~XlsxSheet() override { close(); }
    XlsxSheet(const XlsxSheet&) = delete;
    XlsxSheet& operator=(const XlsxSheet&) = delete;

    void begin(const SheetRow& head, std::span<const double> widths) override
    {
        if (m_sheet == nullptr)
            return;
        for (std::size_t i = 0; i < widths.size(); ++i)
            worksheet_set_column(m_sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i),
                                 widths[i], nullptr);
        worksheet_freeze_panes(m_sheet, 1, 0);
        lxw_format* bold = workbook_add_format(m_book);
        format_set_bold(bold);
        write(head, bold);
    }

    void add(const SheetRow& row) override
    {
        if (m_sheet != nullptr)
            write(row, nullptr);
    }

    Status finish() override
    {
        const lxw_error written = m_failure;
        const lxw_error closed = close();
        if (written == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
            return Error{ErrorCode::tooLarge, "a workbook takes no more rows or columns"};
        if (const lxw_error failure = written != LXW_NO_ERROR ? written : closed;
            failure != LXW_NO_ERROR)
            return Error{ErrorCode::diskFull, lxw_strerror(failure)};
        return done();
    }

private:
    void write(const SheetRow& row, lxw_format* format)
    {
        lxw_col_t column = 0;
        for (const SheetCell& cell : row) {
            const auto* number = std::get_if<std::int64_t>(&cell);
            note(number != nullptr ? worksheet_write_number(m_sheet, m_row, column,
                                                            static_cast<double>(*number), format)
                                   : worksheet_write_string(
                                         m_sheet, m_row, column,
                                         shortened(std::get<std::string>(cell)).c_str(), format));
            ++column;
        }
        ++m_row;
    }

    void note(lxw_error failure)
    {
        if (m_failure == LXW_NO_ERROR)
            m_failure = failure;
    }

    lxw_error close()
    {
        lxw_workbook* book = m_book;
        m_book = nullptr;
        m_sheet = nullptr;
        return book == nullptr ? LXW_ERROR_CREATING_XLSX_FILE : workbook_close(book);
    }

    lxw_workbook* m_book = nullptr;
    lxw_worksheet* m_sheet = nullptr;
    lxw_row_t m_row = 0;
    lxw_error m_failure = LXW_NO_ERROR; ///< the first
};

} // namespace

std::unique_ptr<Sheet> csvSheet(const TemporaryFile& file)
{
    return std::make_unique<CsvSheet>(file);
}

std::unique_ptr<Sheet> xlsxSheet(const TemporaryFile& file)
{
    return std::make_unique<XlsxSheet>(file);
}

} // namespace wupan
