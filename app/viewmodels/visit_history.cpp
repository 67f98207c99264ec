#include "visit_history.h"

#include "app/core_thread.h"
#include "issue_text.h"
#include "today_details.h"

namespace wupan {
namespace {

constexpr std::int64_t kVisitsShown = 200;

} // namespace

VisitHistory::VisitHistory(CoreThread& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
    connect(&m_core, &CoreThread::recordsChanged, this, &VisitHistory::refresh);
    connect(&m_core, &CoreThread::signInFinished, this, &VisitHistory::refresh);
    connect(&m_core, &CoreThread::opened, this, &VisitHistory::refresh);
    refresh();
}

void VisitHistory::refresh()
{
    m_core.read(
        this,
        [](Tablet& tablet) {
            std::vector<VisitLine> lines;
            const Instant now = tablet.clock().now();
            for (const VisitRow& row :
                 VisitStore(tablet.database()).history(tablet.actor().id, 0, kVisitsShown)) {
                VisitLine line = visitLineOf(row, now);
                const auto at = row.visit.checkedInAt ? row.visit.checkedInAt : row.visit.plannedAt;
                line.timeDetail = line.time;
                line.time = at ? issue_text::dayText(*at) : QString();
                lines.push_back(std::move(line));
            }
            return lines;
        },
        [this](std::vector<VisitLine> lines) {
            m_visits.show(std::move(lines));
            m_loaded = true;
            emit loadedChanged();
        });
}

} // namespace wupan
