#pragma once

#include <sqlite3.h>

#include <map>
#include <memory>

namespace wupan::test {

/// The disk below SQLite: while it is full, every write to a database or its log is refused as
/// SQLite's own layer refuses it when the system has no room. Everything else is the real thing.
/// REQUIRES: made before the tablet is opened.
class FullDisk
{
public:
    FullDisk()
    {
        if (system().real != nullptr)
            return;
        system().real = sqlite3_vfs_find(nullptr);
        system().full = *system().real;
        system().full.zName = "disk-of-the-test";
        system().full.xOpen = open;
        sqlite3_vfs_register(&system().full, 1);
    }
    ~FullDisk() { free(); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

    void fill() { system().isFull = true; }
    void free() { system().isFull = false; }

private:
    struct Methods
    {
        sqlite3_io_methods ours{};
        const sqlite3_io_methods* real = nullptr;
    };
    struct System
    {
        sqlite3_vfs* real = nullptr;
        sqlite3_vfs full{};
        bool isFull = false;
        std::map<const sqlite3_io_methods*, std::unique_ptr<Methods>> methods; ///< by the real ones
    };
    static System& system()
    {
        static System system;
        return system;
    }

    static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags)
    {
        const int code = system().real->xOpen(system().real, name, file, flags, outFlags);
        if (code != SQLITE_OK || file->pMethods == nullptr)
            return code;
        std::unique_ptr<Methods>& methods = system().methods[file->pMethods];
        if (!methods) {
            methods = std::make_unique<Methods>(Methods{*file->pMethods, file->pMethods});
            methods->ours.xWrite = write;
        }
        file->pMethods = &methods->ours;
        return code;
    }

    static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset)
    {
        if (system().isFull)
            return SQLITE_FULL;
        const auto* methods = reinterpret_cast<const Methods*>(file->pMethods);
        return methods->real->xWrite(file, bytes, size, offset);
    }
};

} // namespace wupan::test
