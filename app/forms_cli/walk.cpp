#include "app/forms_cli/walk.h"

#include <algorithm>

namespace wupan::forms_cli {
namespace {

using forms::SectionRow;

/// A repeat whose instances are being listed, to offer one more after them.
struct OpenRepeat
{
    std::string path;
    int level = 0;
};

bool endsAt(const OpenRepeat& open, const SectionRow& row)
{
    const bool within = row.level > open.level ||
                        (row.kind == SectionRow::Kind::instance && row.level == open.level &&
                         row.path.starts_with(open.path + "["));
    return !within;
}

void addStops(const std::vector<SectionRow>& rows, std::vector<Stop>& stops)
{
    std::vector<OpenRepeat> open;
    const auto close = [&] {
        stops.push_back({Stop::Kind::newRepeat, open.back().path});
        open.pop_back();
    };
    for (const SectionRow& row : rows) {
        while (!open.empty() && endsAt(open.back(), row))
            close();
        if (row.kind == SectionRow::Kind::question)
            stops.push_back({Stop::Kind::question, row.path});
        else if (row.kind == SectionRow::Kind::instance)
            stops.push_back({Stop::Kind::repeat, row.path});
        else if (row.kind == SectionRow::Kind::repeat && row.mayAdd)
            open.push_back({row.path, row.level});
        else if (row.kind == SectionRow::Kind::group && !row.group->path.empty())
            stops.push_back({Stop::Kind::group, row.path});
    }
    while (!open.empty())
        close();
}

std::vector<Stop> stopsOf(const forms::FillingSession& session)
{
    std::vector<Stop> stops{{Stop::Kind::begin, {}}};
    for (const forms::Section& section : session.form().sections)
        addStops(session.rows(section.path), stops);
    stops.push_back({Stop::Kind::end, {}});
    return stops;
}

} // namespace

const char* nameOf(Stop::Kind kind)
{
    switch (kind) {
    case Stop::Kind::begin:
        return "begin";
    case Stop::Kind::group:
        return "group";
    case Stop::Kind::repeat:
        return "repeat";
    case Stop::Kind::question:
        return "question";
    case Stop::Kind::newRepeat:
        return "newRepeat";
    case Stop::Kind::end:
        return "end";
    }
    return "";
}

bool Walk::jump(const forms::FillingSession& session, const std::string& path)
{
    std::vector<Stop> stops = stopsOf(session);
    const auto found = path == "begin" ? stops.begin()
                       : path == "end" ? stops.end() - 1
                                       : std::ranges::find(stops, path, &Stop::path);
    if (found == stops.end())
        return false;
    m_at = *found;
    m_known = std::move(stops);
    return true;
}

void Walk::move(const forms::FillingSession& session, bool forward)
{
    std::vector<Stop> stops = stopsOf(session);
    // What it stood at may be gone: then it goes on from the last stop before it that is left.
    auto known = std::ranges::find(m_known, m_at);
    auto here = std::ranges::find(stops, m_at);
    const bool gone = here == stops.end();
    while (here == stops.end() && known != m_known.begin())
        here = std::ranges::find(stops, *--known);
    if (here == stops.end())
        here = stops.begin();
    if (forward && here + 1 != stops.end())
        ++here;
    else if (!forward && !gone && here != stops.begin())
        --here;
    m_at = *here;
    m_known = std::move(stops);
}

} // namespace wupan::forms_cli
