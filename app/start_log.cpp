#include "app/start_log.h"

#include "sign_in_editor.h"
#include "today_board.h"

#include <QLoggingCategory>
#include <QQmlApplicationEngine>
#include <QQuickWindow>

namespace wupan {
namespace {

Q_LOGGING_CATEGORY(startLog, "wupan.start", QtWarningMsg)

/// Watches one window until its first useful frame, then deletes itself.
class FirstUsefulFrame final : public QObject
{
public:
    FirstUsefulFrame(QQuickWindow& window, const SignInEditor& signIn, const TodayBoard& today)
        : QObject(&window)
    {
        // Emitted when everything of a frame stands, before it is drawn.
        connect(&window, &QQuickWindow::afterAnimating, this,
                [this, &signIn, &today] { m_useful = signIn.signedIn() && today.loaded(); });
        connect(&window, &QQuickWindow::frameSwapped, this, [this] {
            if (!m_useful)
                return;
            qCInfo(startLog, "first useful frame");
            deleteLater();
        });
    }

private:
    bool m_useful = false;
};

} // namespace

void logFirstUsefulFrame(const QQmlApplicationEngine& engine, const SignInEditor& signIn,
                         const TodayBoard& today)
{
    if (!startLog().isInfoEnabled())
        return;
    for (QObject* root : engine.rootObjects())
        if (auto* window = qobject_cast<QQuickWindow*>(root))
            new FirstUsefulFrame(*window, signIn, today);
}

} // namespace wupan
