#pragma once

#include "core/model/officer.h"
#include "server/api/context.h"

#include <string>

namespace wupan {

/// Whether a name or a login will do; empty = yes, else the key of a sentence (pages' texts).
[[nodiscard]] std::string_view troubleWith(const Officer& person, const std::string& login);

/// Somebody who may sign in from now on. `caller`: who adds them; nil ids: whoever sits at
/// headquarters' machine. The person gets an id. Errors: conflict (the login is taken), notFound
/// (no such department).
[[nodiscard]] Status addPerson(ServerContext& context, const Caller& caller,
                               StoreTransaction& store, Officer& person, const Credential& login);

/// Name, role, department, and whether they may sign in at all. Errors: notFound; conflict: nobody
/// takes the last administrator away.
[[nodiscard]] Status changePerson(ServerContext& context, const Caller& caller,
                                  StoreTransaction& store, const Officer& person);

/// A login for somebody who has none. Errors: conflict (it is taken, or they have one), notFound.
[[nodiscard]] Status giveLogin(ServerContext& context, const Caller& caller,
                               StoreTransaction& store, OfficerId person, const Credential& login);

/// A new password; whoever is signed in with the old one has to sign in again. notFound when the
/// person has no login.
[[nodiscard]] Status setPassword(ServerContext& context, const Caller& caller,
                                 StoreTransaction& store, OfficerId person,
                                 const std::string& passwordHash);

/// A one-time code with which the person's tablet is enrolled, good for 72 hours.
[[nodiscard]] std::string newEnrolmentCode(ServerContext& context, const Caller& caller,
                                           StoreTransaction& store, OfficerId person);

} // namespace wupan
