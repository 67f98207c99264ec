#include "check_in_position.h"

#include "visit_text.h"

namespace wupan {

CheckInPosition::CheckInPosition(PositionSource& source, int keptMs)
    : m_source(source)
{
    m_age.setSingleShot(true);
    m_age.setInterval(keptMs);
    connect(&m_age, &QTimer::timeout, this, [this] {
        m_fix.reset();
        emit changed();
    });
}

CheckInPosition::~CheckInPosition()
{
    if (m_following)
        m_source.stop();
}

QString CheckInPosition::text() const
{
    if (!m_source.available())
        return tr("This device tells no position. The check-in counts all the same; the time is "
                  "recorded.");
    if (!m_fix)
        return tr("Finding the position … You need not wait: the check-in counts without it.");
    return tr("Position found, %1").arg(visit_text::accuracyText(m_fix->accuracyMeters));
}

void CheckInPosition::follow(bool wanted)
{
    if (wanted == m_following)
        return;
    m_following = wanted;
    m_fix.reset();
    m_age.stop();
    if (wanted)
        m_source.start([this](const PositionFix& fix) {
            m_fix = fix;
            m_age.start();
            emit changed();
        });
    else
        m_source.stop();
    emit changed();
}

} // namespace wupan
