#include "tests/support/fault_vfs.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace wupan::test {
namespace {

std::string contentOf(const std::string& path)
{
    std::ostringstream content;
    content << std::ifstream(path, std::ios::binary).rdbuf();
    return content.str();
}

// Less than SQLite tries.
constexpr int kAttemptsWhileBusy = 3;

bool isLocking(int flags)
{
    return (flags & SQLITE_SHM_LOCK) != 0;
}

} // namespace

/// An open file; the real one lies behind it.
struct FaultFile
{
    sqlite3_file base;
    FaultVfs* disk;
    FaultVfs::Shadow* shadow; ///< null for files without a name

    using Operation = FaultVfs::Operation;

    static FaultFile& of(sqlite3_file* file) { return *reinterpret_cast<FaultFile*>(file); }
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    [[nodiscard]] bool fails(Operation operation) const { return disk->fails(operation); }
    /// What SQLite hears of a lock that fails.
    [[nodiscard]] int lockFailure(int ioError) const
    {
        const bool held =
            disk->m_fault == FaultVfs::Fault::busy || disk->m_fault == FaultVfs::Fault::blocked;
        return held ? SQLITE_BUSY : ioError;
    }

    static int close(sqlite3_file* file)
    {
        sqlite3_file* real = of(file).real();
        return real->pMethods->xClose(real);
    }

    static int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset)
    {
        FaultFile& self = of(file);
        if (self.fails(Operation::read))
            return SQLITE_IOERR_READ;
        return self.real()->pMethods->xRead(self.real(), bytes, size, offset);
    }

    static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset)
    {
        FaultFile& self = of(file);
        if (self.fails(Operation::write))
            return self.disk->m_fault == FaultVfs::Fault::diskFull ? SQLITE_FULL
                                                                   : SQLITE_IOERR_WRITE;
        if (self.shadow != nullptr)
            self.shadow->unsynced.push_back(
                {offset, {static_cast<const char*>(bytes), static_cast<std::size_t>(size)}});
        return self.real()->pMethods->xWrite(self.real(), bytes, size, offset);
    }

    static int truncate(sqlite3_file* file, sqlite3_int64 size)
    {
        FaultFile& self = of(file);
        if (self.fails(Operation::truncate))
            return SQLITE_IOERR_TRUNCATE;
        if (self.shadow != nullptr)
            self.shadow->unsynced.push_back({size, {}, true});
        return self.real()->pMethods->xTruncate(self.real(), size);
    }

    static int sync(sqlite3_file* file, int)
    {
        FaultFile& self = of(file);
        const bool failed = self.fails(Operation::sync);
        if (self.shadow != nullptr && (!failed || self.disk->m_fault == FaultVfs::Fault::ioError)) {
            // After a failure the system takes what it could not write for written.
            if (!failed) {
                for (const FaultVfs::Write& write : self.shadow->unsynced)
                    FaultVfs::apply(write, self.shadow->durable);
                self.shadow->isNamed = true;
            }
            self.shadow->unsynced.clear();
        }
        return failed ? SQLITE_IOERR_FSYNC : SQLITE_OK;
    }

    static int fileSize(sqlite3_file* file, sqlite3_int64* size)
    {
        return of(file).real()->pMethods->xFileSize(of(file).real(), size);
    }

    static int lock(sqlite3_file* file, int level)
    {
        FaultFile& self = of(file);
        if (self.fails(Operation::lock))
            return self.lockFailure(SQLITE_IOERR_LOCK);
        return self.real()->pMethods->xLock(self.real(), level);
    }

    static int unlock(sqlite3_file* file, int level)
    {
        return of(file).real()->pMethods->xUnlock(of(file).real(), level);
    }

    static int checkReservedLock(sqlite3_file* file, int* reserved)
    {
        return of(file).real()->pMethods->xCheckReservedLock(of(file).real(), reserved);
    }

    static int fileControl(sqlite3_file* file, int what, void* argument)
    {
        return of(file).real()->pMethods->xFileControl(of(file).real(), what, argument);
    }

    static int sectorSize(sqlite3_file* file)
    {
        return of(file).real()->pMethods->xSectorSize(of(file).real());
    }

    static int characteristics(sqlite3_file* file)
    {
        return of(file).real()->pMethods->xDeviceCharacteristics(of(file).real());
    }

    static int shmMap(sqlite3_file* file, int page, int size, int extend, volatile void** out)
    {
        FaultFile& self = of(file);
        if (self.fails(Operation::map))
            return SQLITE_IOERR_SHMMAP;
        return self.real()->pMethods->xShmMap(self.real(), page, size, extend, out);
    }

    static int shmLock(sqlite3_file* file, int offset, int count, int flags)
    {
        FaultFile& self = of(file);
        if (isLocking(flags) && self.fails(Operation::lock))
            return self.lockFailure(SQLITE_IOERR_SHMLOCK);
        return self.real()->pMethods->xShmLock(self.real(), offset, count, flags);
    }

    static void shmBarrier(sqlite3_file* file)
    {
        of(file).real()->pMethods->xShmBarrier(of(file).real());
    }

    static int shmUnmap(sqlite3_file* file, int remove)
    {
        return of(file).real()->pMethods->xShmUnmap(of(file).real(), remove);
    }

    static constexpr sqlite3_io_methods kMethods{2,
                                                 close,
                                                 read,
                                                 write,
                                                 truncate,
                                                 sync,
                                                 fileSize,
                                                 lock,
                                                 unlock,
                                                 checkReservedLock,
                                                 fileControl,
                                                 sectorSize,
                                                 characteristics,
                                                 shmMap,
                                                 shmLock,
                                                 shmBarrier,
                                                 shmUnmap,
                                                 nullptr,
                                                 nullptr};
};

struct FaultVfsMethods
{
    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags,
                    int* outFlags)
    {
        auto* disk = static_cast<FaultVfs*>(vfs->pAppData);
        FaultFile& self = FaultFile::of(file);
        self.base.pMethods = nullptr;
        if (disk->fails(FaultVfs::Operation::open))
            return SQLITE_CANTOPEN;
        self.disk = disk;
        self.shadow = name != nullptr ? &disk->shadowOf(name) : nullptr;
        const int code = disk->m_real->xOpen(disk->m_real, name, self.real(), flags, outFlags);
        if (code == SQLITE_OK)
            self.base.pMethods = &FaultFile::kMethods;
        return code;
    }

    static int remove(sqlite3_vfs* vfs, const char* name, int syncFolder)
    {
        auto* disk = static_cast<FaultVfs*>(vfs->pAppData);
        if (disk->fails(FaultVfs::Operation::remove))
            return SQLITE_IOERR_DELETE;
        if (const auto shadow = disk->m_shadows.find(name); shadow != disk->m_shadows.end()) {
            if (syncFolder != 0)
                shadow->second = {};
            shadow->second.isDeleted = true;
            shadow->second.unsynced.clear();
        }
        return disk->m_real->xDelete(disk->m_real, name, syncFolder);
    }

    static int sleep(sqlite3_vfs*, int microseconds) { return microseconds; }
};

FaultVfs::FaultVfs()
    : m_real(sqlite3_vfs_find(nullptr))
    , m_vfs(*m_real)
{
    m_vfs.zName = "faulty-disk";
    m_vfs.szOsFile = static_cast<int>(sizeof(FaultFile)) + m_real->szOsFile;
    m_vfs.pAppData = this;
    m_vfs.xOpen = FaultVfsMethods::open;
    m_vfs.xDelete = FaultVfsMethods::remove;
    m_vfs.xSleep = FaultVfsMethods::sleep;
    sqlite3_vfs_register(&m_vfs, 1);
}

FaultVfs::~FaultVfs()
{
    sqlite3_vfs_unregister(&m_vfs);
    sqlite3_vfs_register(m_real, 1);
}

void FaultVfs::failAt(int operation, Fault fault)
{
    m_failAt = operation;
    m_fault = fault;
    m_count = 0;
    m_struck = false;
}

void FaultVfs::mend()
{
    m_failAt = 0;
}

bool FaultVfs::counts(Operation operation) const
{
    switch (m_fault) {
    case Fault::ioError:
        return true;
    case Fault::diskFull:
        return operation == Operation::write;
    case Fault::busy:
    case Fault::blocked:
        return operation == Operation::lock;
    case Fault::powerCut:
        break;
    }
    return operation != Operation::read && operation != Operation::lock;
}

bool FaultVfs::fails(Operation operation)
{
    if (m_failAt == 0)
        return false;
    const bool counted = counts(operation);
    if (counted && ++m_count == m_failAt)
        m_struck = true;
    switch (m_fault) {
    case Fault::ioError:
        return m_count == m_failAt;
    case Fault::diskFull:
    case Fault::blocked:
        return m_struck && counted;
    case Fault::busy:
        return m_struck && counted && m_count < m_failAt + kAttemptsWhileBusy;
    case Fault::powerCut:
        break;
    }
    return m_struck;
}

FaultVfs::Shadow& FaultVfs::shadowOf(const std::string& path)
{
    const auto [entry, isNew] = m_shadows.try_emplace(path);
    Shadow& shadow = entry->second;
    if (isNew && std::filesystem::exists(path)) {
        shadow.durable = contentOf(path);
        shadow.isNamed = true;
    } else if (shadow.isDeleted) {
        shadow = {}; // a new file of that name
    }
    return shadow;
}

void FaultVfs::apply(const Write& write, std::string& content)
{
    const auto offset = static_cast<std::size_t>(write.offset);
    if (write.truncates) {
        content.resize(offset);
        return;
    }
    if (content.size() < offset + write.bytes.size())
        content.resize(offset + write.bytes.size());
    content.replace(offset, write.bytes.size(), write.bytes);
}

std::string FaultVfs::survivor(const Shadow& shadow, Loss loss)
{
    std::string content = shadow.durable;
    for (std::size_t i = 0; i < shadow.unsynced.size(); ++i) {
        Write write = shadow.unsynced[i];
        const bool isLast = i + 1 == shadow.unsynced.size();
        if (loss == Loss::everything || (loss == Loss::everySecond && i % 2 == 0) ||
            (loss == Loss::allButTheLast && isLast))
            continue;
        if (loss == Loss::halfOfTheLast && isLast)
            write.bytes.resize(write.bytes.size() / 2);
        apply(write, content);
    }
    return content;
}

void FaultVfs::loseUnsynced(Loss loss)
{
    if (loss == Loss::nothing)
        return;
    for (const auto& [path, shadow] : m_shadows) {
        const bool comesBack = shadow.isDeleted && loss == Loss::everything;
        const std::string content = survivor(shadow, loss);
        if (shadow.isDeleted && !comesBack)
            continue;
        if (shadow.isNamed || !content.empty())
            std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
        else
            std::filesystem::remove(path);
        if (path.ends_with("-wal") && !std::filesystem::exists(path))
            std::filesystem::remove(path.substr(0, path.size() - 3) + "shm");
    }
}

} // namespace wupan::test
