#pragma once

#include "core/sync/messages.h"
#include "tests/bench/load_park.h"
#include "tests/support/edit_sealer.h"

#include <memory>

namespace wupan::bench {

class SocketTransport;

/// A tablet that was away, as far as headquarters can see it: it renews its session, sends its
/// edits and takes what came meanwhile. For a thread of its own. Throws when anything is refused.
class LoadTablet
{
public:
    LoadTablet(const KnownTablet& known, std::uint64_t seed);
    ~LoadTablet();
    LoadTablet(const LoadTablet&) = delete;
    LoadTablet& operator=(const LoadTablet&) = delete;

    struct Taken
    {
        double acknowledgedMs = 0; ///< from the connection to the answer with the outcomes
        double allMs = 0;          ///< to the last record
    };

    /// On a connection of its own. An edit of each of `edits` issues.
    Taken reconnect(std::uint16_t port, std::size_t edits);
    /// Everything, to begin with; returns the cursor, which is every officer's.
    std::string pullAll(std::uint16_t port);
    void beginAt(std::string cursor) { m_cursor = std::move(cursor); }
    /// One sync with one edit on a connection that is kept; its time in milliseconds.
    double editOnce(std::uint16_t port);

private:
    void renew(SocketTransport& transport);
    [[nodiscard]] std::vector<Change> makeEdits(std::size_t count);
    /// Whether there is more. Takes `applied` outcomes.
    bool sync(SocketTransport& transport, std::vector<Change> changes);

    test::SeededRandom m_random;
    test::EditSealer m_sealer;
    std::string m_refreshToken;
    std::string m_accessToken;
    std::string m_cursor;
    std::vector<Document> m_issues;
    std::size_t m_next = 0; ///< of m_issues
    std::unique_ptr<SocketTransport> m_kept;
};

} // namespace wupan::bench
