#include "core/sync/erase_tablet.h"

#include "core/store/tablet_erasure.h"
#include "core/sync/session.h"

#include <memory>
#include <utility>

namespace wupan {

void eraseTablet(const std::filesystem::path& folder, SecretStore& secrets,
                 std::function<void(Status)> finished)
{
    TabletErasure::mark(folder);
    auto begun = TabletErasure::begin(folder);
    if (!begun)
        return finished(begun.error());
    const auto erasure = std::make_shared<TabletErasure>(std::move(*begun));
    // Where the key store keeps it all the same: headquarters has ended that token.
    secrets.erase(kRefreshTokenKey, [erasure, finished = std::move(finished)](const Status&) {
        finished(erasure->finish());
    });
    Result<bool> removed = true;
    while (removed && *removed)
        removed = erasure->step();
}

} // namespace wupan
