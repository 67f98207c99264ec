#include "core/sync/event_reader.h"

namespace wupan {
namespace {

// Longer than what is looked for: the rest of a line without an end is not kept.
constexpr std::size_t kKeptOfLine = 64;

} // namespace

bool EventReader::hasNews(std::string_view bytes)
{
    bool news = false;
    for (const char c : bytes) {
        if (c == '\n')
            news = takeLine() || news;
        else if (c != '\r' && m_line.size() < kKeptOfLine)
            m_line += c;
    }
    return news;
}

/// True when the line ends an event of news.
bool EventReader::takeLine()
{
    const bool ends = m_line.empty();
    const bool news = ends && m_isNews;
    if (ends)
        m_isNews = false;
    else if (m_line.starts_with("event:"))
        m_isNews = m_line == "event: news" || m_line == "event:news";
    m_line.clear();
    return news;
}

} // namespace wupan
