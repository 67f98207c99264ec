#pragma once

#include "core/model/issue.h"
#include "core/model/issue_event.h"
#include "tests/support/temporary_tablet.h"

namespace wupan::test {

/// Issues as headquarters would send them, on a real tablet.
struct IssueTablet : TemporaryTablet
{
    Issue issue(const std::string& title, std::int64_t dueInDays = 5)
    {
        Issue out;
        out.id = newId<IssueId>();
        out.number = "WT-2026-0386";
        out.enterpriseId = enterprise.id;
        out.category = Category::land;
        out.title = title;
        out.state = IssueState::handling;
        out.registeredBy = officer.id;
        out.registeredAt = kStart.plusMs(-14 * kMillisecondsPerDay);
        out.dueAt = kStart.plusMs(dueInDays * kMillisecondsPerDay);
        return out;
    }

    Issue pulled(const std::string& title, std::int64_t dueInDays = 5)
    {
        Issue out = issue(title, dueInDays);
        pull(out);
        return out;
    }
};

} // namespace wupan::test
