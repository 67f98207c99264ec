#include "server/api/exports.h"

namespace wupan {

Status auditExport(ServerContext& context, const Caller& caller, std::string_view what,
                   std::size_t bytes)
{
    return context.store.write([&](StoreTransaction& store) {
        store.addAudit({caller.park,
                        context.clock.now(),
                        AuditEvent::exported,
                        caller.actor.id,
                        {},
                        {{"what", what}, {"bytes", bytes}}});
        return done();
    });
}

} // namespace wupan
