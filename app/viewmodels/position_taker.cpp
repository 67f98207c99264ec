#include "position_taker.h"

#include "visit_text.h"

#include <utility>

namespace wupan {

PositionTaker::~PositionTaker()
{
    if (!m_path.isEmpty())
        m_source.stop();
}

QString PositionTaker::text() const
{
    if (m_path.isEmpty())
        return {};
    if (!m_source.available())
        return tr("This device tells no position. Type it.");
    if (!m_fix)
        return tr("Finding the position …");
    return tr("Position found, %1. A better one may come.")
        .arg(visit_text::accuracyText(m_fix->accuracyMeters));
}

void PositionTaker::begin(const QString& path, double enoughMeters)
{
    if (path == m_path)
        return;
    m_path = path;
    m_enoughMeters = enoughMeters;
    m_fix.reset();
    m_source.start([this](const PositionFix& fix) {
        m_fix = fix;
        emit changed();
        // Not within the receiver's call: using it stops the receiver.
        if (fix.accuracyMeters <= m_enoughMeters)
            QMetaObject::invokeMethod(this, &PositionTaker::use, Qt::QueuedConnection);
    });
    emit changed();
}

void PositionTaker::use()
{
    if (m_path.isEmpty() || !m_fix)
        return;
    const QString path = m_path;
    const PositionFix fix = *m_fix;
    cancel();
    emit taken(path, fix);
}

void PositionTaker::cancel()
{
    if (m_path.isEmpty())
        return;
    m_source.stop();
    m_path.clear();
    m_fix.reset();
    emit changed();
}

} // namespace wupan
