#include "core/store/damaged_database.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace wupan {
namespace {

constexpr std::uint32_t kHeaderBytes = 100; // of the database, on page 1
constexpr std::string_view kMagic{"SQLite format 3\0", 16};

constexpr int kTableLeaf = 0x0D;
constexpr int kTableInterior = 0x05;
constexpr int kIndexLeaf = 0x0A;
constexpr int kIndexInterior = 0x02;

constexpr std::uint32_t kLogMagic = 0x377F0682; // + 1: its checksums are big-endian
constexpr std::size_t kLogHeaderBytes = 32;
constexpr std::size_t kFrameHeaderBytes = 24;

// More than any row of a tablet; a length that is damaged may say anything.
constexpr std::uint64_t kMostPayload = 64ULL * 1024 * 1024;

std::uint64_t bigEndian(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint64_t value = 0;
    for (std::size_t i = at; i < at + size && i < bytes.size(); ++i)
        value = value << 8U | static_cast<unsigned char>(bytes[i]);
    return value;
}

std::uint32_t word32(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint32_t>(bigEndian(bytes, at, 4));
}

bool isPageSize(std::uint64_t size)
{
    return size >= 512 && size <= 65536 && (size & (size - 1)) == 0;
}

/// Moves `at` behind it. nullopt at the end of the bytes.
std::optional<std::uint64_t> varint(std::string_view bytes, std::size_t& at)
{
    std::uint64_t value = 0;
    for (int i = 0; i < 9 && at < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[at++]);
        if (i == 8)
            return value << 8U | byte;
        value = value << 7U | (byte & 0x7FU);
        if ((byte & 0x80U) == 0)
            return value;
    }
    return std::nullopt;
}

struct Checksum
{
    std::uint32_t first = 0;
    std::uint32_t second = 0;

    void add(std::string_view bytes, bool isBigEndian)
    {
        const auto word = [&](std::size_t at) {
            const std::uint32_t big = word32(bytes, at);
            return isBigEndian ? big : __builtin_bswap32(big);
        };
        for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
            first += word(at) + second;
            second += word(at + 4) + first;
        }
    }
    [[nodiscard]] bool is(std::string_view bytes, std::size_t at) const
    {
        return word32(bytes, at) == first && word32(bytes, at + 4) == second;
    }
};

std::string readAt(std::ifstream& file, std::uint64_t at, std::size_t size)
{
    std::string bytes(size, '\0');
    file.clear();
    file.seekg(static_cast<std::streamoff>(at));
    file.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

std::int64_t signedInteger(std::string_view bytes)
{
    const std::uint64_t value = bigEndian(bytes, 0, bytes.size());
    const auto unused = 8 * (8 - bytes.size());
    return static_cast<std::int64_t>(value << unused) >> unused;
}

/// What follows the record's header says of a value.
RawValue valueOf(std::uint64_t serial, std::string_view body, std::size_t& at, bool& whole)
{
    constexpr std::array<std::size_t, 12> kSizes{0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
    const std::uint64_t size = serial < kSizes.size() ? kSizes.at(serial) : (serial - 12) / 2;
    const std::string_view bytes = at < body.size() ? body.substr(at, size) : std::string_view();
    at += size;
    whole = whole && bytes.size() == size;
    RawValue value;
    if (serial >= 12) {
        value.kind = serial % 2 == 0 ? RawValue::Kind::blob : RawValue::Kind::text;
        value.bytes = bytes;
    } else if (serial == 7) {
        value.kind = RawValue::Kind::real;
    } else if (serial != 0) {
        value.kind = RawValue::Kind::integer;
        if (serial == 9)
            value.integer = 1;
        else if (!bytes.empty() && bytes.size() == size)
            value.integer = signedInteger(bytes);
    }
    return value;
}

/// False: the record's header cannot be read.
bool decode(std::string_view record, std::uint64_t wholeSize, RawRow& row)
{
    std::size_t at = 0;
    const auto headerSize = varint(record, at);
    if (!headerSize || *headerSize > record.size())
        return false;
    const std::string_view header = record.substr(0, *headerSize);
    std::vector<std::uint64_t> serials;
    while (at < header.size()) {
        const auto serial = varint(header, at);
        if (!serial || *serial == 10 || *serial == 11 || *serial / 2 > kMostPayload)
            return false;
        serials.push_back(*serial);
    }
    row.whole = record.size() == wholeSize;
    for (const std::uint64_t serial : serials)
        row.values.push_back(valueOf(serial, record, at, row.whole));
    return !row.values.empty();
}

} // namespace

DamagedDatabase::DamagedDatabase(const std::filesystem::path& file)
    : m_file(file, std::ios::binary)
{
    const std::string header = readAt(m_file, 0, kHeaderBytes);
    const std::uint64_t told = bigEndian(header, 16, 2);
    const std::uint64_t size = told == 1 ? 65536 : told;
    if (header.starts_with(kMagic) && isPageSize(size))
        m_pageSize = static_cast<std::uint32_t>(size);
    readLog(file.string() + "-wal");
    std::error_code none;
    const auto bytes = std::filesystem::file_size(file, none);
    if (!none)
        m_pages = static_cast<std::uint32_t>(bytes / m_pageSize);
    if (!m_inLog.empty())
        m_pages = std::max(m_pages, m_inLog.rbegin()->first);
    Walk schema{Tree::table,
                [&](const RawRow& row) {
                    if (row.values.size() == 5 && row.values[3].kind == RawValue::Kind::integer)
                        m_roots[row.values[1].bytes] =
                            static_cast<std::uint32_t>(row.values[3].integer);
                },
                {}};
    walk(1, schema);
}

/// The frames that SQLite would take: up to the last one that ends a transaction.
void DamagedDatabase::readLog(const std::filesystem::path& log)
{
    m_log.open(log, std::ios::binary);
    const std::string header = readAt(m_log, 0, kLogHeaderBytes);
    const std::uint32_t magic = word32(header, 0);
    if (header.size() < kLogHeaderBytes || (magic | 1U) != (kLogMagic | 1U) ||
        !isPageSize(word32(header, 8)))
        return;
    const bool isBigEndian = (magic & 1U) != 0;
    Checksum checksum;
    checksum.add(std::string_view(header).substr(0, 24), isBigEndian);
    if (!checksum.is(header, 24))
        return;
    m_pageSize = word32(header, 8);
    std::map<std::uint32_t, std::uint64_t> transaction;
    for (std::uint64_t at = kLogHeaderBytes;; at += kFrameHeaderBytes + m_pageSize) {
        const std::string frame = readAt(m_log, at, kFrameHeaderBytes + m_pageSize);
        if (frame.size() < kFrameHeaderBytes + m_pageSize ||
            frame.compare(8, 8, header, 16, 8) != 0)
            return;
        checksum.add(std::string_view(frame).substr(0, 8), isBigEndian);
        checksum.add(std::string_view(frame).substr(kFrameHeaderBytes), isBigEndian);
        if (!checksum.is(frame, 16))
            return;
        transaction[word32(frame, 0)] = at + kFrameHeaderBytes;
        if (word32(frame, 4) == 0)
            continue;
        for (const auto& [page, where] : transaction)
            m_inLog[page] = where;
        transaction.clear();
    }
}

std::string DamagedDatabase::bytesOf(std::uint32_t number)
{
    const auto logged = m_inLog.find(number);
    std::string bytes =
        logged != m_inLog.end()
            ? readAt(m_log, logged->second, m_pageSize)
            : readAt(m_file, static_cast<std::uint64_t>(number - 1) * m_pageSize, m_pageSize);
    bytes.resize(m_pageSize);
    return bytes;
}

bool DamagedDatabase::parse(std::uint32_t number, Page& page)
{
    if (number == 0 || number > m_pages)
        return false;
    page.number = number;
    page.bytes = bytesOf(number);
    const std::size_t head = number == 1 ? kHeaderBytes : 0;
    const int type = static_cast<unsigned char>(page.bytes[head]);
    page.isLeaf = type == kTableLeaf || type == kIndexLeaf;
    page.tree = type == kTableLeaf || type == kTableInterior ? Tree::table : Tree::index;
    if (!page.isLeaf && type != kTableInterior && type != kIndexInterior)
        return false;
    const std::size_t first = head + (page.isLeaf ? 8 : 12);
    const std::size_t count = bigEndian(page.bytes, head + 3, 2);
    if (first + 2 * count > page.bytes.size())
        return false;
    if (!page.isLeaf)
        page.rightmost = word32(page.bytes, head + 8);
    for (std::size_t i = 0; i < count; ++i)
        page.cells.push_back(bigEndian(page.bytes, first + 2 * i, 2));
    return true;
}

void DamagedDatabase::visitCells(const Page& page, const Visit& visit)
{
    if (page.tree == Tree::table && !page.isLeaf)
        return; // no rows there
    for (const std::size_t cell : page.cells) {
        RawRow row;
        if (readCell(page, cell, row))
            visit(row);
    }
}

bool DamagedDatabase::readCell(const Page& page, std::size_t at, RawRow& row)
{
    if (!page.isLeaf)
        at += 4; // the child
    const auto size = varint(page.bytes, at);
    if (!size || *size > kMostPayload)
        return false;
    if (page.tree == Tree::table) {
        const auto rowid = varint(page.bytes, at);
        if (!rowid)
            return false;
        row.rowid = static_cast<std::int64_t>(*rowid);
    }
    return decode(payload(page, at, *size), *size, row);
}

/// As much of it as can be read.
std::string DamagedDatabase::payload(const Page& page, std::size_t at, std::uint64_t size)
{
    const std::uint64_t usable = m_pageSize;
    const std::uint64_t most =
        page.tree == Tree::table ? usable - 35 : (usable - 12) * 64 / 255 - 23;
    if (size <= most)
        return page.bytes.substr(std::min(at, page.bytes.size()), size);
    const std::uint64_t least = (usable - 12) * 32 / 255 - 23;
    const std::uint64_t fitting = least + (size - least) % (usable - 4);
    const std::uint64_t local = fitting <= most ? fitting : least;
    if (at + local + 4 > page.bytes.size())
        return {};
    std::string out = page.bytes.substr(at, local);
    std::uint32_t next = word32(page.bytes, at + local);
    // Every step adds bytes, so a chain that is a circle ends as well.
    while (out.size() < size && next != 0 && next <= m_pages) {
        const std::string overflow = bytesOf(next);
        out.append(overflow, 4, std::min<std::uint64_t>(usable - 4, size - out.size()));
        next = word32(overflow, 0);
    }
    return out;
}

void DamagedDatabase::forEachPage(Tree tree, const Visit& visit)
{
    for (std::uint32_t number = 1; number <= m_pages; ++number) {
        Page page;
        if (parse(number, page) && page.tree == tree)
            visitCells(page, visit);
    }
}

void DamagedDatabase::forEachRow(const Visit& visit)
{
    forEachPage(Tree::table, visit);
}

void DamagedDatabase::forEachKey(const Visit& visit)
{
    forEachPage(Tree::index, visit);
}

bool DamagedDatabase::walk(std::uint32_t root, Walk& walked)
{
    Page page;
    if (!walked.seen.insert(root).second || !parse(root, page) || page.tree != walked.tree)
        return false;
    visitCells(page, walked.visit);
    if (page.isLeaf)
        return true;
    bool whole = walk(page.rightmost, walked);
    for (const std::size_t cell : page.cells)
        whole = walk(word32(page.bytes, cell), walked) && whole;
    return whole;
}

std::uint32_t DamagedDatabase::rootOf(const std::string& name)
{
    const auto root = m_roots.find(name);
    return root == m_roots.end() ? 0 : root->second;
}

bool DamagedDatabase::forEachKeyOf(const std::string& index, const Visit& visit)
{
    Walk keys{Tree::index, visit, {}};
    return walk(rootOf(index), keys);
}

bool DamagedDatabase::isWhole(const std::string& table)
{
    Walk rows{Tree::table, [](const RawRow&) {}, {}};
    return walk(rootOf(table), rows);
}

} // namespace wupan
