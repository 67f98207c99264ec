#include "core/base/hash.h"
#include "core/model/department.h"
#include "core/model/officer.h"
#include "server/api/authentication.h"
#include "server/commands/commands.h"
#include "server/commands/failure.h"
#include "server/commands/headquarters.h"
#include "server/commands/system_ports.h"

#include <unistd.h>

#include <iostream>

namespace wupan {
namespace {

/// From stdin when something is piped in; else made up here and shown once.
std::string choosePassword(Random& random, bool& generated)
{
    std::string password;
    generated = isatty(STDIN_FILENO) != 0 || !std::getline(std::cin, password) || password.empty();
    return generated ? randomText(random, 4) : password;
}

} // namespace

int addOfficer(const CommandLine& line)
{
    const std::string name = line.option("name");
    const std::string login = line.option("login");
    const auto role = parseWord<Role>(line.option("role", "officer"));
    if (name.empty() || login.empty() || !role || *role == Role::system)
        return fail("add-officer needs --name NAME --login LOGIN --role "
                    "officer|coordinator|handler|leader|admin");
    SystemClock clock;
    SystemRandom random;
    auto headquarters = Headquarters::open(line.data, random);
    if (!headquarters)
        return fail(headquarters.error());
    const auto park = onlyPark(*headquarters->store);
    if (!park)
        return fail("There is no park in " + line.data + " yet. Run load-demo first.");
    bool generated = false;
    const std::string password = choosePassword(random, generated);
    if (const std::string weakness = weaknessOf(password); !weakness.empty())
        return fail("This password will not do: " + weakness + ".");

    Officer officer;
    officer.id = OfficerId{Uuid::v7(clock.now(), random)};
    officer.name = name;
    officer.role = *role;
    officer.departmentId = DepartmentId::parse(line.option("department")).value_or(DepartmentId{});
    const Credential credential{login, *park, officer.id, hashPassword(password)};
    const Status added = headquarters->store->write([&](StoreTransaction& store) -> Status {
        if (store.credential(login))
            return Error{ErrorCode::conflict,
                         "The login '" + login + "' exists already. Choose another."};
        if (!officer.departmentId.isNil() &&
            !store.record(*park, RecordType::department, officer.departmentId.uuid))
            return Error{ErrorCode::notFound, "There is no such department."};
        store.put(*park, RecordType::officer, toDocument(officer), {});
        store.putCredential(credential);
        return done();
    });
    if (!added)
        return fail(added.error());
    std::cout << "Added " << name << " (" << login << ").\n";
    if (generated)
        std::cout << "Password, shown only now: " << password << '\n';
    return 0;
}

int enrol(const CommandLine& line)
{
    const std::string login = line.option("login");
    if (login.empty())
        return fail("enrol needs --login LOGIN: whose tablet is it?");
    SystemClock clock;
    SystemRandom random;
    auto headquarters = Headquarters::open(line.data, random);
    if (!headquarters)
        return fail(headquarters.error());
    const std::string code = randomText(random, 4);
    const Status made = headquarters->store->write([&](StoreTransaction& store) -> Status {
        const auto credential = store.credential(login);
        if (!credential)
            return Error{ErrorCode::notFound,
                         "There is no login '" + login + "'. add-officer makes one."};
        EnrolmentCode stored;
        stored.codeHash = sha256Hex(code);
        stored.park = credential->park;
        stored.officer = credential->officer;
        stored.expiresAt = clock.now().plusMs(kCodeLifetimeMs);
        store.putCode(stored, std::nullopt);
        return done();
    });
    if (!made)
        return fail(made.error());
    std::cout << code << '\n';
    return 0;
}

} // namespace wupan
