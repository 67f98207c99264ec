#pragma once

#include "core/model/visit.h"
#include "core/ports/position_source.h"
#include "core/services/visit_service.h"
#include "tests/app/issue_fixture.h"

#include <QFile>
#include <QString>

#include <functional>

namespace wupan::test {

/// A receiver that tells what the test makes it tell.
class PositionSourceOfTest final : public PositionSource
{
public:
    [[nodiscard]] bool available() const override { return isAvailable; }
    void start(std::function<void(const PositionFix&)> onFix) override
    {
        m_onFix = std::move(onFix);
        ++starts;
    }
    void stop() override { m_onFix = nullptr; }
    [[nodiscard]] bool running() const { return m_onFix != nullptr; }
    void tell(const PositionFix& fix)
    {
        if (m_onFix)
            m_onFix(fix);
    }

    bool isAvailable = true;
    int starts = 0;

private:
    std::function<void(const PositionFix&)> m_onFix;
};

/// A tablet with the demo checklist and visits of it.
struct VisitTablet : IssueTablet
{
    VisitTablet()
    {
        QFile file(WUPAN_DEMO_CHECKLIST);
        if (!file.open(QIODevice::ReadOnly))
            throw std::runtime_error("the demo checklist cannot be read");
        checklist.xml = file.readAll().toStdString();
        pull(checklist, 2);
    }

    /// The one that new visits begin with from now on.
    void replaceChecklist(const std::string& xml)
    {
        clock.advanceMs(1);
        checklist.id = newId<ChecklistId>();
        checklist.xml = xml;
        pull(checklist);
    }
    VisitId planned() { return *VisitService(*tablet).plan(enterprise.id, clock.now()); }
    VisitId checkedIn()
    {
        const VisitId id = planned();
        require(VisitService(*tablet).checkIn(id, PositionFix{31.9, 118.8, 8}));
        return id;
    }
    /// As headquarters sends it, with a summary of its own.
    VisitId ofAnother(VisitState state = VisitState::completed)
    {
        Visit visit;
        visit.id = newId<VisitId>();
        visit.enterpriseId = enterprise.id;
        visit.officerId = newId<OfficerId>();
        visit.checklistId = checklist.id;
        visit.state = state;
        visit.checkedInAt = clock.now().plusMs(-kMillisecondsPerHour);
        visit.completedAt = clock.now();
        visit.answers = {{"/data/targets/orders", "full"}};
        visit.summary = "另一位干部写的总结";
        pull(visit);
        return visit.id;
    }
    /// Every required question of the demo checklist.
    void answerWhatIsRequired(VisitId id)
    {
        require(
            VisitService(*tablet).saveAnswers(id,
                                              {{"/data/targets/revenue_this_year", "100"},
                                               {"/data/targets/orders", "full"},
                                               {"/data/investment/upstream_lead", "no"},
                                               {"/data/investment/premises", "owned"},
                                               {"/data/projects/installation_on_schedule", "yes"},
                                               {"/data/projects/resources_secured", "yes"},
                                               {"/data/projects/progress_percent", "85"},
                                               {"/data/funds/financing_need", "no"},
                                               {"/data/innovation/research_share", "6.1"}},
                                              0));
    }
    [[nodiscard]] Visit visit(VisitId id) { return load<Visit>(id); }
};

inline QString textOf(VisitId id)
{
    return QString::fromStdString(id.text());
}

} // namespace wupan::test
