#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QString>
#include <QtQmlIntegration>

namespace wupan {

class CoreThread;

/// The sign-in page: the first time with a one-time code, afterwards with name and password.
class SignInEditor final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(bool ready READ ready NOTIFY changed FINAL)
    Q_PROPERTY(bool signedIn READ signedIn NOTIFY changed FINAL)
    Q_PROPERTY(bool needsCode READ needsCode NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ busy NOTIFY changed FINAL)
    Q_PROPERTY(QString login READ login NOTIFY changed FINAL)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed FINAL)
    /// The data cannot be opened: nothing but this sentence is shown.
    Q_PROPERTY(QString fatalText READ fatalText NOTIFY changed FINAL)
    Q_PROPERTY(QString headquarters READ headquarters CONSTANT FINAL)

public:
    SignInEditor(CoreThread& core, QString headquarters, QObject* parent = nullptr);

    [[nodiscard]] bool ready() const { return m_ready; }
    [[nodiscard]] bool signedIn() const { return m_signedIn; }
    [[nodiscard]] bool needsCode() const { return m_needsCode; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString login() const { return m_login; }
    [[nodiscard]] QString errorText() const { return m_errorText; }
    [[nodiscard]] QString fatalText() const { return m_fatalText; }
    [[nodiscard]] QString headquarters() const { return m_headquarters; }

    /// `code`: as it was read aloud, or the whole text of the QR code.
    Q_INVOKABLE void submit(const QString& code, const QString& login, const QString& password);

signals:
    void changed();

private:
    void onOpened(const Status& status, bool enrolled, bool signedIn, const QString& lastLogin);
    void onSignInFinished(const Status& status);
    void onDamaged();

    CoreThread& m_core;
    QString m_headquarters;
    bool m_ready = false;
    bool m_signedIn = false;
    bool m_needsCode = true;
    bool m_busy = false;
    QString m_login;
    QString m_errorText;
    QString m_fatalText;
};

} // namespace wupan
