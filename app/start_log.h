#pragma once

class QQmlApplicationEngine;

namespace wupan {

class SignInEditor;
class TodayBoard;

/// Logs "first useful frame" once the today page stands on the screen with its content. Only where
/// the category is switched on: QT_LOGGING_RULES=wupan.start.info=true. Call it after load().
void logFirstUsefulFrame(const QQmlApplicationEngine& engine, const SignInEditor& signIn,
                         const TodayBoard& today);

} // namespace wupan
