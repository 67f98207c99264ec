#pragma once

#include <sqlite3.h>

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace wupan::test {

/// Disks in memory for SQLite: each folder below the root is one, with its own faults. SQLite is
/// the real thing; other files of the folders are on the real disk, where a stand-in for each
/// database lies, so that whoever looks for one finds it, and a copy of it is a copy of the
/// database. Databases elsewhere are not touched. Once made it serves until the process ends.
/// Thread: one.
class MemoryDisk
{
public:
    enum class Fault {
        ioError,  ///< one operation fails, the next work; a failed sync drops what it was to keep
        diskFull, ///< one write fails, and every one until mend()
        death,    ///< nothing works any more; then revive()
    };
    /// What becomes, when the power is back, of what was written and not synced.
    enum class Loss {
        nothing,       ///< the process died and the system did not
        everything,    ///< also deletions
        everySecond,   ///< writes reach the disk in any order
        halfOfTheLast, ///< torn
    };

    /// The one for all paths that begin with `root`.
    static MemoryDisk& below(const std::string& root);

    MemoryDisk(const MemoryDisk&) = delete;
    MemoryDisk& operator=(const MemoryDisk&) = delete;

    /// Counts the operations on a folder's files from now on, beginning at 1: for diskFull and
    /// death those that leave something on the disk, for ioError all.
    void failAt(const std::filesystem::path& folder, int operation, Fault fault);
    void mend(const std::filesystem::path& folder);
    /// Whether the operation came.
    [[nodiscard]] bool struck(const std::filesystem::path& folder);

    /// Who has files of the folder open can do nothing any more.
    void kill(const std::filesystem::path& folder) { failAt(folder, 1, Fault::death); }
    /// The folder's files are what they are after a death. REQUIRES: all are closed.
    void revive(const std::filesystem::path& folder, Loss loss);

    /// What the folder holds now, also of open files. REQUIRES: `to` holds nothing.
    void copy(const std::filesystem::path& from, const std::filesystem::path& to);
    void rename(const std::filesystem::path& from, const std::filesystem::path& to);
    /// REQUIRES: nothing of the folder is open.
    void remove(const std::filesystem::path& folder);

    /// All files of a folder with what connections share about them. Put back while the same
    /// connections have them open, between two transactions, it is as if another process had
    /// written.
    class Snapshot;
    [[nodiscard]] Snapshot snapshot(const std::filesystem::path& folder);
    /// REQUIRES: it is the newest of the folder.
    void putBack(const std::filesystem::path& folder, const Snapshot& snapshot);

private:
    friend struct MemoryFile;
    friend struct MemoryDiskMethods;

    static constexpr std::size_t kRegionSize = 32ULL * 1024;
    using Region = std::array<char, kRegionSize>;

    enum class Operation { open, read, write, truncate, sync, remove, lock, map };
    /// A write or truncation that is not synced, and how to undo it.
    struct Change
    {
        std::size_t offset = 0;
        std::size_t place = 0;  ///< in the journal: what was there before, then what is there after
        std::size_t before = 0; ///< bytes
        std::size_t after = 0;  ///< likewise
        std::size_t sizeBefore = 0;
        bool truncates = false; ///< to `offset`
    };
    /// Changes come by the hundred thousand: their bytes stand in one text.
    struct Journal
    {
        std::vector<Change> changes;
        std::string bytes;

        [[nodiscard]] std::string_view before(const Change& change) const
        {
            return std::string_view(bytes).substr(change.place, change.before);
        }
        [[nodiscard]] std::string_view after(const Change& change) const
        {
            return std::string_view(bytes).substr(change.place + change.before, change.after);
        }
        void clear()
        {
            changes.clear();
            bytes.clear();
        }
    };
    struct Content
    {
        std::string bytes;
        std::size_t unchanged = 0; ///< bytes at the beginning that are as in the folder's snapshot
        Journal unsynced;
        bool isNamed = false; ///< the folder's entry is durable
        std::vector<std::unique_ptr<Region>> regions;
        std::vector<struct MemoryFile*> openFiles;
    };
    struct Medium
    {
        Fault fault = Fault::ioError;
        int failAt = 0; ///< 0 = never
        int count = 0;
        bool struck = false;
    };

    explicit MemoryDisk(std::string root);
    [[nodiscard]] bool serves(const char* name) const;
    Medium& mediumOf(const std::filesystem::path& path) { return m_media[path.string()]; }
    [[nodiscard]] static bool fails(Medium& medium, Operation operation);
    /// Null when it is not there and shall not be made.
    std::shared_ptr<Content> open(const std::string& path, int flags);
    void removeFile(const std::string& path);
    static void undo(Content& content);
    static void apply(const Change& change, std::string_view after, std::string& bytes);
    [[nodiscard]] static bool isIn(const std::string& path, const std::string& folder);

    std::string m_root;
    sqlite3_vfs* m_real;
    sqlite3_vfs m_vfs;
    std::map<std::string, std::shared_ptr<Content>> m_files;   ///< by path
    std::map<std::string, std::shared_ptr<Content>> m_deleted; ///< but the entry may come back
    std::map<std::string, Medium> m_media;                     ///< by folder
};

class MemoryDisk::Snapshot
{
    friend class MemoryDisk;
    struct Part
    {
        std::string bytes;
        std::vector<Region> regions;
    };
    std::map<std::string, Part> m_files; ///< by path
};

} // namespace wupan::test
