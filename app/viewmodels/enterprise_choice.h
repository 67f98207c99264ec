#pragma once

#include "choice_model.h"

#include "core/base/uuid.h"

#include <QObject>
#include <QTimer>
#include <QtQmlIntegration>

namespace wupan {

class CoreThread;

/// Which enterprise something is about: found by name, credit code or initials, or given. Thread:
/// the UI's; reads on the core thread.
class EnterpriseChoice final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to an editor")
    /// Of the chosen one; empty while none is.
    Q_PROPERTY(QString name READ name NOTIFY changed FINAL)
    /// The visit or the page decided which one it is.
    Q_PROPERTY(bool fixed READ fixed NOTIFY changed FINAL)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY changed FINAL)
    /// What the search finds, at most eight; empty when one is chosen.
    Q_PROPERTY(wupan::ChoiceModel* offered READ offered CONSTANT FINAL)

public:
    explicit EnterpriseChoice(CoreThread& core);

    [[nodiscard]] EnterpriseId id() const { return m_id; } ///< nil while none is chosen
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] bool fixed() const { return m_fixed; }
    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString& text);
    [[nodiscard]] ChoiceModel* offered() { return &m_offered; }

    /// Begins with one, or with none to be chosen.
    void begin(EnterpriseId id, const QString& name, bool fixed);

    Q_INVOKABLE void choose(const QString& enterpriseId);
    Q_INVOKABLE void forget();

signals:
    void changed();
    /// Another one was chosen, or none.
    void chosenChanged();

private:
    void find();

    CoreThread& m_core;
    EnterpriseId m_id;
    QString m_name;
    bool m_fixed = false;
    QString m_search;
    ChoiceModel m_offered;
    QTimer m_searching;
};

/// Empty when the tablet has no such enterprise. Throws SqliteError. Thread: the Tablet's.
[[nodiscard]] QString enterpriseName(class Tablet& tablet, EnterpriseId id);

} // namespace wupan
