#include "server/pages/issue_export.h"

#include "server/pages/issue_words.h"

#include <xlsxwriter.h>

#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

namespace wupan {
namespace {

// The documents of so many are in memory at a time.
constexpr std::int64_t kBatch = 1000;

constexpr std::array<std::string_view, 12> kColumns{
    "number",     "issue",      "enterprise", "category", "urgency",      "state",
    "department", "registered", "dueAt",      "rating",   "registeredBy", "description"};
// In characters; texts are as wide as they are.
constexpr std::array<double, kColumns.size()> kWidths{16, 32, 28, 10, 10, 12,
                                                      20, 18, 18, 12, 16, 60};

using Line = std::array<std::string, kColumns.size()>;

Line headOf(const PageTexts& texts)
{
    Line head;
    for (std::size_t i = 0; i < kColumns.size(); ++i)
        head[i] = texts.text(kColumns[i]);
    return head;
}

Line lineOf(const Issue& issue, Names& names, const PageTexts& texts)
{
    return {issue.number,
            issue.title,
            names.of(RecordType::enterprise, issue.enterpriseId),
            texts.named("categories", word(issue.category)),
            texts.named("urgencies", word(issue.urgency)),
            stateTag(issue, texts).text,
            names.of(RecordType::department, issue.leadDepartmentId),
            issue.registeredAt ? momentText(*issue.registeredAt) : "",
            issue.dueAt ? momentText(*issue.dueAt) : "",
            issue.rating ? texts.named("grades", word(*issue.rating)) : "",
            names.of(RecordType::officer, issue.registeredBy),
            issue.description};
}

void forEachLine(StoreTransaction& store, const Caller& caller, BoardFilter filter,
                 const PageTexts& texts, const std::function<void(const Line&)>& take)
{
    take(headOf(texts));
    Names names(store, caller.park);
    filter.limit = kBatch;
    BoardPage page;
    for (filter.offset = 0; filter.offset == 0 || filter.offset < page.total;
         filter.offset += kBatch) {
        page = store.board(caller.park, filter);
        for (const Document& document : page.issues)
            take(lineOf(fromDocument<Issue>(document), names, texts));
    }
}

/// A cell of Excel takes no more.
std::string shortened(const std::string& text)
{
    constexpr std::size_t kMostBytes = 32'000;
    if (text.size() <= kMostBytes)
        return text;
    std::size_t end = kMostBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end) + "…";
}

std::string csvCell(const std::string& text)
{
    std::string cell = "\"";
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        cell += '\'';
    for (const char c : text)
        cell.append(c == '"' ? 2 : 1, c);
    return cell + "\"";
}

/// A file that nobody else has, gone with this.
class TemporaryFile
{
public:
    TemporaryFile()
    {
        std::string name = (std::filesystem::temp_directory_path() / "wupan-XXXXXX").string();
        if (const int file = mkstemp(name.data()); file >= 0) {
            ::close(file);
            m_path = name;
        }
    }
    ~TemporaryFile()
    {
        std::error_code gone;
        std::filesystem::remove(m_path, gone);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    /// Empty when there was no room for one.
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] std::string content() const
    {
        std::ostringstream content;
        content << std::ifstream(m_path, std::ios::binary).rdbuf();
        return std::move(content).str();
    }

private:
    std::string m_path;
};

} // namespace

std::string issuesAsCsv(StoreTransaction& store, const Caller& caller, const BoardFilter& filter,
                        const PageTexts& texts)
{
    std::string csv = "\xEF\xBB\xBF";
    forEachLine(store, caller, filter, texts, [&](const Line& line) {
        for (std::size_t i = 0; i < line.size(); ++i)
            csv.append(i == 0 ? "" : ",").append(csvCell(line[i]));
        csv += "\r\n";
    });
    return csv;
}

Result<std::string> issuesAsXlsx(StoreTransaction& store, const Caller& caller,
                                 const BoardFilter& filter, const PageTexts& texts)
{
    const TemporaryFile file;
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE; // row by row
    lxw_workbook* book =
        file.path().empty() ? nullptr : workbook_new_opt(file.path().c_str(), &options);
    if (book == nullptr)
        return Error{ErrorCode::diskFull, "there is no room for a workbook"};
    lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
    lxw_format* bold = workbook_add_format(book);
    format_set_bold(bold);
    for (std::size_t i = 0; i < kWidths.size(); ++i)
        worksheet_set_column(sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i),
                             kWidths[i], nullptr);
    worksheet_freeze_panes(sheet, 1, 0);
    lxw_row_t row = 0;
    forEachLine(store, caller, filter, texts, [&](const Line& line) {
        for (std::size_t i = 0; i < line.size(); ++i)
            worksheet_write_string(sheet, row, static_cast<lxw_col_t>(i),
                                   shortened(line[i]).c_str(), row == 0 ? bold : nullptr);
        ++row;
    });
    if (const lxw_error failure = workbook_close(book); failure != LXW_NO_ERROR)
        return Error{ErrorCode::diskFull, lxw_strerror(failure)};
    return file.content();
}

} // namespace wupan
