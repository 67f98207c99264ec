#include "server/api/lost_tablets.h"

#include <algorithm>

namespace wupan {

std::vector<Device> revokeTablet(StoreTransaction& store, const Caller& caller, DeviceId id,
                                 bool erase, Instant now)
{
    const std::vector<DeviceStanding> all = store.devices(caller.park);
    std::vector<Device> revoked;
    const auto asked = std::ranges::find(
        all, id, [](const DeviceStanding& standing) { return standing.device.id; });
    if (asked == all.end())
        return revoked;
    revoked.push_back(asked->device);
    for (std::size_t i = 0; i < revoked.size(); ++i) {
        const DeviceId before = revoked[i].id;
        store.revoke(before, erase, now);
        store.addAudit({caller.park,
                        now,
                        AuditEvent::tabletRevoked,
                        caller.actor.id,
                        before,
                        {{"erase", erase}}});
        for (const DeviceStanding& standing : all)
            if (standing.device.continues == before)
                revoked.push_back(standing.device);
    }
    return revoked;
}

} // namespace wupan
