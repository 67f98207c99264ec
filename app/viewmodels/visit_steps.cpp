#include "visit_steps.h"

#include "checklist_editor.h"

#include <algorithm>

namespace wupan {

QString VisitSteps::kind() const
{
    const bool fixed = m_current == kCheckIn || m_current == kSummary || m_current == kSignature;
    return fixed ? m_current : QStringLiteral("section");
}

int VisitSteps::rowOf(const QString& key) const
{
    const std::vector<VisitStepRow>& rows = m_model.rows();
    const auto found = std::ranges::find(rows, key, &VisitStepRow::key);
    return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
}

bool VisitSteps::hasNext() const
{
    return position() + 1 < m_model.rowCount();
}

QString VisitSteps::title() const
{
    return m_model.rowCount() == 0 ? QString()
                                   : m_model.rows()[static_cast<std::size_t>(position())].title;
}

QString VisitSteps::nextTitle() const
{
    return hasNext() ? m_model.rows()[static_cast<std::size_t>(position()) + 1].title : QString();
}

QString VisitSteps::remark() const
{
    for (const forms::SectionProgress& each : m_checklist.sections()) {
        if (QString::fromStdString(each.section->path) != m_current)
            continue;
        const QString answered = tr("%1 of %2 answered").arg(each.answered).arg(each.total);
        const int difficulties = m_checklist.difficultiesIn(*each.section);
        return difficulties == 0
                   ? answered
                   : tr("%1 · %n difficulty(ies)", nullptr, difficulties).arg(answered);
    }
    return {};
}

int VisitSteps::progressPercent() const
{
    return m_checklist.progressPercent();
}

void VisitSteps::show(const Finished& finished)
{
    m_finished = finished;
    const int before = position();
    showModel();
    // The section is irrelevant now: its neighbour takes its place.
    if (const int last = m_model.rowCount() - 1; rowOf(m_current) < 0)
        goTo(m_model.rows()[static_cast<std::size_t>(std::min(before, last))].key);
    emit changed();
}

void VisitSteps::reset()
{
    m_current = kCheckIn;
    m_model.show({});
    emit changed();
}

void VisitSteps::showModel()
{
    std::vector<VisitStepRow> rows;
    const auto add = [&](const QString& key, const QString& title, const QString& progress,
                         bool finished) {
        const auto number = static_cast<int>(rows.size()) + 1;
        rows.push_back({key, QString::number(number), title, progress, finished, key == m_current});
    };
    add(kCheckIn, tr("Check-in"), {}, m_finished.checkIn);
    for (const forms::SectionProgress& each : m_checklist.sections())
        add(QString::fromStdString(each.section->path), m_checklist.titleOf(*each.section),
            each.total == 0 ? QString() : tr("%1/%2").arg(each.answered).arg(each.total),
            each.missing == 0 && each.answered > 0);
    add(kSummary, tr("Summary"), m_finished.summary ? QString() : tr("required"),
        m_finished.summary);
    add(kSignature, tr("Signature"), {}, m_finished.signature);
    m_model.show(std::move(rows));
}

void VisitSteps::goTo(const QString& key)
{
    if (rowOf(key) < 0 || key == m_current)
        return;
    m_current = key;
    m_checklist.showSection(key.toStdString());
    showModel();
    emit changed();
    emit moved();
}

void VisitSteps::next()
{
    if (hasNext())
        goTo(m_model.rows()[static_cast<std::size_t>(position()) + 1].key);
}

void VisitSteps::previous()
{
    if (hasPrevious())
        goTo(m_model.rows()[static_cast<std::size_t>(position()) - 1].key);
}

} // namespace wupan
