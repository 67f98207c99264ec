#pragma once

#include "attention_text_model.h"
#include "core/services/attention_service.h"
#include "core/store/sync_status_store.h"

#include <QHash>
#include <QObject>
#include <QtQmlIntegration>

namespace wupan {

class CoreThread;

/// The edits that need someone, one at a time: what stands where, and what to do about it. What
/// somebody typed for one entry waits there while another is shown. Thread: the UI's; reads and
/// writes on the core thread.
class AttentionEditor final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    /// "2 / 3"; empty while there are less than two.
    Q_PROPERTY(QString positionText READ positionText NOTIFY changed FINAL)
    Q_PROPERTY(bool hasPrevious READ hasPrevious NOTIFY changed FINAL)
    Q_PROPERTY(bool hasNext READ hasNext NOTIFY changed FINAL)
    Q_PROPERTY(QString heading READ heading NOTIFY changed FINAL)
    Q_PROPERTY(QString remark READ remark NOTIFY changed FINAL)
    /// Both sides changed the same text. Otherwise headquarters did not take the edit.
    Q_PROPERTY(bool conflict READ conflict NOTIFY changed FINAL)
    Q_PROPERTY(QString reasonText READ reasonText NOTIFY changed FINAL)
    Q_PROPERTY(QString alsoText READ alsoText NOTIFY changed FINAL)
    Q_PROPERTY(QString mineWhen READ mineWhen NOTIFY changed FINAL)
    Q_PROPERTY(QString theirsWhen READ theirsWhen NOTIFY changed FINAL)
    Q_PROPERTY(wupan::AttentionTextModel* texts READ texts CONSTANT FINAL)
    Q_PROPERTY(bool canSendAgain READ canSendAgain NOTIFY changed FINAL)
    Q_PROPERTY(bool deciding READ deciding NOTIFY changed FINAL)
    /// giveUp() was asked for and waits for an answer.
    Q_PROPERTY(bool givingUp READ givingUp NOTIFY changed FINAL)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed FINAL)
    /// Where the file is that exportEntry() wrote.
    Q_PROPERTY(QString exportText READ exportText NOTIFY changed FINAL)

public:
    AttentionEditor(CoreThread& core, QString exportFolder, QObject* parent = nullptr);

    [[nodiscard]] int count() const { return static_cast<int>(m_open.size()); }
    [[nodiscard]] QString positionText() const;
    [[nodiscard]] bool hasPrevious() const { return m_position > 0; }
    [[nodiscard]] bool hasNext() const { return m_position + 1 < count(); }
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString remark() const;
    [[nodiscard]] bool conflict() const { return m_case.entry.outcome == Outcome::conflict; }
    [[nodiscard]] QString reasonText() const;
    [[nodiscard]] QString alsoText() const;
    [[nodiscard]] QString mineWhen() const;
    [[nodiscard]] QString theirsWhen() const;
    [[nodiscard]] AttentionTextModel* texts() { return &m_texts; }
    [[nodiscard]] bool canSendAgain() const { return m_case.maySendAgain && !m_deciding; }
    [[nodiscard]] bool deciding() const { return m_deciding; }
    [[nodiscard]] bool givingUp() const { return m_givingUp; }
    [[nodiscard]] QString errorText() const { return m_errorText; }
    [[nodiscard]] QString exportText() const { return m_exportText; }

    Q_INVOKABLE void showPrevious();
    Q_INVOKABLE void showNext();
    /// What is to be sent of a field.
    Q_INVOKABLE void write(const QString& field, const QString& text);
    Q_INVOKABLE void sendMine();
    Q_INVOKABLE void takeTheirs();
    /// The texts as they stand in `result`.
    Q_INVOKABLE void sendResult();
    /// Asks first; confirmGiveUp() does it, keep() does not.
    Q_INVOKABLE void giveUp();
    Q_INVOKABLE void confirmGiveUp();
    Q_INVOKABLE void keep();
    Q_INVOKABLE void exportEntry();

signals:
    void changed();

private:
    struct Snapshot
    {
        std::vector<AttentionRow> open;
        int position = 0;
        AttentionCase shown;
        Instant now;
    };
    void refresh();
    void show(Snapshot snapshot);
    void showTexts();
    void go(int position);
    void forget();
    void decide(std::function<Status(AttentionService&)> decision);
    [[nodiscard]] QString draftKey(const std::string& field) const;

    CoreThread& m_core;
    QString m_exportFolder;
    std::vector<AttentionRow> m_open;
    int m_position = 0;
    std::int64_t m_wanted = 0; ///< entry that is shown, or will be
    int m_request = 0;         ///< number of the newest refresh
    AttentionCase m_case;
    Instant m_now;
    AttentionTextModel m_texts;
    QHash<QString, QString> m_drafts; ///< by entry and field
    bool m_deciding = false;
    bool m_givingUp = false;
    QString m_errorText;
    QString m_exportText;
};

} // namespace wupan
