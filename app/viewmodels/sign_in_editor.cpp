#include "sign_in_editor.h"

#include "app/core_thread.h"
#include "error_text.h"

#include <utility>

#include <QUrl>
#include <QUrlQuery>

namespace wupan {

namespace {

/// A QR code of headquarters' pages holds a link with the code in it.
QString codeIn(const QString& typed)
{
    const QUrl link(typed.trimmed());
    return link.scheme() == "wupan" ? QUrlQuery(link).queryItemValue("code") : typed.trimmed();
}

} // namespace

SignInEditor::SignInEditor(CoreThread& core, QString headquarters, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_headquarters(std::move(headquarters))
{
    connect(&core, &CoreThread::opened, this, &SignInEditor::onOpened);
    connect(&core, &CoreThread::signInFinished, this, &SignInEditor::onSignInFinished);
    connect(&core, &CoreThread::withdrawn, this, [this](const Error& why) {
        m_signedIn = false;
        m_needsCode = true;
        m_errorText = ErrorText::of(why);
        emit changed();
    });
    connect(&core, &CoreThread::dataDamaged, this, &SignInEditor::onDamaged);
    connect(&core, &CoreThread::syncFinished, this, [this](const SyncReport& report) {
        if (report.error && report.error->code == ErrorCode::damagedData)
            onDamaged();
        if (!report.error || report.error->code != ErrorCode::unauthorized || !m_signedIn)
            return;
        m_signedIn = false;
        m_errorText = ErrorText::of(*report.error);
        emit changed();
    });
}

void SignInEditor::submit(const QString& code, const QString& login, const QString& password)
{
    if (m_busy)
        return;
    if ((m_needsCode && code.trimmed().isEmpty()) || login.trimmed().isEmpty() ||
        password.isEmpty()) {
        m_errorText = m_needsCode ? tr("Please enter the code, your name and your password.")
                                  : tr("Please enter your name and your password.");
        emit changed();
        return;
    }
    m_busy = true;
    m_errorText.clear();
    emit changed();
    if (m_needsCode)
        m_core.enrol(codeIn(code), login, password);
    else
        m_core.signIn(login, password);
}

void SignInEditor::onOpened(const Status& status, bool enrolled, bool signedIn,
                            const QString& lastLogin)
{
    m_ready = true;
    if (!status)
        m_fatalText = ErrorText::of(status.error());
    m_needsCode = !enrolled;
    m_signedIn = signedIn;
    m_login = lastLogin;
    emit changed();
}

void SignInEditor::onDamaged()
{
    m_fatalText = tr("The data on this device are damaged. Close Wupan and open it again: it then "
                     "takes everything that was not sent out of them, and gets the rest from "
                     "headquarters.");
    m_signedIn = false;
    emit changed();
}

void SignInEditor::onSignInFinished(const Status& status)
{
    m_busy = false;
    if (status) {
        m_needsCode = false;
        m_signedIn = true;
    } else {
        m_errorText = status.error().code == ErrorCode::unreachable
                          ? tr("Headquarters cannot be reached. Check the network, then try again.")
                          : ErrorText::of(status.error());
        // A tablet that headquarters no longer knows starts over with a code.
        m_needsCode = m_needsCode || status.error().code == ErrorCode::codeExpired;
    }
    emit changed();
}

} // namespace wupan
