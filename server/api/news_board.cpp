#include "server/api/news_board.h"

#include "server/api/record_scope.h"
#include "server/api/visibility.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace wupan {
namespace {

using namespace std::chrono_literals;

// Other processes write as well (imports), and nobody says so.
constexpr auto kLookEvery = 2s;
// What is written shortly after one another is one piece of news; and whoever wrote it has the
// answer by then, and needs none.
constexpr auto kGather = 200ms;
constexpr std::int64_t kRecordsAtOnce = 500;

std::string newsText(std::int64_t position)
{
    return "event: news\ndata: {\"position\":" + std::to_string(position) + "}\n\n";
}

} // namespace

class NewsBoard::Stream final : public EventStream
{
public:
    Stream(NewsBoard& board, const Caller& caller)
        : m_board(board)
        , m_caller(caller)
    {}
    ~Stream() override { m_board.leave(*this); }

    std::optional<std::string> take() override
    {
        if (m_board.m_clock.now() >= m_caller.until)
            return std::nullopt;
        std::int64_t after = 0;
        std::int64_t upTo = 0;
        {
            const std::scoped_lock lock(m_board.m_mutex);
            if (m_ended)
                return std::nullopt;
            upTo = m_board.m_newest[m_caller.park];
            after = std::exchange(m_seen, std::max(m_seen, upTo));
        }
        const bool first = std::exchange(m_first, false);
        if (!first && (upTo <= after || !m_board.concerns(m_caller, after, upTo)))
            return "";
        return newsText(upTo);
    }

    void watch(std::function<void()> wake) override
    {
        const std::scoped_lock lock(m_board.m_mutex);
        m_wake = std::move(wake);
    }

private:
    friend class NewsBoard;
    NewsBoard& m_board;
    const Caller m_caller;
    bool m_first = true;

    // Under the board's lock:
    std::int64_t m_seen = 0;
    bool m_ended = false; ///< a newer one of the same device, or the device is revoked
    std::function<void()> m_wake;
};

NewsBoard::NewsBoard(ServerStore& store, const Clock& clock)
    : m_store(store)
    , m_clock(clock)
{
    {
        std::unique_lock lock(m_mutex);
        lookFrom(lock);
    }
    m_store.onCommitted([this] {
        const std::scoped_lock lock(m_mutex);
        m_isWritten = true;
        m_written.notify_one();
    });
}

NewsBoard::~NewsBoard()
{
    m_store.onCommitted(nullptr);
    {
        const std::scoped_lock lock(m_mutex);
        m_ends = true;
        m_written.notify_one();
    }
    if (m_lookout.joinable())
        m_lookout.join();
}

std::shared_ptr<EventStream> NewsBoard::open(const Caller& caller)
{
    auto stream = std::make_shared<Stream>(*this, caller);
    const std::scoped_lock lock(m_mutex);
    stream->m_seen = m_newest[caller.park];
    m_streams.insert(stream.get());
    if (!caller.actor.deviceId.isNil()) {
        Stream*& ofDevice = m_ofDevices[caller.actor.deviceId];
        if (ofDevice != nullptr) {
            ofDevice->m_ended = true;
            if (ofDevice->m_wake)
                ofDevice->m_wake();
        }
        ofDevice = stream.get();
    }
    if (!m_lookout.joinable())
        m_lookout = std::thread([this] { look(); });
    return stream;
}

void NewsBoard::leave(Stream& stream)
{
    const std::scoped_lock lock(m_mutex);
    m_streams.erase(&stream);
    const auto found = m_ofDevices.find(stream.m_caller.actor.deviceId);
    if (found != m_ofDevices.end() && found->second == &stream)
        m_ofDevices.erase(found);
}

void NewsBoard::noteTold(DeviceId device, std::int64_t position)
{
    const std::scoped_lock lock(m_mutex);
    if (const auto found = m_ofDevices.find(device); found != m_ofDevices.end())
        found->second->m_seen = std::max(found->second->m_seen, position);
}

void NewsBoard::look()
{
    std::unique_lock lock(m_mutex);
    while (!m_ends) {
        if (m_written.wait_for(lock, kLookEvery, [this] { return m_isWritten || m_ends; }))
            m_written.wait_for(lock, kGather, [this] { return m_ends; });
        m_isWritten = false;
        lookFrom(lock);
    }
}

/// Without the lock while it reads.
void NewsBoard::lookFrom(std::unique_lock<std::mutex>& lock)
{
    lock.unlock();
    std::map<ParkId, std::int64_t> newest;
    std::vector<DeviceId> revoked;
    const Status read = m_store.read([&](StoreTransaction& store) {
        for (const ParkId& park : store.parks())
            newest[park] = store.newestPosition(park);
        revoked = store.revokedDevices();
        return done();
    });
    lock.lock();
    if (!read)
        return; // the next look tells
    std::swap(m_newest, newest);
    for (const DeviceId& device : revoked)
        if (const auto found = m_ofDevices.find(device); found != m_ofDevices.end())
            found->second->m_ended = true;
    for (const Stream* stream : m_streams)
        if (stream->m_wake &&
            (stream->m_ended || m_newest[stream->m_caller.park] != newest[stream->m_caller.park]))
            stream->m_wake();
}

/// Whether anything between the positions is the caller's to read, or was until then.
bool NewsBoard::concerns(const Caller& caller, std::int64_t after, std::int64_t upTo)
{
    bool found = false;
    const Status read = m_store.read([&](StoreTransaction& store) {
        const DocumentFilter filter = readFilter(caller, store);
        found = !filter || !goneFor(caller, store, after, upTo).empty();
        bool more = !found;
        while (more) {
            const PullPage page = store.pull(caller.park, after, kRecordsAtOnce, filter, {});
            found = page.count > 0;
            more = !found && page.more;
            after = page.position;
        }
        return done();
    });
    return found || !read; // whoever cannot be told is to ask
}

} // namespace wupan
