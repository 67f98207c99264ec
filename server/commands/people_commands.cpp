#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/model/department.h"
#include "core/model/officer.h"
#include "server/api/authentication.h"
#include "server/api/passwords.h"
#include "server/commands/failure.h"
#include "server/commands/workplace.h"

#include <unistd.h>

#include <iostream>

namespace wupan {
namespace {

bool isName(const std::string& text)
{
    return isReadable(text) && text.size() <= kMaxLoginBytes &&
           text.find_first_of("\n\t") == std::string::npos;
}

/// From stdin when something is piped in; else made up here and shown once.
std::string choosePassword(Random& random, bool& generated)
{
    std::string password;
    generated = isatty(STDIN_FILENO) != 0 || !std::getline(std::cin, password) || password.empty();
    return generated ? randomText(random, 4) : password;
}

Status add(ServerStore& store, ParkId park, const Officer& officer, const Credential& credential,
           Instant now)
{
    return store.write([&](StoreTransaction& rows) -> Status {
        if (rows.credential(credential.login))
            return Error{ErrorCode::conflict,
                         "The login '" + credential.login + "' exists already. Choose another."};
        if (!officer.departmentId.isNil() &&
            !rows.record(park, RecordType::department, officer.departmentId.uuid))
            return Error{ErrorCode::notFound, "There is no such department."};
        rows.put(park, RecordType::officer, toDocument(officer), {});
        rows.putCredential(credential);
        rows.addAudit(
            {park, now, AuditEvent::personAdded, officer.id, {}, {{"role", word(officer.role)}}});
        return done();
    });
}

int addOfficerTo(Workplace& place, ParkId park, Officer officer, const std::string& login)
{
    bool generated = false;
    const std::string password = choosePassword(place.random, generated);
    if (!isReadable(password))
        return fail("This password will not do: it is not UTF-8.");
    if (const std::string weakness = weaknessOf(password); !weakness.empty())
        return fail("This password will not do: " + weakness + ".");
    officer.id = OfficerId{Uuid::v7(place.clock.now(), place.random)};
    const Status added = add(*place.headquarters.store, park, officer,
                             {login, park, officer.id, hashPassword(password)}, place.clock.now());
    if (!added)
        return fail(added.error());
    std::cout << "Added " << officer.name << " (" << login << ").\n";
    if (generated)
        std::cout << "Password, shown only now: " << password << '\n';
    return 0;
}

int enrolAt(Workplace& place, const std::string& login)
{
    const std::string code = randomText(place.random, 4);
    const Status made = place.headquarters.store->write([&](StoreTransaction& store) -> Status {
        const auto credential = store.credential(login);
        if (!credential)
            return Error{ErrorCode::notFound,
                         "There is no login '" + login + "'. add-officer makes one."};
        EnrolmentCode stored;
        stored.codeHash = sha256Hex(code);
        stored.park = credential->park;
        stored.officer = credential->officer;
        stored.expiresAt = place.clock.now().plusMs(kCodeLifetimeMs);
        store.putCode(stored, std::nullopt);
        return done();
    });
    if (!made)
        return fail(made.error());
    std::cout << code << '\n';
    return 0;
}

} // namespace

int addOfficer(const CommandLine& line)
{
    const std::string login = line.option("login");
    const std::string department = line.option("department");
    const auto role = parseWord<Role>(line.option("role", "officer"));
    Officer officer;
    officer.name = line.option("name");
    if (officer.name.empty() || login.empty() || !role || *role == Role::system)
        return fail("add-officer needs --name NAME --login LOGIN --role "
                    "officer|coordinator|handler|leader|admin.");
    if (!isName(officer.name) || !isName(login) || login.find(' ') != std::string::npos)
        return fail("The name and the login must be UTF-8 on one line, of 200 bytes at most, and "
                    "the login without spaces.");
    if (!department.empty() && !DepartmentId::parse(department))
        return fail("--department takes the id of a department, not '" + department + "'.");
    officer.role = *role;
    officer.departmentId = DepartmentId::parse(department).value_or(DepartmentId{});
    return inThePark(line, [&](Workplace& place, ParkId park) {
        return addOfficerTo(place, park, officer, login);
    });
}

int enrol(const CommandLine& line)
{
    const std::string login = line.option("login");
    if (login.empty())
        return fail("enrol needs --login LOGIN: whose tablet is it?");
    return inThePark(line, [&](Workplace& place, ParkId) { return enrolAt(place, login); });
}

} // namespace wupan
