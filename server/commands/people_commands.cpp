#include "core/base/utf8.h"
#include "server/api/passwords.h"
#include "server/api/people.h"
#include "server/commands/failure.h"
#include "server/commands/workplace.h"

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

int addOfficerTo(Workplace& place, ParkId park, Officer officer, const std::string& login)
{
    bool generated = false;
    const std::string password = choosePassword(place.random, generated);
    if (!isReadable(password))
        return fail("This password will not do: it is not UTF-8.");
    if (const std::string weakness = weaknessOf(password); !weakness.empty())
        return fail("This password will not do: " + weakness + ".");
    ServerContext context = place.context();
    const std::string hash = hashPassword(password);
    const Status added = context.store.write([&](StoreTransaction& store) {
        return addPerson(context, operatorOf(park), store, officer, {login, park, {}, hash});
    });
    if (!added)
        return fail(added.error());
    std::cout << "Added " << officer.name << " (" << login << ").\n";
    if (generated)
        std::cout << "Password, shown only now: " << password << '\n';
    return 0;
}

int enrolAt(Workplace& place, const std::string& login)
{
    ServerContext context = place.context();
    std::string code;
    const Status made = context.store.write([&](StoreTransaction& store) -> Status {
        const auto credential = store.credential(login);
        if (!credential)
            return Error{ErrorCode::notFound,
                         "There is no login '" + login + "'. add-officer makes one."};
        code = newEnrolmentCode(context, operatorOf(credential->park), store, credential->officer);
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
    if (!department.empty() && !DepartmentId::parse(department))
        return fail("--department takes the id of a department, not '" + department + "'.");
    officer.role = *role;
    officer.departmentId = DepartmentId::parse(department).value_or(DepartmentId{});
    if (const auto trouble = troubleWith(officer, login); trouble == "handlerNeedsDepartment")
        return fail("A handler needs --department ID: whose issues are theirs?");
    else if (!trouble.empty())
        return fail("The name and the login must be UTF-8 on one line, of 200 bytes at most, and "
                    "the login without spaces.");
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
