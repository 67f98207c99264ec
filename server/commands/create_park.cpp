#include "core/base/utf8.h"
#include "core/model/park.h"
#include "server/api/desk.h"
#include "server/commands/failure.h"
#include "server/commands/workplace.h"
#include "server/demo/demo_files.h"

#include <algorithm>
#include <iostream>

namespace wupan {
namespace {

constexpr std::size_t kMostNameBytes = 200;

bool isName(const std::string& text)
{
    return !text.empty() && text.size() <= kMostNameBytes && isReadable(text) &&
           std::ranges::none_of(text, [](unsigned char byte) { return byte < 0x20; });
}

int createParkAt(Workplace& place, const std::string& name)
{
    ServerContext context = place.context();
    Park park;
    park.id = ParkId{Uuid::v7(place.clock.now(), place.random)};
    park.name = name;
    park.holidays = demoHolidays();
    const Status created = context.store.write([&](StoreTransaction& store) -> Status {
        if (!store.parks().empty())
            return Error{ErrorCode::conflict, "There is a park already; nothing was changed."};
        putAtDesk(context, operatorOf(park.id), store, RecordType::park, toDocument(park));
        return done();
    });
    if (!created)
        return fail(created.error());
    std::cout << "Created " << name
              << ". Next: add-officer --role admin, who adds everybody else at the pages.\n";
    return 0;
}

} // namespace

int createPark(const CommandLine& line)
{
    const std::string name = line.option("name");
    if (!isName(name))
        return fail("create-park needs --name NAME, in UTF-8 on one line, of 200 bytes at most.");
    return atHeadquarters(line, [&](Workplace& place) { return createParkAt(place, name); });
}

} // namespace wupan
