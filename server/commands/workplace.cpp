#include "server/commands/workplace.h"

#include "server/commands/failure.h"

namespace wupan {

ServerContext Workplace::context()
{
    return {*headquarters.store,   clock,         random, *headquarters.files,
            headquarters.tokenKey, WUPAN_VERSION, nullptr};
}

int atHeadquarters(const CommandLine& line, const std::function<int(Workplace&)>& work)
{
    SystemRandom random;
    auto headquarters = Headquarters::open(line.data, random, line.database);
    if (!headquarters)
        return fail(headquarters.error());
    Workplace place{{}, random, std::move(*headquarters)};
    return work(place);
}

int inThePark(const CommandLine& line, const std::function<int(Workplace&, ParkId)>& work)
{
    return atHeadquarters(line, [&](Workplace& place) {
        const auto park = onlyPark(*place.headquarters.store);
        if (!park && park.error().code == ErrorCode::notFound)
            return fail("There is no park in " +
                        (line.database.empty() ? line.data : "this database") +
                        " yet. create-park makes one, load-demo a sample.");
        return park ? work(place, *park) : fail(park.error());
    });
}

} // namespace wupan
