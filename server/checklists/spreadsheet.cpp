#include "server/checklists/spreadsheet.h"

#include "core/base/utf8.h"
#include "core/forms/form_xml.h"
#include "server/checklists/sheet_values.h"
#include "server/checklists/zip_archive.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>

namespace wupan {
namespace {

using forms::childNamed;
using forms::localName;

constexpr std::size_t kMaxBytes = 10ULL * 1024 * 1024;
constexpr std::size_t kMaxSheets = 64;
constexpr std::size_t kMaxRows = 20'000;
constexpr std::size_t kMaxColumns = 500;
constexpr std::size_t kMaxCells = 500'000;
constexpr std::size_t kMaxText = 16ULL * 1024 * 1024;
constexpr int kMaxNesting = 20;

const Error kDamaged{ErrorCode::unreadableFile, "fileDamaged"};
const Error kTooLarge{ErrorCode::tooLarge, "fileTooLarge"};

bool sameWord(std::string_view left, std::string_view right)
{
    return std::ranges::equal(left, right, [](unsigned char a, unsigned char b) {
        return std::tolower(a) == std::tolower(b);
    });
}

/// "C" of "C12" is 3; 0 when it is no reference of a cell.
std::size_t columnOf(std::string_view reference)
{
    std::size_t column = 0;
    for (const char c : reference) {
        if (c < 'A' || c > 'Z')
            break;
        column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
        if (column > kMaxColumns)
            break;
    }
    return column;
}

/// "xl/worksheets/sheet1.xml" of "worksheets/sheet1.xml", which stands in xl/.
std::string partName(const std::string& base, std::string target)
{
    if (target.starts_with('/'))
        return target.substr(1);
    const std::size_t slash = base.rfind('/');
    std::string folder = slash == std::string::npos ? std::string() : base.substr(0, slash);
    while (target.starts_with("../")) {
        target.erase(0, 3);
        folder.erase(folder.rfind('/') == std::string::npos ? 0 : folder.rfind('/'));
    }
    return folder.empty() ? target : folder + "/" + target;
}

std::string relationsOf(const std::string& part)
{
    const std::size_t slash = part.rfind('/');
    return slash == std::string::npos
               ? "_rels/" + part + ".rels"
               : part.substr(0, slash) + "/_rels/" + part.substr(slash + 1) + ".rels";
}

class WorkbookReader
{
public:
    explicit WorkbookReader(ZipArchive archive)
        : m_archive(std::move(archive))
    {}
    Result<Workbook> read();

private:
    struct Relation
    {
        std::string target;
        std::string type;
    };
    using Relations = std::map<std::string, Relation>;

    Status load(const std::string& part, pugi::xml_document& document);
    Result<Relations> relations(const std::string& part);
    Status readStrings(const std::string& part);
    Status readStyles(const std::string& part);
    Status readSheet(const std::string& part, Sheet& sheet);
    Status readRow(const pugi::xml_node& row, Sheet& sheet, std::size_t& number);
    [[nodiscard]] std::string textOf(const pugi::xml_node& cell) const;

    ZipArchive m_archive;
    std::vector<std::string> m_strings;
    CellFormats m_formats;
    bool m_from1904 = false;
    std::size_t m_cells = 0;
    std::size_t m_text = 0;
};

Status WorkbookReader::load(const std::string& part, pugi::xml_document& document)
{
    const auto bytes = m_archive.read(part);
    if (!bytes)
        return bytes.error().code == ErrorCode::tooLarge ? kTooLarge : kDamaged;
    constexpr unsigned kParse =
        pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_doctype;
    if (!document.load_buffer(bytes->data(), bytes->size(), kParse))
        return kDamaged;
    // A document of a spreadsheet has no DTD; entities are what bombs are made of.
    for (const pugi::xml_node& node : document.children())
        if (node.type() == pugi::node_doctype)
            return kDamaged;
    if (forms::nestsDeeperThan(kMaxNesting, document))
        return kTooLarge;
    return done();
}

Result<WorkbookReader::Relations> WorkbookReader::relations(const std::string& part)
{
    pugi::xml_document document;
    if (const Status loaded = load(relationsOf(part), document); !loaded)
        return loaded.error();
    Relations all;
    for (const pugi::xml_node& relation : childNamed(document, "Relationships").children()) {
        const std::string type = relation.attribute("Type").value();
        all[relation.attribute("Id").value()] = {
            partName(part, relation.attribute("Target").value()), type.substr(type.rfind('/') + 1)};
    }
    return all;
}

Status WorkbookReader::readStrings(const std::string& part)
{
    pugi::xml_document document;
    if (Status loaded = load(part, document); !loaded)
        return loaded;
    for (const pugi::xml_node& item : childNamed(document, "sst").children())
        if (localName(item.name()) == "si")
            m_strings.push_back(trimmed(richText(item)));
    return done();
}

Status WorkbookReader::readStyles(const std::string& part)
{
    pugi::xml_document document;
    if (Status loaded = load(part, document); !loaded)
        return loaded;
    m_formats = CellFormats(childNamed(document, "styleSheet"));
    return done();
}

std::string WorkbookReader::textOf(const pugi::xml_node& cell) const
{
    const std::string_view type = cell.attribute("t").value();
    if (type == "inlineStr")
        return trimmed(richText(childNamed(cell, "is")));
    const std::string stored = trimmed(childNamed(cell, "v").text().get());
    if (type == "s") {
        std::size_t index = m_strings.size();
        std::from_chars(stored.data(), stored.data() + stored.size(), index);
        return index < m_strings.size() ? m_strings[index] : std::string();
    }
    if (type == "b")
        return stored == "1" ? "TRUE" : stored == "0" ? "FALSE" : stored;
    if (!type.empty() && type != "n")
        return stored;
    const bool isDate = m_formats.isDate(static_cast<std::size_t>(cell.attribute("s").as_ullong()));
    const auto moment = isDate ? momentOfSerial(stored, m_from1904) : std::nullopt;
    return moment ? *moment : numberText(stored).value_or(stored);
}

Status WorkbookReader::readRow(const pugi::xml_node& row, Sheet& sheet, std::size_t& number)
{
    const std::size_t said = static_cast<std::size_t>(row.attribute("r").as_ullong());
    number = said == 0 ? number + 1 : said;
    SheetRow read{number, {}};
    std::size_t column = 0;
    for (const pugi::xml_node& cell : row.children()) {
        if (localName(cell.name()) != "c")
            continue;
        const std::size_t named = columnOf(cell.attribute("r").value());
        column = named == 0 ? column + 1 : named;
        std::string text = textOf(cell);
        if (text.empty())
            continue;
        if (!isUtf8(text))
            return kDamaged;
        m_text += text.size();
        if (column > kMaxColumns || ++m_cells > kMaxCells || m_text > kMaxText)
            return kTooLarge;
        if (read.cells.size() < column)
            read.cells.resize(column);
        read.cells[column - 1] = std::move(text);
    }
    if (read.cells.empty())
        return done();
    if (number > kMaxRows)
        return kTooLarge;
    sheet.rows.push_back(std::move(read));
    return done();
}

Status WorkbookReader::readSheet(const std::string& part, Sheet& sheet)
{
    pugi::xml_document document;
    if (Status loaded = load(part, document); !loaded)
        return loaded;
    std::size_t number = 0;
    for (const pugi::xml_node& row :
         childNamed(childNamed(document, "worksheet"), "sheetData").children())
        if (localName(row.name()) == "row")
            if (Status read = readRow(row, sheet, number); !read)
                return read;
    std::ranges::stable_sort(sheet.rows, {}, &SheetRow::number);
    return done();
}

Result<Workbook> WorkbookReader::read()
{
    const auto package = relations("");
    if (!package)
        return package.error().code == ErrorCode::tooLarge
                   ? package.error()
                   : Error{ErrorCode::unreadableFile, "fileNotXlsx"};
    const auto main = std::ranges::find_if(
        *package, [](const auto& entry) { return entry.second.type == "officeDocument"; });
    if (main == package->end())
        return Error{ErrorCode::unreadableFile, "fileNotXlsx"};
    const std::string part = main->second.target;
    pugi::xml_document document;
    if (const Status loaded = load(part, document); !loaded)
        return loaded.error();
    const pugi::xml_node root = childNamed(document, "workbook");
    if (!root)
        return Error{ErrorCode::unreadableFile, "fileNotXlsx"};
    m_from1904 = childNamed(root, "workbookPr").attribute("date1904").as_bool();
    const auto parts = relations(part);
    if (!parts)
        return parts.error();
    for (const auto& [id, relation] : *parts) {
        Status read = done();
        if (relation.type == "sharedStrings")
            read = readStrings(relation.target);
        else if (relation.type == "styles")
            read = readStyles(relation.target);
        if (!read)
            return read.error();
    }
    Workbook workbook;
    for (const pugi::xml_node& sheet : childNamed(root, "sheets").children()) {
        const pugi::xml_attribute id =
            sheet.find_attribute([](const pugi::xml_attribute& attribute) {
                return localName(attribute.name()) == "id";
            });
        const auto found = parts->find(id.value());
        if (found == parts->end() || found->second.type != "worksheet")
            continue; // a chart
        if (workbook.sheets.size() == kMaxSheets)
            return kTooLarge;
        Sheet read;
        read.name = trimmed(sheet.attribute("name").value());
        if (const Status status = readSheet(found->second.target, read); !status)
            return status.error();
        workbook.sheets.push_back(std::move(read));
    }
    return workbook;
}

} // namespace

const Sheet* Workbook::find(std::string_view name) const
{
    const auto found = std::ranges::find_if(
        sheets, [name](const Sheet& sheet) { return sameWord(sheet.name, name); });
    return found == sheets.end() ? nullptr : &*found;
}

Result<Workbook> readWorkbook(std::string_view bytes)
{
    if (bytes.size() > kMaxBytes)
        return kTooLarge;
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) // of Excel 97, or under a password
        return Error{ErrorCode::unreadableFile, "fileOldXls"};
    auto archive = ZipArchive::open(bytes);
    if (!archive)
        return archive.error().code == ErrorCode::tooLarge
                   ? kTooLarge
                   : Error{ErrorCode::unreadableFile, "fileNotXlsx"};
    return WorkbookReader(std::move(*archive)).read();
}

std::string columnLetters(std::size_t column)
{
    std::string letters;
    for (; column > 0; column = (column - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters;
}

} // namespace wupan
