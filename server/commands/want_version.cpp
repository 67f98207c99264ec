#include "core/model/park.h"
#include "server/api/desk.h"
#include "server/commands/failure.h"
#include "server/commands/workplace.h"

#include <iostream>
#include <regex>

namespace wupan {
namespace {

constexpr std::string_view kNone = "none";

Status setWantedVersion(ServerContext& context, StoreTransaction& store, ParkId park,
                        const std::string& version)
{
    auto stored = store.record(park, RecordType::park, park.uuid);
    if (!stored)
        return Error{ErrorCode::notFound, "the park's own record is missing"};
    if (version == kNone)
        stored->document.erase("wantedAppVersion");
    else
        stored->document["wantedAppVersion"] = version;
    putAtDesk(context, operatorOf(park), store, RecordType::park, std::move(stored->document));
    return done();
}

} // namespace

int wantVersion(const CommandLine& line)
{
    const std::string version = line.arguments.empty() ? "" : line.arguments.front();
    if (version != kNone && !std::regex_match(version, std::regex(R"(\d{1,4}(\.\d{1,4}){0,3})")))
        return fail("want-version takes the version that tablets should have at least, like 1.2.0, "
                    "or none.");
    return inThePark(line, [&](Workplace& place, ParkId park) {
        ServerContext context = place.context();
        const Status set = context.store.write([&](StoreTransaction& store) {
            return setWantedVersion(context, store, park, version);
        });
        if (!set)
            return fail(set.error());
        std::cout << (version == kNone
                          ? std::string("no tablet is asked to update")
                          : "tablets with a version older than " + version +
                                " are asked to update; what they send is taken all the same")
                  << '\n';
        return 0;
    });
}

} // namespace wupan
