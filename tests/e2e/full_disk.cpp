#include "tests/e2e/full_disk.h"

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <fstream>

namespace wupan::test {
namespace {

bool write(const char* path, const std::string& text)
{
    std::ofstream file(path);
    file << text;
    return bool(file.flush());
}

} // namespace

bool enterOwnMounts()
{
    const std::string user = std::to_string(getuid());
    const std::string group = std::to_string(getgid());
    return unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && write("/proc/self/setgroups", "deny") &&
           write("/proc/self/uid_map", "0 " + user + " 1") &&
           write("/proc/self/gid_map", "0 " + group + " 1") &&
           mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

void mountSmallDisk(const QString& folder, int megabytes)
{
    const std::string size = "size=" + std::to_string(megabytes) + "m";
    if (mount("tmpfs", folder.toUtf8().constData(), "tmpfs", 0, size.c_str()) != 0)
        throw std::runtime_error("no disk can be mounted");
}

void unmount(const QString& folder)
{
    umount2(folder.toUtf8().constData(), MNT_DETACH);
}

} // namespace wupan::test
