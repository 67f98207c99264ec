#pragma once

#include "core/model/visit.h"
#include "tests/app/issue_fixture.h"

namespace wupan::test {

/// Enterprises in the officer's care and visits as headquarters would send them, on a real tablet.
/// The day is 2026-11-23, a Monday; it is 09:00.
struct DayTablet : IssueTablet
{
    Enterprise addEnterprise(const std::string& name, double latitude = 0, double longitude = 0)
    {
        Enterprise out;
        out.id = newId<EnterpriseId>();
        out.name = name;
        out.responsibleOfficerId = officer.id;
        if (latitude != 0) {
            out.latitude = latitude;
            out.longitude = longitude;
        }
        pull(out);
        return out;
    }

    Visit visit(VisitState state, Instant at, const std::string& summary = {})
    {
        Visit out;
        out.id = newId<VisitId>();
        out.enterpriseId = enterprise.id;
        out.officerId = officer.id;
        out.state = state;
        out.plannedAt = at;
        if (state == VisitState::checkedIn || state == VisitState::completed)
            out.checkedInAt = at;
        if (state == VisitState::completed) {
            out.completedAt = at.plusMs(kMillisecondsPerHour);
            out.missingAnswers = 0;
        }
        out.summary = summary;
        return out;
    }

    Visit addVisit(VisitState state, Instant at, const std::string& summary = {})
    {
        Visit out = visit(state, at, summary);
        pull(out);
        return out;
    }

    Visit addVisitTo(const Enterprise& to, VisitState state, Instant at,
                     const std::string& summary = {})
    {
        Visit out = visit(state, at, summary);
        out.enterpriseId = to.id;
        pull(out);
        return out;
    }

    /// As if headquarters had said that it is gone.
    void erase(RecordType type, const Uuid& id)
    {
        const Status erased = tablet->inTransaction([&] {
            LocalRows(*tablet).adopt(type, id, nullptr);
            return done();
        });
        if (!erased)
            throw std::runtime_error(erased.error().detail);
    }

    /// That time of the day, or of one some days away.
    static Instant at(int hour, int minute = 0, int day = 0)
    {
        return startOfDay(parkDate(kStart).plusDays(day))
            .plusMs(hour * kMillisecondsPerHour + minute * kMillisecondsPerMinute);
    }
};

} // namespace wupan::test
