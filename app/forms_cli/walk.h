#pragma once

#include "core/forms/filling_session.h"

namespace wupan::forms_cli {

/// Where somebody is who goes through a form question by question.
struct Stop
{
    enum class Kind { begin, group, repeat, question, newRepeat, end };
    Kind kind = Kind::begin;
    std::string path; ///< with keys; of newRepeat the repeat's; empty at both ends
    bool operator==(const Stop&) const = default;
};

[[nodiscard]] const char* nameOf(Stop::Kind kind);

/// A walk through the relevant part of a form, which may change under it.
class Walk
{
public:
    [[nodiscard]] const Stop& at() const { return m_at; }
    /// At an end it stays.
    void next(const forms::FillingSession& session) { move(session, true); }
    void previous(const forms::FillingSession& session) { move(session, false); }
    /// False: nothing relevant is there. `path` with keys; "begin" and "end" are the ends.
    [[nodiscard]] bool jump(const forms::FillingSession& session, const std::string& path);

private:
    void move(const forms::FillingSession& session, bool forward);

    Stop m_at;
    std::vector<Stop> m_known{m_at}; ///< as it was when it last moved
};

} // namespace wupan::forms_cli
