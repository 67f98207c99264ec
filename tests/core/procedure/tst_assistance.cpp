#include "core/procedure/assistance.h"

#include <QTest>

using namespace wupan;

namespace {

Instant at(const char* day)
{
    return startOfDay(Date::parse(day).value()).plusMs(9 * kMillisecondsPerHour);
}

DepartmentId department(unsigned char last)
{
    DepartmentId id;
    id.uuid = Uuid::parse("01900000-0000-7000-8000-0000000000" + std::string(last < 16 ? "0" : "") +
                          std::to_string(last))
                  .value();
    return id;
}

IssueEvent report(DepartmentId by, Instant when)
{
    IssueEvent event;
    event.step = IssueStep::progress;
    event.departmentId = by;
    event.at = when;
    return event;
}

Issue assigned()
{
    Issue issue;
    issue.assignedAt = at("2026-11-25"); // a Wednesday
    issue.leadDepartmentId = department(1);
    issue.assistingDepartmentIds = {department(2), department(3)};
    return issue;
}

} // namespace

/// Domain rule 4: an assisting department contributes within 3 working days.
class TestAssistance : public QObject
{
    Q_OBJECT
private slots:
    void anAssistingDepartmentHasThreeWorkingDays()
    {
        const auto all = assistanceOf(assigned(), {}, ParkRules{});
        QCOMPARE(all.size(), std::size_t{2});
        QVERIFY(all[0].department == department(2) && all[1].department == department(3));
        QCOMPARE(parkDate(all[0].dueAt.value()).text(), std::string("2026-11-30")); // a Monday
        QVERIFY(!all[0].isOverdue(at("2026-11-30")));
        QVERIFY(all[0].isOverdue(at("2026-12-01")));
    }

    void itsFirstReportSinceTheAssignmentCounts()
    {
        const std::vector<IssueEvent> events{
            report(department(2), at("2026-11-20")), // of an assignment before
            report(department(2), at("2026-11-27")), report(department(2), at("2026-11-26")),
            report(department(1), at("2026-11-26"))}; // who leads gives no assistance
        const auto all = assistanceOf(assigned(), events, ParkRules{});
        QCOMPARE(all[0].contributedAt.value(), at("2026-11-26"));
        QVERIFY(!all[0].isOverdue(at("2027-01-01")));
        QVERIFY(!all[1].contributedAt && all[1].isOverdue(at("2027-01-01")));
    }

    void whileTheIssueRestedNobodyWaited()
    {
        IssueEvent suspended;
        suspended.step = IssueStep::suspend;
        suspended.at = at("2026-11-26");
        IssueEvent resumed;
        resumed.step = IssueStep::resume;
        resumed.at = at("2026-12-03"); // five working days later
        const std::vector<IssueEvent> events{resumed, suspended};
        const auto all = assistanceOf(assigned(), events, ParkRules{});
        QCOMPARE(parkDate(all[0].dueAt.value()).text(), std::string("2026-12-07"));
    }

    void whatWasSaidOfAnAssignmentBeforeCountsNoMore()
    {
        IssueEvent told;
        told.step = IssueStep::urge;
        told.authorRole = Role::system;
        told.departmentId = department(2);
        told.at = at("2026-11-20");
        QVERIFY(!assistanceOf(assigned(), {&told, 1}, ParkRules{})[0].toldAt);
        told.at = at("2026-12-01");
        const auto all = assistanceOf(assigned(), {&told, 1}, ParkRules{});
        QVERIFY(all[0].toldAt == told.at && !all[1].toldAt);
        told.authorRole = Role::coordinator; // whose department it may be
        QVERIFY(!assistanceOf(assigned(), {&told, 1}, ParkRules{})[0].toldAt);
    }

    void onlyWhatWasAssignedEarlyEnoughCanBeLate()
    {
        const auto upTo = lateAssistanceAssignedUpTo(at("2026-12-01"), ParkRules{});
        QCOMPARE(upTo.value(), endOfDay(Date::parse("2026-11-25").value()));
        ParkRules rules;
        rules.limits.assistDays = 0;
        QVERIFY(!lateAssistanceAssignedUpTo(at("2026-12-01"), rules));
    }

    void aParkMaySetNoLimit()
    {
        ParkRules rules;
        rules.limits.assistDays = 0;
        const auto all = assistanceOf(assigned(), {}, rules);
        QVERIFY(!all[0].dueAt && !all[0].isOverdue(at("2031-01-01")));
        QVERIFY(assistanceOf(Issue{}, {}, rules).empty());
    }
};

QTEST_APPLESS_MAIN(TestAssistance)
#include "tst_assistance.moc"
