#include "core/model/park.h"
#include "server/api/passwords.h"
#include "server/commands/failure.h"
#include "server/commands/workplace.h"
#include "server/demo/demo_files.h"
#include "server/demo/demo_park.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <iostream>

namespace wupan {
namespace {

/// For its owner only. There is no default password that everybody knows.
Status writeSecret(const std::filesystem::path& path, const std::string& text)
{
    const int file = ::open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    const bool written =
        file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    const bool full = errno == ENOSPC || errno == EDQUOT;
    if (file >= 0)
        ::close(file);
    if (written)
        return done();
    return Error{full ? ErrorCode::diskFull : ErrorCode::storage, "cannot write " + path.string()};
}

constexpr std::string_view kPasswordFile = "-password.txt";
constexpr std::string_view kUnpublished = ".part";

/// A password is written before its park is there, because a park whose passwords nobody knows is
/// of no use, and gets its name after.
void publishPasswords(const std::filesystem::path& folder)
{
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
        std::string path = entry.path().string();
        if (!path.ends_with(std::string(kPasswordFile).append(kUnpublished)))
            continue;
        path.resize(path.size() - kUnpublished.size());
        std::filesystem::rename(entry.path(), path, failure);
    }
}

/// conflict when there is a park already.
Status put(const DemoPark& demo, Workplace& place, StoreTransaction& store)
{
    if (!store.parks().empty())
        return Error{ErrorCode::conflict, "a park is loaded already"};
    std::int64_t issues = 0;
    for (const auto& [type, document] : demo.records) {
        store.put(demo.park, type, document, {});
        issues += type == RecordType::issue ? 1 : 0;
    }
    // The next issue's number follows the demo's own.
    const std::string counter = "issue-" + std::to_string(parkDate(place.clock.now()).year);
    for (std::int64_t i = 0; i < issues; ++i)
        store.next(demo.park, counter);
    for (const DemoLogin& login : demo.logins) {
        const std::string password = randomText(place.random, 4);
        const auto path = place.headquarters.folder /
                          std::string(login.login).append(kPasswordFile).append(kUnpublished);
        if (Status written = writeSecret(path, password + "\n"); !written)
            return written;
        if (!store.addCredential({login.login, demo.park, login.officer, hashPassword(password)}))
            return Error{ErrorCode::storage, "a login of the demo exists already"};
    }
    return done();
}

int loadDemoInto(Workplace& place)
{
    const Headquarters& headquarters = place.headquarters;
    const DemoPark demo =
        makeDemoPark(place.clock.now(), std::string(demoChecklist()), std::string(demoHolidays()));
    const Status loaded =
        headquarters.store->write([&](StoreTransaction& store) { return put(demo, place, store); });
    const bool wasThere = !loaded && loaded.error().code == ErrorCode::conflict;
    if (loaded || wasThere)
        publishPasswords(headquarters.folder);
    if (wasThere) {
        std::cout << "A park is loaded already; nothing was changed.\n";
        return 0;
    }
    if (!loaded)
        return fail(loaded.error());
    std::cout << "Loaded the sample park: " << demo.records.size() << " records. The passwords of '"
              << demo.logins.front().login << "' and others are in " << headquarters.folder.string()
              << "/*-password.txt.\n";
    return 0;
}

} // namespace

int loadDemo(const CommandLine& line)
{
    return atHeadquarters(line, loadDemoInto);
}

} // namespace wupan
