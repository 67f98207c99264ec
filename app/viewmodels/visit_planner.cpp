#include "visit_planner.h"

#include "app/core_thread.h"
#include "core/services/visit_service.h"
#include "core/store/visit_store.h"
#include "enterprise_details.h"
#include "issue_text.h"
#include "visit_text.h"

#include <array>

namespace wupan {
namespace {

constexpr int kDaysOffered = 7;
constexpr std::array kTimesOffered{"09:00", "10:30", "14:00", "15:30", "17:00"};
const QString kNow = QStringLiteral("now");

Instant timeOn(Date day, const QString& time)
{
    const QTime clock = QTime::fromString(time, QStringLiteral("HH:mm"));
    return startOfDay(day).plusMs(clock.msecsSinceStartOfDay());
}

/// The next whole half hour after now and after the officer's visits of the day, so that the new
/// one comes last.
Instant nextSlot(Tablet& tablet)
{
    const Instant now = tablet.clock().now();
    const Instant today = startOfDay(parkDate(now));
    Instant last = now;
    for (const VisitRow& row :
         VisitStore(tablet.database())
             .ofDay(tablet.actor().id, today, today.plusMs(kMillisecondsPerDay)))
        if (row.visit.plannedAt && last < *row.visit.plannedAt)
            last = *row.visit.plannedAt;
    constexpr std::int64_t kHalfHour = 30 * kMillisecondsPerMinute;
    return Instant{(last.ms / kHalfHour + 1) * kHalfHour};
}

} // namespace

VisitPlanner::VisitPlanner(CoreThread& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_enterprise(core)
{
    connect(&m_enterprise, &EnterpriseChoice::chosenChanged, this, &VisitPlanner::advise);
}

void VisitPlanner::begin()
{
    m_core.read(
        this,
        [](Tablet& tablet) {
            return Preset{{}, {}, tablet.clock().now()};
        },
        [this](const Preset& preset) { show(preset, false); });
}

void VisitPlanner::beginFor(const QString& enterpriseId)
{
    const auto id = EnterpriseId::parse(enterpriseId.toStdString());
    if (!id)
        return;
    m_core.read(
        this,
        [id = *id](Tablet& tablet) {
            return Preset{id, enterpriseName(tablet, id), tablet.clock().now()};
        },
        [this](const Preset& preset) { show(preset, false); });
}

void VisitPlanner::addToday(const QString& enterpriseId)
{
    const auto id = EnterpriseId::parse(enterpriseId.toStdString());
    if (!id)
        return;
    m_core.read(
        this,
        [id = *id](Tablet& tablet) {
            const Instant now = tablet.clock().now();
            const bool fine =
                adviseOnPlanning(burdenOf(tablet, id, parkDate(now))) == PlanningAdvice::fine;
            return Preset{id, enterpriseName(tablet, id), nextSlot(tablet), fine};
        },
        [this](const Preset& preset) {
            if (preset.fine)
                save(preset.id, preset.now, {});
            else
                show(preset, true);
        });
}

void VisitPlanner::show(const Preset& preset, bool today)
{
    const Date first = parkDate(preset.now);
    QList<Choice> days{{kNow, tr("Now, I am there")}};
    for (int i = 0; i < kDaysOffered; ++i) {
        const Date day = first.plusDays(i);
        days.append({QString::fromStdString(day.text()), i == 0   ? tr("Today")
                                                         : i == 1 ? tr("Tomorrow")
                                                                  : visit_text::dateText(day)});
    }
    m_days.setChoices(days);
    m_days.choose(today ? days.at(1).word : kNow);
    QList<Choice> times;
    for (const char* time : kTimesOffered)
        times.append({QString::fromLatin1(time), QString::fromLatin1(time)});
    m_times.setChoices(times);
    m_times.choose(times.front().word);
    m_errorText.clear();
    m_active = true;
    m_enterprise.begin(preset.id, preset.name, false);
    emit changed();
}

bool VisitPlanner::later() const
{
    return m_days.chosen() != kNow;
}

QString VisitPlanner::planText() const
{
    return later() ? tr("Plan the visit") : tr("Begin the visit");
}

std::optional<Instant> VisitPlanner::chosenTime() const
{
    const auto day = Date::parse(m_days.chosen().toStdString());
    if (!day)
        return std::nullopt;
    return timeOn(*day, m_times.chosen());
}

void VisitPlanner::advise()
{
    struct Advice
    {
        QString warning;
        QList<Choice> joinable;
    };
    const EnterpriseId id = m_enterprise.id();
    m_warning.clear();
    m_joinable.setChoices({});
    emit changed();
    if (id.isNil())
        return;
    const auto day = Date::parse(m_days.chosen().toStdString());
    m_core.read(
        this,
        [id, day](Tablet& tablet) {
            const Instant now = tablet.clock().now();
            const VisitBurden burden = burdenOf(tablet, id, day.value_or(parkDate(now)));
            Advice advice;
            if (adviseOnPlanning(burden) == PlanningAdvice::fine)
                return advice;
            advice.warning = tr("This enterprise has %1 visits that month already, done or "
                                "planned; the park wants %2 at most. Visit it only if you must.")
                                 .arg(burden.received + burden.planned)
                                 .arg(burden.cap);
            for (const VisitRow& row :
                 VisitStore(tablet.database()).plannedOf(id, startOfDay(parkDate(now))))
                if (row.visit.officerId != tablet.actor().id)
                    advice.joinable.append({QString::fromStdString(row.visit.id.text()),
                                            tr("%1 %2 with %3", "day, time, officer")
                                                .arg(issue_text::dayText(*row.visit.plannedAt),
                                                     visit_text::timeText(*row.visit.plannedAt),
                                                     QString::fromStdString(row.officerName))});
            if (!advice.joinable.isEmpty())
                advice.joinable.prepend({QString(), tr("A visit of my own")});
            return advice;
        },
        [this, id](const Advice& advice) {
            if (id != m_enterprise.id())
                return;
            m_warning = advice.warning;
            m_joinable.setChoices(advice.joinable);
            m_joinable.choose(QString());
            emit changed();
        });
}

void VisitPlanner::chooseDay(const QString& word)
{
    m_days.choose(word);
    advise();
}

void VisitPlanner::chooseTime(const QString& word)
{
    m_times.choose(word);
    emit changed();
}

void VisitPlanner::chooseJoint(const QString& visitId)
{
    m_joinable.choose(visitId);
    emit changed();
}

void VisitPlanner::plan()
{
    if (canPlan())
        save(m_enterprise.id(), chosenTime(),
             VisitId::parse(m_joinable.chosen().toStdString()).value_or(VisitId{}));
}

void VisitPlanner::save(EnterpriseId enterprise, std::optional<Instant> at, VisitId joint)
{
    m_saving = true;
    emit changed();
    m_core.write(
        this,
        [enterprise, at, joint](Tablet& tablet) -> Result<VisitId> {
            Instant when = at.value_or(tablet.clock().now());
            if (!joint.isNil()) // one goes along: at the time of the visit that is joined
                if (const auto joined = VisitStore(tablet.database()).find(joint))
                    when = joined->visit.plannedAt.value_or(when);
            return VisitService(tablet).plan(enterprise, when, joint);
        },
        [this, now = !at && joint.isNil()](const Result<VisitId>& id) {
            m_saving = false;
            if (!id) {
                m_errorText =
                    id.error().code == ErrorCode::notFound
                        ? tr("There is no checklist on this tablet yet. Sync once, then plan.")
                        : issue_text::sentenceFor(id.error());
                emit changed();
                return;
            }
            leave();
            emit planned(QString::fromStdString(id->text()), now);
        });
}

void VisitPlanner::leave()
{
    m_active = false;
    emit changed();
}

} // namespace wupan
