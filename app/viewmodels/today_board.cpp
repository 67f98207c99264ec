#include "today_board.h"

#include "app/core_thread.h"
#include "core/store/meta_store.h"
#include "visit_text.h"

namespace wupan {
namespace {

// Distances of time are said in days and hours; a minute is soon enough for both.
constexpr int kRefreshMs = 60 * 1000;

} // namespace

TodayBoard::TodayBoard(CoreThread& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
    connect(&m_core, &CoreThread::recordsChanged, this, &TodayBoard::refresh);
    connect(&m_core, &CoreThread::signInFinished, this, &TodayBoard::refresh);
    connect(&m_core, &CoreThread::opened, this, &TodayBoard::refresh);
    m_minute.setInterval(kRefreshMs);
    connect(&m_minute, &QTimer::timeout, this, &TodayBoard::refresh);
    m_minute.start();
    refresh();
}

void TodayBoard::refresh()
{
    m_core.read(
        this,
        [](Tablet& tablet) { return std::make_shared<TodayDetails>(readTodayDetails(tablet)); },
        [this](const std::shared_ptr<TodayDetails>& details) {
            if (!details)
                return;
            m_details = std::move(*details);
            m_loaded = true;
            m_visits.show(m_details.day.visits);
            m_suggestions.show(m_details.day.suggestions);
            m_plates.show(m_details.plates);
            m_news.show(m_details.news);
            m_notices.show(m_details.notices);
            emit changed();
        });
}

void TodayBoard::markNoticesSeen()
{
    m_core.keep(
        this,
        [upTo = m_details.newestNotice](Tablet& tablet) {
            return tablet.inTransaction([&] {
                MetaStore(tablet.database()).set(MetaKey::noticesSeen, upTo.ms);
                return done();
            });
        },
        [this](const Status&) { refresh(); });
}

QString TodayBoard::dateText() const
{
    return m_loaded ? visit_text::dateText(m_details.today) : QString();
}

QString TodayBoard::quotaText() const
{
    if (!m_loaded)
        return {};
    return tr("%1/%2", "visits that count, quota")
        .arg(m_details.quota.done)
        .arg(m_details.quota.quota);
}

QString TodayBoard::quotaDetail() const
{
    const QuotaProgress& quota = m_details.quota;
    if (!m_loaded)
        return {};
    if (quota.remaining == 0)
        return tr("this month's quota is reached");
    return tr("%1 more · %2", "visits, days left")
        .arg(quota.remaining)
        .arg(quota.daysLeftInMonth == 0 ? tr("the last day")
                                        : tr("%n day(s) left", nullptr, quota.daysLeftInMonth));
}

double TodayBoard::quotaShare() const
{
    const QuotaProgress& quota = m_details.quota;
    if (!m_loaded)
        return 0;
    return quota.quota == 0 ? 1 : qMin(1.0, double(quota.done) / quota.quota);
}

} // namespace wupan
