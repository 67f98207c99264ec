#pragma once

#include "app/tour/hand.h"
#include "core/base/json.h"
#include "core/model/attachment.h"
#include "core/model/issue.h"
#include "core/model/visit.h"

#include <QString>
#include <QTextStream>

#include <vector>

namespace wupan {

class CoreThread;
class EnterpriseListModel;
class EnterpriseProfile;
class IssueCaptureEditor;
class IssueEditor;
class SignInEditor;
class SyncStatus;
class TodayBoard;
class VisitEditor;
struct QuestionRow;

/// What the tour looks at to know that a tap had its effect. It acts on the pages alone.
struct TourParts
{
    CoreThread& core;
    SignInEditor& signIn;
    SyncStatus& sync;
    TodayBoard& today;
    EnterpriseListModel& enterprises;
    EnterpriseProfile& enterprise;
    VisitEditor& visit;
    IssueCaptureEditor& capture;
    IssueEditor& issue;
};

struct TourEntrance
{
    QString code; ///< one-time; needed where the tablet is not enrolled yet
    QString login;
    QString password;
};

/// An officer's day on the real pages, with taps and keys: signs in, sees today, checks in at an
/// enterprise, cuts the network, goes through the checklist, captures an issue with a photo, writes
/// the summary, has it signed, completes, restores the network, syncs, looks at the pages upright
/// and on a phone; then asks headquarters what arrived. Each page leaves a picture. Thread: the
/// UI's, with its event loop running.
class Tour
{
public:
    /// Name of the photo that it chooses, which the folder of photos must hold.
    static inline const QString kPhoto = QStringLiteral("sample-photo.jpg");

    Tour(const TourParts& parts, QQuickWindow& window, const QDir& folder, TourEntrance entrance);

    /// The exit code: 0, or 1 after it said which step failed and why.
    int run();

private:
    void signIn();
    void seeToday();
    void findEnterprise();
    void checkIn();
    void answerSections();
    void answer(const QString& path);
    void takeProposal(const QString& path);
    void captureIssue();
    void summarize();
    void sign();
    void complete();
    void seeWhatWaits();
    void sync();
    void seeIssue();
    void seeUprightAndOnAPhone();
    void tellWhatArrived();

    void begin(const QString& step);
    void goOn();
    void choosePhoto();
    [[nodiscard]] const QuestionRow* question(const QString& path) const;
    [[nodiscard]] QString nextUnanswered() const;
    struct Made
    {
        std::vector<IssueId> issues;
        std::vector<Attachment> files;
    };
    [[nodiscard]] Made madeOnThisTablet();
    [[nodiscard]] QByteArray ask(const QString& path);
    [[nodiscard]] json::object recordAtHeadquarters(const QString& type, const std::string& id);
    void tellFile(const Attachment& file);

    TourParts m_parts;
    QDir m_folder;
    TourEntrance m_entrance;
    Hand m_hand;
    QTextStream m_out;
    QString m_step;
    QString m_visitId;
    QString m_issueId;       ///< of the issue that was captured by hand
    bool m_proposed = false; ///< an answer proposed an issue already
};

} // namespace wupan
