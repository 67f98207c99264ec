#include "visit_history.h"

#include "app/core_thread.h"
#include "visit_lines.h"

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
            auto lines = std::make_shared<std::vector<VisitLine>>();
            const Instant now = tablet.clock().now();
            for (const VisitRow& row :
                 VisitStore(tablet.database()).history(tablet.actor().id, 0, kVisitsShown))
                lines->push_back(historyLineOf(row, now));
            return lines;
        },
        [this](const std::shared_ptr<std::vector<VisitLine>>& lines) {
            if (!lines)
                return;
            m_visits.show(std::move(*lines));
            m_loaded = true;
            emit loadedChanged();
        });
}

} // namespace wupan
