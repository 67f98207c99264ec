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
constexpr std::int64_t kHalfHour = 30 * kMillisecondsPerMinute;
const QString kNow = QStringLiteral("now");

Instant timeOn(Date day, const QString& time)
{
    const QTime clock = QTime::fromString(time, QStringLiteral("HH:mm"));
    return startOfDay(day).plusMs(clock.msecsSinceStartOfDay());
}

Instant nextHalfHour(Instant after)
{
    return Instant{(after.ms / kHalfHour + 1) * kHalfHour};
}

std::vector<VisitRow> visitsOfToday(Tablet& tablet)
{
    const Instant today = startOfDay(parkDate(tablet.clock().now()));
    return VisitStore(tablet.database())
        .ofDay(tablet.actor().id, today, today.plusMs(kMillisecondsPerDay));
}

/// After now and after the other visits of the day, so that the new one comes last; but today.
Instant slotAmong(const std::vector<VisitRow>& visits, Instant now)
{
    Instant last = now;
    for (const VisitRow& row : visits)
        if (row.visit.plannedAt && last < *row.visit.plannedAt)
            last = *row.visit.plannedAt;
    const Instant tomorrow = startOfDay(parkDate(now).plusDays(1));
    return std::min(nextHalfHour(last), tomorrow.plusMs(-kMillisecondsPerMinute));
}

QList<Choice> timesOn(Date day, Instant now)
{
    QList<Choice> times;
    for (const char* time : kTimesOffered)
        if (now < timeOn(day, QString::fromLatin1(time)))
            times.append({QString::fromLatin1(time), QString::fromLatin1(time)});
    const Instant last = nextHalfHour(now);
    if (times.isEmpty() && parkDate(last) == day)
        times.append({visit_text::timeText(last), visit_text::timeText(last)});
    return times;
}

QString dayName(Date day, Date today)
{
    if (day == today)
        return VisitPlanner::tr("Today");
    return day == today.plusDays(1) ? VisitPlanner::tr("Tomorrow") : visit_text::dateText(day);
}

QList<Choice> daysFrom(Instant now)
{
    const Date today = parkDate(now);
    QList<Choice> days{{kNow, VisitPlanner::tr("Now, I am there")}};
    for (int i = 0; i < kDaysOffered; ++i) {
        const Date day = today.plusDays(i);
        if (!timesOn(day, now).isEmpty())
            days.append({QString::fromStdString(day.text()), dayName(day, today)});
    }
    return days;
}

QString joinText(const VisitRow& row)
{
    const QString officer = row.officerName.empty() ? VisitPlanner::tr("another officer")
                                                    : QString::fromStdString(row.officerName);
    return VisitPlanner::tr("%1 %2 with %3", "day, time, officer")
        .arg(issue_text::dayText(*row.visit.plannedAt), visit_text::timeText(*row.visit.plannedAt),
             officer);
}

QString sentenceFor(const Error& error)
{
    if (error.code != ErrorCode::notFound)
        return issue_text::sentenceFor(error);
    return error.detail == "enterprise"
               ? VisitPlanner::tr("This enterprise is no longer on this tablet. Choose another.")
               : VisitPlanner::tr(
                     "There is no checklist on this tablet yet. Sync once, then plan.");
}

} // namespace

VisitPlanner::VisitPlanner(CoreThread& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_enterprise(core)
{
    connect(&m_enterprise, &EnterpriseChoice::chosenChanged, this, &VisitPlanner::advise);
}

VisitPlanner::Preset VisitPlanner::presetOf(Tablet& tablet, EnterpriseId id)
{
    Preset preset;
    preset.now = tablet.clock().now();
    preset.name = enterpriseName(tablet, id);
    if (preset.name.isEmpty())
        return preset;
    preset.id = id;
    const std::vector<VisitRow> visits = visitsOfToday(tablet);
    preset.slot = slotAmong(visits, preset.now);
    for (const VisitRow& row : visits)
        if (row.visit.enterpriseId == id && row.visit.state != VisitState::completed)
            preset.present = row.visit.id;
    preset.fine =
        adviseOnPlanning(burdenOf(tablet, id, parkDate(preset.now))) == PlanningAdvice::fine;
    return preset;
}

void VisitPlanner::begin()
{
    m_core.read(
        this, [](Tablet& tablet) { return presetOf(tablet, {}); },
        [this](const Preset& preset) { show(preset, false); });
}

void VisitPlanner::beginFor(const QString& enterpriseId)
{
    const auto id = EnterpriseId::parse(enterpriseId.toStdString());
    if (!id)
        return;
    m_core.read(
        this, [id = *id](Tablet& tablet) { return presetOf(tablet, id); },
        [this](const Preset& preset) { show(preset, false); });
}

void VisitPlanner::addToday(const QString& enterpriseId)
{
    const auto id = EnterpriseId::parse(enterpriseId.toStdString());
    if (!id || m_saving)
        return;
    m_saving = true;
    m_core.read(
        this, [id = *id](Tablet& tablet) { return presetOf(tablet, id); },
        [this](const Preset& preset) {
            m_saving = false;
            add(preset);
        });
}

void VisitPlanner::add(const Preset& preset)
{
    if (!preset.present.isNil())
        emit planned(QString::fromStdString(preset.present.text()), false);
    else if (preset.fine)
        save(preset, preset.slot, {});
    else
        show(preset, true);
}

void VisitPlanner::show(const Preset& preset, bool today)
{
    m_opened = preset.now;
    m_days.setChoices(daysFrom(m_opened));
    m_days.choose(kNow);
    if (today)
        m_days.choose(this->today());
    offerTimes();
    m_errorText.clear();
    m_active = true;
    m_enterprise.begin(preset.id, preset.name, false);
    emit changed();
}

QString VisitPlanner::today() const
{
    return QString::fromStdString(parkDate(m_opened).text());
}

bool VisitPlanner::later() const
{
    return m_days.chosen() != kNow && !joining();
}

QString VisitPlanner::planText() const
{
    if (joining())
        return tr("Join the visit");
    return later() ? tr("Plan the visit") : tr("Begin the visit");
}

std::optional<Instant> VisitPlanner::chosenTime() const
{
    const auto day = Date::parse(m_days.chosen().toStdString());
    if (!day)
        return std::nullopt;
    return timeOn(*day, m_times.chosen());
}

void VisitPlanner::offerTimes()
{
    const auto day = Date::parse(m_days.chosen().toStdString());
    const QList<Choice> times = day ? timesOn(*day, m_opened) : QList<Choice>();
    m_times.setChoices(times);
    if (m_times.chosen().isEmpty() && !times.isEmpty())
        m_times.choose(times.front().word);
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
            advice.warning = tr("This enterprise has %n visit(s) that month already, done or "
                                "planned; the park wants %1 at most. Visit it only if you must.",
                                nullptr, burden.received + burden.planned)
                                 .arg(burden.cap);
            for (const VisitRow& row :
                 VisitStore(tablet.database()).plannedOf(id, startOfDay(parkDate(now))))
                if (row.visit.officerId != tablet.actor().id)
                    advice.joinable.append(
                        {QString::fromStdString(row.visit.id.text()), joinText(row)});
            if (!advice.joinable.isEmpty())
                advice.joinable.prepend({QString(), tr("A visit of my own")});
            return advice;
        },
        [this, id](const Advice& advice) {
            if (id != m_enterprise.id())
                return;
            m_warning = advice.warning;
            m_joinable.setChoices(advice.joinable);
            emit changed();
        });
}

void VisitPlanner::chooseDay(const QString& word)
{
    const auto day = Date::parse(word.toStdString());
    if (day && parkDate(m_opened) < *day && !m_days.offers(word)) {
        QList<Choice> days = daysFrom(m_opened);
        days.append({word, visit_text::dateText(*day)});
        m_days.setChoices(days);
    }
    m_days.choose(word);
    offerTimes();
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
    if (!canPlan())
        return;
    Preset preset;
    preset.id = m_enterprise.id();
    preset.name = m_enterprise.name();
    preset.now = m_opened;
    save(preset, chosenTime(),
         VisitId::parse(m_joinable.chosen().toStdString()).value_or(VisitId{}));
}

void VisitPlanner::save(const Preset& preset, std::optional<Instant> at, VisitId joint)
{
    m_saving = true;
    emit changed();
    m_core.write(
        this,
        [enterprise = preset.id, at, joint](Tablet& tablet) -> Result<VisitId> {
            Instant when = at.value_or(tablet.clock().now());
            if (!joint.isNil()) // one goes along: at the time of the visit that is joined
                if (const auto joined = VisitStore(tablet.database()).find(joint))
                    when = joined->visit.plannedAt.value_or(when);
            return VisitService(tablet).plan(enterprise, when, joint);
        },
        [this, preset, now = !at && joint.isNil()](const Result<VisitId>& id) {
            m_saving = false;
            if (!id) {
                fail(preset, id.error());
                return;
            }
            emit changed();
            leave();
            emit planned(QString::fromStdString(id->text()), now);
        });
}

void VisitPlanner::fail(const Preset& preset, const Error& error)
{
    if (!m_active)
        show(preset, true);
    m_errorText = sentenceFor(error);
    emit changed();
}

void VisitPlanner::leave()
{
    if (!m_active)
        return;
    m_active = false;
    emit changed();
}

} // namespace wupan
