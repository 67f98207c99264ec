#pragma once

#include "core/rescue/rescue_parts.h"

#include <QObject>
#include <QtQmlIntegration>

namespace wupan {

class CoreThread;
class Tablet;

/// Saves everything that headquarters may lack into one file for headquarters, with one tap, also
/// when nothing else works. Thread: the UI's; the file is written on the core thread.
class RescueExport final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    /// Something of this device is not at headquarters.
    Q_PROPERTY(bool needed READ needed NOTIFY changed FINAL)
    /// And it will not get there by itself: the last sync failed, and not for want of a network; or
    /// an edit has waited for more than a day.
    Q_PROPERTY(bool urgent READ urgent NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ busy NOTIFY changed FINAL)
    /// Where the file is, what is in it, and what to do with it; empty before it was saved.
    Q_PROPERTY(QString savedText READ savedText NOTIFY changed FINAL)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed FINAL)

public:
    RescueExport(CoreThread& core, QString folder, QObject* parent = nullptr);

    [[nodiscard]] bool needed() const { return m_needed; }
    [[nodiscard]] bool urgent() const { return m_needed && (m_failed || m_waitsForLong); }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString savedText() const { return m_savedText; }
    [[nodiscard]] QString errorText() const { return m_errorText; }

    Q_INVOKABLE void save();

signals:
    void changed();

private:
    struct Saved
    {
        QString path;
        RescueManifest manifest;
    };
    struct Need
    {
        bool any = false;
        bool forLong = false;
    };
    void refresh();
    [[nodiscard]] static Result<Saved> write(Tablet& tablet, const QString& folder);
    void onSaved(const Result<Saved>& saved);

    CoreThread& m_core;
    QString m_folder;
    bool m_needed = false;
    bool m_waitsForLong = false;
    bool m_failed = false; ///< the last sync
    bool m_busy = false;
    QString m_savedText;
    QString m_errorText;
};

} // namespace wupan
