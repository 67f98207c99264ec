#include "version_change.h"

#include "app/core_thread.h"

namespace wupan {

void VersionChange::show(const VisitDetails& details)
{
    const VisitState state = details.visit.state;
    const bool draft =
        details.mine && (state == VisitState::planned || state == VisitState::checkedIn);
    const ChecklistId newer = draft ? details.newerForm : ChecklistId{};
    // What was looked at is not what would happen now.
    if (newer != m_newer || details.visit.id != m_visit)
        m_active = false;
    m_visit = details.visit.id;
    m_newer = newer;
    m_version = details.newerVersion;
    m_earlier.show(details.earlierAnswers);
    emit changed();
}

QString VersionChange::offer() const
{
    return m_newer.isNil()
               ? QString()
               : tr("A newer version of this checklist is there (version %1).").arg(m_version);
}

QString VersionChange::heading() const
{
    return tr("To version %1 of the checklist").arg(m_version);
}

QString VersionChange::movesText() const
{
    if (!m_problem.isEmpty())
        return m_problem;
    return m_moving == 0
               ? tr("No answer moves to the new version.")
               : tr("%n answer(s) move to the new version.", nullptr, static_cast<int>(m_moving));
}

QString VersionChange::misfitsText() const
{
    if (!m_problem.isEmpty())
        return {};
    return m_misfits.rowCount() == 0
               ? tr("Everything fits.")
               : tr("%n answer(s) do not fit, and are kept with the visit:", nullptr,
                    m_misfits.rowCount());
}

void VersionChange::look()
{
    if (m_newer.isNil())
        return;
    m_core.read(
        this,
        [visit = m_visit, newer = m_newer](Tablet& tablet) {
            return previewVersion(tablet, visit, newer);
        },
        [this, visit = m_visit, newer = m_newer](VersionPreview preview) {
            if (visit != m_visit || newer != m_newer)
                return;
            m_moving = preview.moving;
            m_problem = preview.problem;
            m_misfits.show(std::move(preview.misfits));
            m_active = true;
            emit changed();
        });
}

void VersionChange::leave()
{
    if (!m_active)
        return;
    m_active = false;
    emit changed();
}

} // namespace wupan
