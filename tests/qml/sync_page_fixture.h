#pragma once

#include "app/core_thread.h"
#include "core/services/visit_service.h"
#include "sign_in_editor.h"
#include "sync_status.h"
#include "tests/support/temporary_tablet.h"

#include <QObject>
#include <QtQmlIntegration>

namespace wupan::test {

/// The real view models of the sync and sign-in pages, over a real tablet with one planned visit
/// that waits.
class SyncPageFixture : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(wupan::SyncStatus* status READ status CONSTANT FINAL)
    Q_PROPERTY(wupan::SignInEditor* signIn READ signIn CONSTANT FINAL)

public:
    explicit SyncPageFixture(QObject* parent = nullptr)
        : QObject(parent)
    {
        static_cast<void>(
            VisitService(*m_device.tablet).plan(m_device.enterprise.id, m_device.clock.now()));
    }

    [[nodiscard]] SyncStatus* status() { return &m_status; }
    [[nodiscard]] SignInEditor* signIn() { return &m_signIn; }

    Q_INVOKABLE void networkCut()
    {
        SyncReport report;
        report.error = Error{ErrorCode::unreachable, ""};
        emit m_core.syncFinished(report);
    }
    /// What the core says of photos and the network.
    Q_INVOKABLE void filesHeld(bool offered, bool wanted, bool now)
    {
        emit m_core.filesHeld(offered, wanted, now);
    }
    Q_INVOKABLE void openedFirstTime() { emit m_core.opened(done(), false, false, {}); }
    Q_INVOKABLE void passwordRefused()
    {
        emit m_core.signInFinished(Error{ErrorCode::wrongPassword, ""});
    }

private:
    TemporaryTablet m_device;
    CoreThread m_core{*m_device.tablet};
    SyncStatus m_status{m_core};
    SignInEditor m_signIn{m_core, "https://hq.example"};
};

} // namespace wupan::test
