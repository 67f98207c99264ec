#include "server/api/rescue_key.h"

#include "core/base/base64.h"

namespace wupan {

std::string rescueKeyText(StoreTransaction& store, ServerContext& context)
{
    const std::vector<SealingKeys> keys = store.rescueKeys();
    if (!keys.empty())
        return toBase64(keys.front().publicKey);
    const SealingKeys made = SealingKeys::make(context.random);
    store.putRescueKey(made, context.clock.now());
    return toBase64(made.publicKey);
}

} // namespace wupan
