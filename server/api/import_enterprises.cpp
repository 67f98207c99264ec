#include "server/api/import_enterprises.h"

#include "core/base/utf8.h"
#include "core/model/enterprise.h"
#include "core/procedure/credit_code.h"
#include "server/api/csv.h"
#include "server/api/desk.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

namespace wupan {
namespace {

enum class Column {
    name,
    creditCode,
    industry,
    address,
    area,
    contactName,
    contactPhone,
    scale,
    tags,
    latitude,
    longitude,
    staffCount,
};

constexpr std::array kColumns{
    std::pair{std::string_view("企业名称"), Column::name},
    std::pair{std::string_view("统一社会信用代码"), Column::creditCode},
    std::pair{std::string_view("行业"), Column::industry},
    std::pair{std::string_view("地址"), Column::address},
    std::pair{std::string_view("片区"), Column::area},
    std::pair{std::string_view("联系人"), Column::contactName},
    std::pair{std::string_view("联系电话"), Column::contactPhone},
    std::pair{std::string_view("规模"), Column::scale},
    std::pair{std::string_view("标签"), Column::tags},
    std::pair{std::string_view("纬度"), Column::latitude},
    std::pair{std::string_view("经度"), Column::longitude},
    std::pair{std::string_view("职工人数"), Column::staffCount},
};

using Cells = std::map<Column, std::string>;

constexpr std::size_t kMaxCellBytes = 3000;

std::string_view titleOf(Column column)
{
    return std::ranges::find(kColumns, column, &decltype(kColumns)::value_type::second)->first;
}

template <class T>
std::optional<T> numberIn(const std::string& text, T least, T most)
{
    T value{};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = failure == std::errc{} && end == text.data() + text.size();
    if (!whole || !(value >= least && value <= most)) // "nan" is no number in any range
        return std::nullopt;
    return value;
}

/// "a、b；c" or with Latin separators.
json::array splitTags(std::string text)
{
    for (const std::string_view separator : {"、", "；", ";", "，", "|"})
        for (std::size_t at = text.find(separator); at != std::string::npos;
             at = text.find(separator, at))
            text.replace(at, separator.size(), "\n");
    json::array tags;
    std::size_t start = 0;
    while (start <= text.size()) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        if (end > start)
            tags.push_back(json::value(std::string_view(text).substr(start, end - start)));
        start = end + 1;
    }
    return tags;
}

std::string sentenceOf(const CreditCodeCheck& check)
{
    switch (check.problem) {
    case CreditCodeProblem::length:
        return "应为 18 位，现为 " + std::to_string(check.length) + " 位";
    case CreditCodeProblem::character:
        return "第 " + std::to_string(check.position) + " 位的字符不允许";
    case CreditCodeProblem::checkCharacter:
        return std::string("校验位应为 ") + check.expected + "，请核对是否录错";
    case CreditCodeProblem::none:
        break;
    }
    return {};
}

/// The fields of one line, or the sentence that says what is wrong with it.
Result<json::object> fieldsOfLine(const Cells& cells)
{
    const auto bad = [](const std::string& sentence) {
        return Error{ErrorCode::invalidInput, sentence};
    };
    json::object fields;
    for (const auto& [column, text] : cells) {
        if (text.empty())
            continue;
        if (text.size() > kMaxCellBytes)
            return bad("“" + std::string(titleOf(column)) + "”太长，最多约 1000 字");
        if (!isReadable(text))
            return bad("“" + std::string(titleOf(column)) + "”中有不可见的字符，请删去");
        switch (column) {
        case Column::name:
            fields["name"] = text;
            break;
        case Column::creditCode: {
            const CreditCodeCheck check = checkCreditCode(text);
            if (!check.ok())
                return bad("统一社会信用代码“" + text + "”不正确：" + sentenceOf(check));
            fields["creditCode"] = check.code;
            break;
        }
        case Column::industry:
            fields["industry"] = text;
            break;
        case Column::address:
            fields["address"] = text;
            break;
        case Column::area:
            fields["area"] = text;
            break;
        case Column::contactName:
            fields["contactName"] = text;
            break;
        case Column::contactPhone:
            fields["contactPhone"] = text;
            break;
        case Column::scale:
            if (text != "规上" && text != "规下")
                return bad("规模应为“规上”或“规下”，不是“" + text + "”");
            fields["scale"] = text == "规上" ? "above" : "below";
            break;
        case Column::tags:
            fields["tags"] = splitTags(text);
            break;
        case Column::latitude: {
            const auto degrees = numberIn(text, -90.0, 90.0);
            if (!degrees)
                return bad("纬度应为 -90 到 90 之间的数，不是“" + text + "”");
            fields["latitude"] = *degrees;
            break;
        }
        case Column::longitude: {
            const auto degrees = numberIn(text, -180.0, 180.0);
            if (!degrees)
                return bad("经度应为 -180 到 180 之间的数，不是“" + text + "”");
            fields["longitude"] = *degrees;
            break;
        }
        case Column::staffCount: {
            const auto count = numberIn<std::int64_t>(text, 0, 10'000'000);
            if (!count)
                return bad("职工人数应为整数，不是“" + text + "”");
            fields["staffCount"] = *count;
            break;
        }
        }
    }
    if (!fields.contains("name"))
        return bad("缺少企业名称");
    if (!fields.contains("creditCode"))
        return bad("缺少统一社会信用代码");
    return fields;
}

struct Header
{
    std::vector<std::optional<Column>> columns;
    std::vector<std::string> unknown;
};

Result<Header> readHeader(const CsvRow& row)
{
    Header header;
    std::set<Column> seen;
    for (const std::string& cell : row.cells) {
        std::optional<Column> column;
        for (const auto& [title, candidate] : kColumns)
            if (cell == title)
                column = candidate;
        if (!column && !cell.empty())
            header.unknown.push_back(cell);
        if (column && !seen.insert(*column).second)
            return Error{ErrorCode::invalidInput, "表头中“" + cell + "”出现了两次"};
        header.columns.push_back(column);
    }
    if (!seen.contains(Column::name) || !seen.contains(Column::creditCode))
        return Error{ErrorCode::invalidInput, "表头必须有“企业名称”和“统一社会信用代码”两列"};
    return header;
}

/// One enterprise, known by its credit code.
void importOne(ServerContext& context, const Caller& caller, StoreTransaction& store,
               const json::object& fields, ImportReport& report)
{
    const auto ids = store.recordsWith(caller.park, RecordType::enterprise, "creditCode",
                                       textAt(fields, "creditCode"));
    Document document;
    if (ids.empty())
        document["id"] = Uuid::v7(context.clock.now(), context.random).text();
    else if (auto present = store.record(caller.park, RecordType::enterprise, ids.front()))
        document = std::move(present->document);
    for (const auto& [key, value] : fields)
        document[key] = value;
    const bool differs =
        putAtDesk(context, caller, store, RecordType::enterprise, std::move(document));
    ++(!differs ? report.unchanged : ids.empty() ? report.added : report.changed);
}

} // namespace

Result<ImportReport> importEnterprises(ServerContext& context, const Caller& caller,
                                       std::string_view bytes)
{
    const auto text = toUtf8(bytes);
    if (!text)
        return text.error();
    const auto rows = parseCsv(*text);
    if (!rows)
        return rows.error();
    if (rows->empty())
        return Error{ErrorCode::invalidInput, "文件是空的"};
    const auto header = readHeader(rows->front());
    if (!header)
        return header.error();

    ImportReport report;
    report.unknownColumns = header->unknown;
    const Status imported = context.store.write([&](StoreTransaction& store) {
        std::map<std::string, std::size_t> lineOfCode;
        for (std::size_t i = 1; i < rows->size(); ++i) {
            const CsvRow& row = (*rows)[i];
            const auto refuse = [&](const std::string& why) {
                report.badLines.push_back("第 " + std::to_string(row.line) + " 行：" + why);
            };
            if (row.cells.size() > header->columns.size()) {
                refuse("比表头多了 " + std::to_string(row.cells.size() - header->columns.size()) +
                       " 列");
                continue;
            }
            Cells cells;
            for (std::size_t c = 0; c < row.cells.size(); ++c)
                if (header->columns[c])
                    cells[*header->columns[c]] = row.cells[c];
            const auto fields = fieldsOfLine(cells);
            if (!fields) {
                refuse(fields.error().detail);
                continue;
            }
            const std::string code(textAt(*fields, "creditCode"));
            if (const auto [first, isNew] = lineOfCode.emplace(code, row.line); !isNew) {
                refuse("统一社会信用代码与第 " + std::to_string(first->second) + " 行重复");
                continue;
            }
            importOne(context, caller, store, *fields, report);
        }
        return done();
    });
    if (!imported)
        return imported.error();
    return report;
}

} // namespace wupan
