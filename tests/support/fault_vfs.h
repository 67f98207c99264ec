#pragma once

#include <sqlite3.h>

#include <map>
#include <string>
#include <vector>

namespace wupan::test {

/// The disk under SQLite, which fails at the operation that a test names, or loses power there.
/// While it lives every database is opened on it; everything else is the real thing. Syncing is
/// noted and not done, and waiting for a lock takes no time, so that a test may do either thousands
/// of times. REQUIRES: no database is open when it begins or ends, and one lives at a time.
class FaultVfs
{
public:
    enum class Fault {
        ioError,  ///< this operation fails, the next work; a failed sync drops what it was to keep
        diskFull, ///< this write fails, and every one until mend()
        powerCut, ///< nothing works any more; then loseUnsynced()
        busy,     ///< somebody else holds this lock, and lets go after three attempts to take it
        blocked,  ///< the same, until mend()
    };
    /// What becomes of what was written and not synced. An operation of a folder is kept only if
    /// all those before it are, as on a file system with a journal.
    enum class Loss {
        nothing,       ///< the process died and the system did not
        everything,    ///< also deletions
        everySecond,   ///< writes reach the disk in any order
        allButTheLast, ///< in every file, the others arrive
        halfOfTheLast, ///< torn
    };

    FaultVfs();
    ~FaultVfs();
    FaultVfs(const FaultVfs&) = delete;
    FaultVfs& operator=(const FaultVfs&) = delete;

    /// Counts operations from now on, beginning at 1: for diskFull writes, for powerCut what leaves
    /// something on the disk, for busy and blocked locks, for ioError all.
    void failAt(int operation, Fault fault);
    void mend();
    /// Whether the operation came.
    [[nodiscard]] bool struck() const { return m_struck; }

    /// The files become what they are when the power is back. REQUIRES: all are closed.
    void loseUnsynced(Loss loss);

private:
    friend struct FaultFile;
    friend struct FaultVfsMethods;

    enum class Operation { open, read, write, truncate, sync, remove, lock, map };
    struct Write
    {
        sqlite3_int64 offset;
        std::string bytes;
        bool truncates = false; ///< to `offset`
    };
    struct Shadow
    {
        std::string durable;
        std::vector<Write> unsynced;
        bool isNamed = false;   ///< the folder's entry is durable
        bool isDeleted = false; ///< but the folder's entry may come back
    };

    [[nodiscard]] bool counts(Operation operation) const;
    [[nodiscard]] bool fails(Operation operation);
    Shadow& shadowOf(const std::string& path);
    static void apply(const Write& write, std::string& content);
    static std::string survivor(const Shadow& shadow, Loss loss);

    sqlite3_vfs* m_real;
    sqlite3_vfs m_vfs;
    std::map<std::string, Shadow> m_shadows; ///< by path
    Fault m_fault = Fault::ioError;
    int m_failAt = 0; ///< 0 = never
    int m_count = 0;
    bool m_struck = false;
};

} // namespace wupan::test
