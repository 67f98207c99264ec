#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace wupan {

/// A value of a row as the file has it.
struct RawValue
{
    enum class Kind { null, integer, real, text, blob };
    Kind kind = Kind::null;
    std::int64_t integer = 0;
    std::string bytes; ///< of a text or blob
};

struct RawRow
{
    std::int64_t rowid = 0; ///< of a table
    std::vector<RawValue> values;
    bool whole = true; ///< false: the last bytes could not be read; the kinds are right
};

/// A database that SQLite may refuse, read page by page without SQLite: what one damaged page hides
/// from SQLite, as everything below it, is found all the same. Pages in the log count as the
/// database's. Nothing is written. https://www.sqlite.org/fileformat2.html
class DamagedDatabase
{
public:
    explicit DamagedDatabase(const std::filesystem::path& file);

    using Visit = std::function<void(const RawRow&)>;
    /// Rows of every table, on whatever page they are. The order is the file's.
    void forEachRow(const Visit& visit);
    /// Keys of every index, and rows of every table without rowid.
    void forEachKey(const Visit& visit);

    /// Those of one index, from its root on. False when a page is missing.
    bool forEachKeyOf(const std::string& index, const Visit& visit);
    /// Whether every page of the table can be read.
    bool isWhole(const std::string& table);

private:
    enum class Tree { table, index };
    struct Page
    {
        std::uint32_t number = 0;
        std::string bytes;
        std::vector<std::size_t> cells; ///< where they begin
        std::uint32_t rightmost = 0;    ///< child
        Tree tree = Tree::table;
        bool isLeaf = true;
    };
    struct Walk
    {
        Tree tree;
        Visit visit;
        std::set<std::uint32_t> seen;
    };

    void readLog(const std::filesystem::path& log);
    [[nodiscard]] std::string bytesOf(std::uint32_t number);
    /// False: it is no page of a tree.
    [[nodiscard]] bool parse(std::uint32_t number, Page& page);
    void visitCells(const Page& page, const Visit& visit);
    [[nodiscard]] bool readCell(const Page& page, std::size_t at, RawRow& row);
    [[nodiscard]] std::string payload(const Page& page, std::size_t at, std::uint64_t size);
    void forEachPage(Tree tree, const Visit& visit);
    bool walk(std::uint32_t root, Walk& walk);
    [[nodiscard]] std::uint32_t rootOf(const std::string& name);

    std::ifstream m_file;
    std::ifstream m_log;
    std::map<std::uint32_t, std::uint64_t> m_inLog; ///< page → where its bytes are in the log
    std::map<std::string, std::uint32_t> m_roots;   ///< of tables and indexes, by name
    std::uint32_t m_pageSize = 4096;
    std::uint32_t m_pages = 0;
};

} // namespace wupan
