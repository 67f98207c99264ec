#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <map>
#include <string>

namespace wupan {

class CoreThread;
class Tablet;

/// What one open item holds and the tablet has not confirmed yet, by key. What could not be saved
/// is sent again with the next save, and by itself every few seconds, until it is saved. Everything
/// unsaved goes together. Thread: the UI's; writes on the core thread.
class UnsavedEdits final : public QObject
{
    Q_OBJECT

public:
    using Work = std::function<Status(Tablet&)>;
    /// By key, which edit of the item it was.
    using Edits = std::map<std::string, int>;

    /// `work` makes the write of what these keys hold at present; the write may run again.
    UnsavedEdits(CoreThread& core, std::function<Work(const Edits&)> work);

    /// From now on `key` holds something that is not saved.
    void note(const std::string& key);
    /// What is unsaved, now.
    void send();
    /// The same, within a second of the first call.
    void sendSoon();
    /// The item is left. What was sent is still written.
    void forget();

    [[nodiscard]] const Edits& edits() const { return m_edits; }
    [[nodiscard]] bool holds(const std::string& key) const { return m_edits.contains(key); }
    /// Saved, or known not to be.
    [[nodiscard]] bool settled() const;
    /// Why the latest attempt did not save it; empty once it did.
    [[nodiscard]] QString problem() const { return m_problem; }

signals:
    void saved(wupan::Instant at);
    /// After the tablet answered, whatever it said.
    void answered();

private:
    void finish(int upTo, const Result<Instant>& at);
    [[nodiscard]] static QString sentenceFor(const Error& error);

    CoreThread& m_core;
    std::function<Work(const Edits&)> m_work;
    Edits m_edits;
    int m_latest = 0;  ///< edit of the item
    int m_item = 0;    ///< an answer to an earlier one is of no interest
    int m_sending = 0; ///< writes on their way
    QString m_problem;
    QTimer m_soon;
    QTimer m_again;
};

} // namespace wupan
