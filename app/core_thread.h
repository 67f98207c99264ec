#pragma once

#include "core/store/tablet.h"
#include "core/sync/engine.h"

#include <QMetaObject>
#include <QObject>
#include <QPointer>
#include <QThread>
#include <QUrl>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace wupan {

class DeviceCore;
struct FileHold;

/// The one thread that touches the tablet's data. View models post work to it and get the answer
/// later on their own thread, never inside the call; an answer whose receiver is gone is dropped.
/// Owned by the UI thread.
class CoreThread final : public QObject
{
    Q_OBJECT

public:
    /// Works on a tablet that lives in this thread already: for tests.
    explicit CoreThread(Tablet& tablet, QObject* parent = nullptr);
    /// Opens the tablet in `folder` on a thread of its own; opened() tells how that went.
    CoreThread(const QString& folder, const QUrl& headquarters, QObject* parent = nullptr);
    ~CoreThread() override;

    /// `work(Tablet&)` → T on the core thread, then `then(T)` here. What SQLite throws becomes an
    /// empty T, or its Error where T is a Result.
    template <class Work, class Then>
    void read(QObject* receiver, Work work, Then then)
    {
        post(receiver, std::move(work), std::move(then), false);
    }
    /// The same for work that changes something: recordsChanged() follows, and a sync soon.
    template <class Work, class Then>
    void write(QObject* receiver, Work work, Then then)
    {
        post(receiver, std::move(work), std::move(then), true);
    }

    /// The same for what is no record: it never leaves this tablet and no page lists it, as a
    /// draft. Nobody is told.
    template <class Work, class Then>
    void keep(QObject* receiver, Work work, Then then)
    {
        post(receiver, std::move(work), std::move(then), false);
    }

    void enrol(const QString& code, const QString& login, const QString& password);
    void signIn(const QString& login, const QString& password);
    void syncNow();
    void setFilesHeld(bool wanted);
    /// A page would show these, by their hashes; recordsChanged() follows when some came.
    void wantThumbnails(std::vector<std::string> hashes);
    /// Flight mode, for the tour and the user.
    void setNetworkEnabled(bool enabled);
    /// An answer of headquarters itself, as text; empty when there is none. For the tour's last
    /// page.
    void ask(const QString& path, QObject* receiver, std::function<void(QByteArray)> then);

signals:
    /// The data are open (or why not). `enrolled`: this tablet belongs to an officer; `signedIn`:
    /// of the last run still.
    void opened(wupan::Status status, bool enrolled, bool signedIn, QString lastLogin);
    void signInFinished(wupan::Status status);
    /// Headquarters has revoked this tablet: just now, or before it was opened. With eraseDevice
    /// the data are gone when this comes, and opened() came once more.
    void withdrawn(wupan::Error why);
    /// A read found the data damaged; what pages show from now on is not to be trusted. They are
    /// salvaged when the app is opened next.
    void dataDamaged(wupan::Error error);
    void recordsChanged();
    void networkSwitched(bool enabled);
    void syncProgressed(wupan::SyncProgress progress);
    void syncFinished(wupan::SyncReport report);
    /// Whether photos wait for a network where bytes cost nothing: whether that can be told, is
    /// wanted, and is so now.
    void filesHeld(bool offered, bool wanted, bool now);

private:
    /// Emits from the event loop of the pages: what listens to the opening is made at this moment,
    /// by then it is there.
    void tell(std::function<void()> emission);
    void tellHold(const FileHold& hold);

    template <class Work, class Then>
    void post(QObject* receiver, Work work, Then then, bool changes)
    {
        const QPointer<QObject> guard(receiver);
        QMetaObject::invokeMethod(
            m_worker,
            [this, guard, work = std::move(work), then = std::move(then), changes]() mutable {
                using T = decltype(work(*m_tablet));
                auto answer = std::make_shared<T>(tryWork<T>(work));
                QMetaObject::invokeMethod(
                    this,
                    [this, guard, answer, then = std::move(then), changes]() mutable {
                        if (guard)
                            then(std::move(*answer));
                        if (changes)
                            noteChange();
                    },
                    Qt::QueuedConnection);
            },
            Qt::QueuedConnection);
    }

    template <class T, class Work>
    T tryWork(Work& work)
    {
        if (m_tablet == nullptr)
            return emptyOf<T>({ErrorCode::storage, "the data are not open"});
        std::optional<T> answer;
        const Status worked = guarded([&] {
            answer.emplace(work(*m_tablet));
            return done();
        });
        if (answer)
            return std::move(*answer);
        noteTrouble(worked.error(), *m_tablet);
        return emptyOf<T>(worked.error());
    }

    template <class T>
    static T emptyOf(const Error& trouble)
    {
        if constexpr (std::is_default_constructible_v<T>)
            return T{};
        else // a Result
            return trouble;
    }

    void noteTrouble(const Error& trouble, const Tablet& tablet);
    void noteChange();
    void onCore(std::function<void(DeviceCore&)> work);
    void onReady(const Status& opening);
    void onWithdrawn(const Error& why);

    QThread m_thread;
    QObject* m_worker = nullptr;          ///< lives in the thread that works
    Tablet* m_tablet = nullptr;           ///< used by that thread only
    std::shared_ptr<DeviceCore> m_device; ///< open or not
    std::shared_ptr<DeviceCore> m_core;   ///< the same while its data are open
};

} // namespace wupan
