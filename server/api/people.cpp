#include "server/api/people.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "server/api/authentication.h"
#include "server/api/desk.h"
#include "server/api/passwords.h"

#include <algorithm>

namespace wupan {
namespace {

bool isName(const std::string& text)
{
    return isReadable(text) && !text.empty() && text.size() <= kMaxLoginBytes &&
           text.find_first_of("\n\t") == std::string::npos;
}

void note(ServerContext& context, const Caller& caller, StoreTransaction& store, AuditEvent event,
          json::object detail)
{
    store.addAudit({caller.park, context.clock.now(), event, caller.actor.id, caller.actor.deviceId,
                    std::move(detail)});
}

Error loginExists(const Credential& login)
{
    return {ErrorCode::conflict, "The login '" + login.login + "' exists already. Choose another."};
}

bool isActiveAdmin(const Officer& person)
{
    return person.active && person.role == Role::admin;
}

bool isLastAdmin(const Caller& caller, StoreTransaction& store, OfficerId person)
{
    return std::ranges::none_of(store.officers(caller.park), [&](const Document& document) {
        const auto other = fromDocument<Officer>(document);
        return other.id != person && isActiveAdmin(other);
    });
}

Status checkDepartment(const Caller& caller, StoreTransaction& store, const Officer& person)
{
    const bool exists = person.departmentId.isNil() ||
                        store.record(caller.park, RecordType::department, person.departmentId.uuid);
    return exists ? done() : Status(Error{ErrorCode::notFound, "There is no such department."});
}

} // namespace

std::string_view troubleWith(const Officer& person, const std::string& login)
{
    if (!isName(person.name))
        return "badName";
    if (!isName(login) || login.find(' ') != std::string::npos)
        return "badLogin";
    if (person.role == Role::system)
        return "badRole";
    if (person.role == Role::handler && person.departmentId.isNil())
        return "handlerNeedsDepartment";
    return {};
}

Status addPerson(ServerContext& context, const Caller& caller, StoreTransaction& store,
                 Officer& person, const Credential& login)
{
    if (const Status exists = checkDepartment(caller, store, person); !exists)
        return exists;
    person.id = OfficerId{Uuid::v7(context.clock.now(), context.random)};
    putAtDesk(context, caller, store, RecordType::officer, toDocument(person));
    if (!store.addCredential({login.login, caller.park, person.id, login.passwordHash}))
        return loginExists(login);
    note(context, caller, store, AuditEvent::personAdded,
         {{"person", person.id.text()}, {"role", word(person.role)}});
    return done();
}

Status changePerson(ServerContext& context, const Caller& caller, StoreTransaction& store,
                    const Officer& person)
{
    const auto stored = store.record(caller.park, RecordType::officer, person.id.uuid);
    if (!stored)
        return Error{ErrorCode::notFound, "There is no such person."};
    if (const Status exists = checkDepartment(caller, store, person); !exists)
        return exists;
    const auto before = fromDocument<Officer>(stored->document);
    if (isActiveAdmin(before) && !isActiveAdmin(person) && isLastAdmin(caller, store, person.id))
        return Error{ErrorCode::conflict, "This is the last administrator."};
    if (putAtDesk(context, caller, store, RecordType::officer, toDocument(person)))
        note(
            context, caller, store, AuditEvent::personChanged,
            {{"person", person.id.text()}, {"role", word(person.role)}, {"active", person.active}});
    return done();
}

Status giveLogin(ServerContext& context, const Caller& caller, StoreTransaction& store,
                 OfficerId person, const Credential& login)
{
    if (!store.record(caller.park, RecordType::officer, person.uuid))
        return Error{ErrorCode::notFound, "There is no such person."};
    if (store.credentialOf(caller.park, person) ||
        !store.addCredential({login.login, caller.park, person, login.passwordHash}))
        return loginExists(login);
    note(context, caller, store, AuditEvent::passwordSet, {{"person", person.text()}});
    return done();
}

Status setPassword(ServerContext& context, const Caller& caller, StoreTransaction& store,
                   OfficerId person, const std::string& passwordHash)
{
    auto credential = store.credentialOf(caller.park, person);
    if (!credential)
        return Error{ErrorCode::notFound, "This person has no login."};
    credential->passwordHash = passwordHash;
    store.changePassword(*credential);
    store.removeSessionsOf(caller.park, person);
    note(context, caller, store, AuditEvent::passwordSet, {{"person", person.text()}});
    return done();
}

std::string newEnrolmentCode(ServerContext& context, const Caller& caller, StoreTransaction& store,
                             OfficerId person)
{
    std::string code = randomText(context.random, 4);
    store.putCode(
        {sha256Hex(code), caller.park, person, context.clock.now().plusMs(kCodeLifetimeMs), false},
        std::nullopt);
    note(context, caller, store, AuditEvent::codeMade, {{"person", person.text()}});
    return code;
}

} // namespace wupan
