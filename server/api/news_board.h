#pragma once

#include "server/api/context.h"
#include "server/api/event_stream.h"

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

namespace wupan {

/// Tells tablets that there is something new for them, and never what. Looks at the store after
/// each of its writes, and every two seconds for those of other processes. Thread: any. Outlives
/// its streams.
class NewsBoard
{
public:
    NewsBoard(ServerStore& store, const Clock& clock);
    ~NewsBoard();
    NewsBoard(const NewsBoard&) = delete;
    NewsBoard& operator=(const NewsBoard&) = delete;

    /// News for the caller from now on, and one at once, for what came before. Ends with the access
    /// token, when the same device opens another, and when it is revoked.
    /// A caller without a device, at headquarters' pages, may have many.
    [[nodiscard]] std::shared_ptr<EventStream> open(const Caller& caller);
    /// The device has got everything up to that position.
    void noteTold(DeviceId device, std::int64_t position);

private:
    class Stream;
    void look();
    void lookFrom(std::unique_lock<std::mutex>& lock);
    [[nodiscard]] bool concerns(const Caller& caller, std::int64_t after, std::int64_t upTo);
    void leave(Stream& stream);

    ServerStore& m_store;
    const Clock& m_clock;
    std::mutex m_mutex;
    std::condition_variable m_written;
    bool m_isWritten = false;
    bool m_ends = false;
    std::map<ParkId, std::int64_t> m_newest;
    std::set<Stream*> m_streams;
    std::map<DeviceId, Stream*> m_ofDevices; ///< of the streams
    std::thread m_lookout;                   ///< from the first stream on
};

} // namespace wupan
