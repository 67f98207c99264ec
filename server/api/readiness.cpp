#include "server/api/readiness.h"

namespace wupan {
namespace {

constexpr std::int64_t kLookEveryMs = 5 * kMillisecondsPerSecond;
constexpr std::int64_t kLeastFreeBytes = 100LL * 1024 * 1024;
constexpr std::string_view kCounter = "readiness";

} // namespace

Status Readiness::check()
{
    if (m_endsSoon)
        return Error{ErrorCode::serverBusy, "this process is shutting down"};
    const std::int64_t now = m_clock.uptimeMs();
    {
        const std::scoped_lock lock(m_mutex);
        const bool isDue = !m_lookedAtMs || now >= *m_lookedAtMs + kLookEveryMs;
        if (m_isLooking || !isDue)
            return m_found;
        m_isLooking = true;
    }
    Status found = look();
    const std::scoped_lock lock(m_mutex);
    m_isLooking = false;
    m_lookedAtMs = now;
    m_found = found;
    return found;
}

std::int64_t Readiness::freeDiskBytes() const
{
    std::error_code failure;
    const auto space = std::filesystem::space(m_disk, failure);
    return failure ? 0 : static_cast<std::int64_t>(space.available);
}

Status Readiness::look()
{
    if (freeDiskBytes() < kLeastFreeBytes)
        return Error{ErrorCode::diskFull,
                     "less than 100 MB are free where the files are: free some space"};
    const Status written = m_store.write([](StoreTransaction& store) {
        store.next({}, kCounter);
        return done();
    });
    return written ? done()
                   : Status(Error{ErrorCode::storage, "the database does not take writes"});
}

} // namespace wupan
