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
    struct Course
    {
        TabletErasure erasure;
        std::function<void(Status)> finished;
        int open = 2; ///< the secrets and the data
        void noteGone()
        {
            if (--open == 0)
                finished(erasure.finish());
        }
    };
    const auto course = std::make_shared<Course>(Course{std::move(*begun), std::move(finished)});
    // Where the key store keeps it all the same: headquarters has ended that token.
    secrets.erase(kRefreshTokenKey, [course](const Status&) { course->noteGone(); });
    Result<bool> removed = true;
    while (removed && *removed)
        removed = course->erasure.step();
    course->noteGone();
}

} // namespace wupan
