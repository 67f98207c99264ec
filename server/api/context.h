#pragma once

#include "core/model/officer.h"
#include "core/ports/clock.h"
#include "core/ports/random.h"
#include "server/api/files_folder.h"
#include "server/api/request_limiter.h"
#include "server/store/server_store.h"

#include <string>

namespace wupan {

class EditCounts;
class NewsBoard;
class Readiness;

/// What every handler stands on. Handlers are functions of a request and this; they keep no state
/// of their own, so any number of threads and processes may run them.
struct ServerContext
{
    ServerStore& store;
    const Clock& clock;
    Random& random;
    FilesFolder& files;
    /// Makes the successor of a refresh token the same each time it is renewed; never in the
    /// database.
    std::string tokenKey;
    std::string version;
    NewsBoard* news = nullptr;      ///< null: nobody is told, everybody asks
    Readiness* readiness = nullptr; ///< null: nobody asks
    EditCounts* edits = nullptr;    ///< null: nobody counts
    RequestLimits limits = {};
};

/// Who sends a request, as its token, cookie or password says.
struct Caller
{
    ParkId park;
    Actor actor;
    /// Does not belong to the park any more: the edits that still arrive are kept, for others to
    /// look at, and nothing is given out.
    bool mayOnlyDeliver = false;
    Instant until; ///< the end of the access token or session
};

/// A person of the park, as their record says it.
[[nodiscard]] inline Caller callerOf(ParkId park, const Officer& person, DeviceId device = {})
{
    Caller caller;
    caller.park = park;
    caller.actor = actorOf(person, device);
    caller.mayOnlyDeliver = !person.active;
    return caller;
}

/// Whoever sits at headquarters' machine.
[[nodiscard]] inline Caller operatorOf(ParkId park)
{
    Caller caller;
    caller.park = park;
    return caller;
}

} // namespace wupan
