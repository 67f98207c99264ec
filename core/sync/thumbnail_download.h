#pragma once

#include "core/sync/session.h"

#include <deque>
#include <functional>
#include <set>
#include <string>

namespace wupan {

/// Gets the thumbnails that a page would show and this tablet lacks, one after the other. Bytes
/// with another hash, or more than a thumbnail needs, are not kept. Thread: the Tablet's.
class ThumbnailDownload
{
public:
    ThumbnailDownload(Tablet& tablet, Session& session)
        : m_tablet(tablet)
        , m_session(session)
    {}

    /// By their hashes. One that headquarters does not give is asked for once only; where it is out
    /// of reach, whoever wants one asks again later.
    void want(const std::vector<std::string>& hashes);
    /// Some are here now.
    std::function<void()> onArrived;

private:
    void next();
    void onAnswer(const std::string& sha256, const Result<HttpResponse>& answer);
    void giveUp();

    Tablet& m_tablet;
    Session& m_session;
    std::deque<std::string> m_waiting;
    std::set<std::string> m_asked; ///< those that wait, and those that were not given
    bool m_running = false;
    bool m_anyArrived = false;
};

} // namespace wupan
