#pragma once

#include <string>
#include <string_view>

namespace wupan {

/// Reads a stream of server-sent events (text/event-stream) for the one kind that counts: "news".
/// What else there is, comments and fields, is passed over.
class EventReader
{
public:
    /// Whether at least one event of news ended in these bytes.
    [[nodiscard]] bool hasNews(std::string_view bytes);

private:
    bool takeLine();

    std::string m_line; ///< so far; never more than its beginning
    bool m_isNews = false;
};

} // namespace wupan
