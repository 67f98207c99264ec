#include "tests/support/memory_disk.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace wupan::test {

/// An open file of SQLite.
struct MemoryFile
{
    sqlite3_file base;
    MemoryDisk::Medium* medium;
    std::shared_ptr<MemoryDisk::Content> content;
    int level;
    unsigned shared;    ///< bits of the index's locks
    unsigned exclusive; ///< likewise

    using Operation = MemoryDisk::Operation;

    static MemoryFile& of(sqlite3_file* file) { return *reinterpret_cast<MemoryFile*>(file); }
    [[nodiscard]] bool fails(Operation operation) const
    {
        return MemoryDisk::fails(*medium, operation);
    }
    [[nodiscard]] std::string& bytes() const { return content->bytes; }

    /// Whether another connection's file is so.
    template <class Condition>
    [[nodiscard]] bool anyOther(const Condition& condition) const
    {
        return std::ranges::any_of(content->openFiles, [&](const MemoryFile* other) {
            return other != this && condition(*other);
        });
    }

    static int close(sqlite3_file* file)
    {
        MemoryFile& self = of(file);
        std::erase(self.content->openFiles, &self);
        if (self.content->openFiles.empty())
            self.content->regions.clear();
        std::destroy_at(&self.content);
        return SQLITE_OK;
    }

    static int read(sqlite3_file* file, void* out, int size, sqlite3_int64 offset)
    {
        MemoryFile& self = of(file);
        if (self.fails(Operation::read))
            return SQLITE_IOERR_READ;
        const auto wanted = static_cast<std::size_t>(size);
        const std::size_t from = std::min(static_cast<std::size_t>(offset), self.bytes().size());
        const std::size_t there = std::min(wanted, self.bytes().size() - from);
        char* const target = static_cast<char*>(out);
        std::copy_n(self.bytes().data() + from, there, target);
        std::fill_n(target + there, wanted - there, '\0');
        return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
    }

    static int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset)
    {
        MemoryFile& self = of(file);
        if (self.fails(Operation::write))
            return self.medium->fault == MemoryDisk::Fault::diskFull ? SQLITE_FULL
                                                                     : SQLITE_IOERR_WRITE;
        MemoryDisk::Change change;
        change.offset = static_cast<std::size_t>(offset);
        self.change(change, {static_cast<const char*>(from), static_cast<std::size_t>(size)});
        return SQLITE_OK;
    }

    static int truncate(sqlite3_file* file, sqlite3_int64 size)
    {
        MemoryFile& self = of(file);
        if (self.fails(Operation::truncate))
            return SQLITE_IOERR_TRUNCATE;
        MemoryDisk::Change change;
        change.offset = static_cast<std::size_t>(size);
        change.truncates = true;
        self.change(change, {});
        return SQLITE_OK;
    }

    void change(MemoryDisk::Change change, std::string_view after) const
    {
        MemoryDisk::Journal& journal = content->unsynced;
        change.sizeBefore = bytes().size();
        change.place = journal.bytes.size();
        change.after = after.size();
        if (change.offset < bytes().size()) {
            const std::size_t rest = bytes().size() - change.offset;
            change.before = change.truncates ? rest : std::min(rest, after.size());
            journal.bytes.append(bytes(), change.offset, change.before);
        }
        journal.bytes.append(after);
        content->unchanged = std::min(content->unchanged, change.offset);
        MemoryDisk::apply(change, after, bytes());
        journal.changes.push_back(change);
    }

    static int sync(sqlite3_file* file, int)
    {
        MemoryFile& self = of(file);
        if (self.fails(Operation::sync)) {
            // After a failure the system takes what it could not write for written.
            if (self.medium->fault == MemoryDisk::Fault::ioError)
                MemoryDisk::undo(*self.content);
            return SQLITE_IOERR_FSYNC;
        }
        self.content->unsynced.clear();
        self.content->isNamed = true;
        return SQLITE_OK;
    }

    static int fileSize(sqlite3_file* file, sqlite3_int64* size)
    {
        *size = static_cast<sqlite3_int64>(of(file).bytes().size());
        return SQLITE_OK;
    }

    static int lock(sqlite3_file* file, int level)
    {
        MemoryFile& self = of(file);
        if (self.level >= level)
            return SQLITE_OK;
        if (self.fails(Operation::lock))
            return SQLITE_IOERR_LOCK;
        const int others = level == SQLITE_LOCK_SHARED     ? SQLITE_LOCK_PENDING
                           : level == SQLITE_LOCK_RESERVED ? SQLITE_LOCK_RESERVED
                                                           : SQLITE_LOCK_SHARED;
        if (self.anyOther([&](const MemoryFile& other) { return other.level >= others; }))
            return SQLITE_BUSY;
        self.level = level;
        return SQLITE_OK;
    }

    static int unlock(sqlite3_file* file, int level)
    {
        of(file).level = std::min(of(file).level, level);
        return SQLITE_OK;
    }

    static int checkReservedLock(sqlite3_file* file, int* reserved)
    {
        *reserved = of(file).anyOther(
                        [](const MemoryFile& other) { return other.level >= SQLITE_LOCK_RESERVED; })
                        ? 1
                        : 0;
        return SQLITE_OK;
    }

    static int fileControl(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
    static int sectorSize(sqlite3_file*) { return 4096; }
    static int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

    static int shmMap(sqlite3_file* file, int region, int, int extend, volatile void** out)
    {
        MemoryFile& self = of(file);
        *out = nullptr;
        if (self.fails(Operation::map))
            return SQLITE_IOERR_SHMMAP;
        auto& regions = self.content->regions;
        const auto index = static_cast<std::size_t>(region);
        while (extend != 0 && regions.size() <= index)
            regions.push_back(std::make_unique<MemoryDisk::Region>());
        if (index < regions.size())
            *out = regions[index]->data();
        return SQLITE_OK;
    }

    static int shmLock(sqlite3_file* file, int offset, int count, int flags)
    {
        MemoryFile& self = of(file);
        const unsigned bits = ((1U << static_cast<unsigned>(count)) - 1U)
                              << static_cast<unsigned>(offset);
        if ((flags & SQLITE_SHM_UNLOCK) != 0) {
            self.shared &= ~bits;
            self.exclusive &= ~bits;
            return SQLITE_OK;
        }
        if (self.fails(Operation::lock))
            return SQLITE_IOERR_SHMLOCK;
        const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
        if (self.anyOther([&](const MemoryFile& other) {
                return ((other.exclusive | (exclusive ? other.shared : 0U)) & bits) != 0;
            }))
            return SQLITE_BUSY;
        (exclusive ? self.exclusive : self.shared) |= bits;
        return SQLITE_OK;
    }

    static void shmBarrier(sqlite3_file*) {}
    static int shmUnmap(sqlite3_file*, int) { return SQLITE_OK; }

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

struct MemoryDiskMethods
{
    static MemoryDisk& of(sqlite3_vfs* vfs) { return *static_cast<MemoryDisk*>(vfs->pAppData); }

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags,
                    int* outFlags)
    {
        MemoryDisk& disk = of(vfs);
        if (!disk.serves(name))
            return disk.m_real->xOpen(disk.m_real, name, file, flags, outFlags);
        file->pMethods = nullptr;
        auto& medium = disk.mediumOf(std::filesystem::path(name).parent_path());
        if (MemoryDisk::fails(medium, MemoryDisk::Operation::open))
            return SQLITE_CANTOPEN;
        auto content = disk.open(name, flags);
        if (content == nullptr)
            return SQLITE_CANTOPEN;
        auto* self = std::construct_at(&MemoryFile::of(file));
        self->base.pMethods = &MemoryFile::kMethods;
        self->medium = &medium;
        self->content = std::move(content);
        self->content->openFiles.push_back(self);
        if (outFlags != nullptr)
            *outFlags = flags;
        return SQLITE_OK;
    }

    static int remove(sqlite3_vfs* vfs, const char* name, int syncFolder)
    {
        MemoryDisk& disk = of(vfs);
        if (!disk.serves(name))
            return disk.m_real->xDelete(disk.m_real, name, syncFolder);
        auto& medium = disk.mediumOf(std::filesystem::path(name).parent_path());
        if (MemoryDisk::fails(medium, MemoryDisk::Operation::remove))
            return SQLITE_IOERR_DELETE;
        disk.removeFile(name);
        if (syncFolder != 0)
            disk.m_deleted.erase(name);
        return SQLITE_OK;
    }

    static int access(sqlite3_vfs* vfs, const char* name, int flags, int* out)
    {
        MemoryDisk& disk = of(vfs);
        if (!disk.serves(name))
            return disk.m_real->xAccess(disk.m_real, name, flags, out);
        const auto found = disk.m_files.find(name);
        *out = found != disk.m_files.end() && !found->second->bytes.empty() ? 1 : 0;
        return SQLITE_OK;
    }

    static int fullPathname(sqlite3_vfs* vfs, const char* name, int size, char* out)
    {
        MemoryDisk& disk = of(vfs);
        if (!disk.serves(name))
            return disk.m_real->xFullPathname(disk.m_real, name, size, out);
        sqlite3_snprintf(size, out, "%s", name);
        return SQLITE_OK;
    }
};

MemoryDisk& MemoryDisk::below(const std::string& root)
{
    static MemoryDisk disk(root);
    return disk;
}

MemoryDisk::MemoryDisk(std::string root)
    : m_root(std::move(root))
    , m_real(sqlite3_vfs_find(nullptr))
    , m_vfs(*m_real)
{
    m_vfs.zName = "memory-disk";
    m_vfs.szOsFile = std::max(m_real->szOsFile, static_cast<int>(sizeof(MemoryFile)));
    m_vfs.pAppData = this;
    m_vfs.xOpen = MemoryDiskMethods::open;
    m_vfs.xDelete = MemoryDiskMethods::remove;
    m_vfs.xAccess = MemoryDiskMethods::access;
    m_vfs.xFullPathname = MemoryDiskMethods::fullPathname;
    sqlite3_vfs_register(&m_vfs, 1);
}

bool MemoryDisk::serves(const char* name) const
{
    return name != nullptr && std::string_view(name).starts_with(m_root);
}

void MemoryDisk::failAt(const std::filesystem::path& folder, int operation, Fault fault)
{
    mediumOf(folder) = {fault, operation, 0, false};
    mediumOf(folder).struck = operation <= 1 && fault == Fault::death;
}

void MemoryDisk::mend(const std::filesystem::path& folder)
{
    mediumOf(folder).failAt = 0;
}

bool MemoryDisk::struck(const std::filesystem::path& folder)
{
    return mediumOf(folder).struck;
}

bool MemoryDisk::fails(Medium& medium, Operation operation)
{
    if (medium.failAt == 0)
        return false;
    const bool writes = operation == Operation::write;
    const bool leavesSomething = operation != Operation::read && operation != Operation::lock;
    const bool counts = medium.fault == Fault::ioError ||
                        (medium.fault == Fault::diskFull ? writes : leavesSomething);
    const bool isIt = counts && ++medium.count == medium.failAt;
    medium.struck = medium.struck || isIt;
    switch (medium.fault) {
    case Fault::ioError:
        return isIt;
    case Fault::diskFull:
        return medium.struck && counts;
    case Fault::death:
        break;
    }
    return medium.struck;
}

std::shared_ptr<MemoryDisk::Content> MemoryDisk::open(const std::string& path, int flags)
{
    if (const auto found = m_files.find(path); found != m_files.end())
        return found->second;
    std::string source; // of a copy that others made of a stand-in
    if (std::ifstream standIn(path); standIn)
        source.assign(std::istreambuf_iterator<char>(standIn), {});
    const auto original = m_files.find(source);
    if (original == m_files.end() && (flags & SQLITE_OPEN_CREATE) == 0)
        return nullptr;
    auto content = std::make_shared<Content>();
    if (original != m_files.end()) {
        content->bytes = original->second->bytes;
        content->isNamed = true;
    }
    if ((flags & SQLITE_OPEN_MAIN_DB) != 0)
        std::ofstream(path, std::ios::trunc) << path;
    m_deleted.erase(path);
    m_files[path] = content;
    return content;
}

void MemoryDisk::removeFile(const std::string& path)
{
    if (auto file = m_files.extract(path); !file.empty())
        m_deleted[path] = std::move(file.mapped());
}

} // namespace wupan::test
