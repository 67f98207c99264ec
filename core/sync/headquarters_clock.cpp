#include "core/sync/headquarters_clock.h"

#include "core/base/json.h"
#include "core/store/meta_store.h"

namespace wupan {

void noteHeadquartersClock(Tablet& tablet, Instant serverAt)
{
    const Clock& clock = tablet.clock();
    const json::object contact{{"serverAt", serverAt.ms},
                               {"deviceAt", clock.now().ms},
                               {"uptimeMs", clock.uptimeMs()},
                               {"bootId", clock.bootId()}};
    MetaStore(tablet.database())
        .set(MetaKey::lastContact, std::string_view(json::serialize(contact)));
}

std::optional<Instant> headquartersNow(Tablet& tablet)
{
    const auto contact = parseObject(MetaStore(tablet.database()).text(MetaKey::lastContact));
    if (!contact)
        return std::nullopt;
    const Clock& clock = tablet.clock();
    const std::string bootId = clock.bootId();
    const bool sameBoot = !bootId.empty() && textAt(*contact, "bootId") == bootId;
    const std::int64_t passed = sameBoot ? clock.uptimeMs() - integerAt(*contact, "uptimeMs")
                                         : clock.now().ms - integerAt(*contact, "deviceAt");
    return Instant{integerAt(*contact, "serverAt")}.plusMs(passed);
}

} // namespace wupan
