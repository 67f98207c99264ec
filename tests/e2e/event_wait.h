#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

namespace wupan::test {

/// Whether it came true within the time, while events are handled as they come. QTest::qWaitFor
/// sleeps between two looks, which a test of thousands of exchanges cannot afford.
template <class Predicate>
bool waitFor(Predicate cameTrue, int milliseconds = 30'000)
{
    const QDeadlineTimer deadline(milliseconds);
    QTimer end; // an event at the latest then
    end.start(milliseconds);
    while (!cameTrue() && !deadline.hasExpired()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return cameTrue();
}

} // namespace wupan::test
