#pragma once

#include "core/sync/event_reader.h"
#include "core/sync/session.h"
#include "core/sync/sync_schedule.h"
#include "platform/qt_transport.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace wupan {

/// Hears from headquarters that there is something new, for as long as somebody is signed in. What
/// ends a connection is answered with another one, after the pauses of a sync that fails. Thread:
/// that of its QObject.
class EventListener final : public QObject
{
    Q_OBJECT

public:
    EventListener(Session& session, QtTransport& transport, const Clock& clock, Random& random);
    ~EventListener() override;

    /// Somebody is signed in.
    void listen();
    void networkReturned();

    std::function<void()> onNews;

private:
    void arrange();
    void connectNow();
    void hear(const std::string& bytes);
    void onEnded(const Error& error);

    Session& m_session;
    QtTransport& m_transport;
    SyncSchedule m_pace; ///< of connecting
    QTimer m_timer;
    EventReader m_reader;
    bool m_connected = false; ///< or about to be
};

} // namespace wupan
