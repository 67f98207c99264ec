#pragma once

#include "answer_file.h"
#include "enterprise_details.h"
#include "issue_photo_model.h"
#include "line_model.h"
#include "recordings.h"

#include "core/forms/form_definition.h"
#include "core/model/issue.h"
#include "core/model/visit.h"
#include "core/procedure/time_limits.h"

#include <QUrl>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wupan {

class Tablet;

/// A form that was read already: parsing again is not needed while the visit keeps its version.
struct KnownForm
{
    ChecklistId id;
    forms::FormPtr form; ///< null: it cannot be read …
    std::string error;   ///< … for this reason, one sentence a line
};

/// Everything that the page shows of one visit. Made on the core thread, so that the UI thread only
/// hands it on.
struct VisitDetails
{
    /// An issue that came of an answer.
    struct TakenProposal
    {
        Issue issue;
        std::vector<IssuePhoto> photos;
    };

    Visit visit;
    KnownForm form;
    /// Pictures, sounds and videos that its form shows, by name; empty: still on its way to this
    /// tablet.
    std::map<std::string, QUrl> formFiles;
    QString formVersion;
    /// Of the same form; also while the visit is over, and cannot be carried over to it.
    ChecklistId newerForm; ///< nil: there is none
    QString newerVersion;
    std::vector<Line> earlierAnswers; ///< kept of earlier versions
    EnterpriseDetails enterprise;
    std::map<std::string, TakenProposal> taken;            ///< by question path
    std::map<std::string, std::vector<IssuePhoto>> photos; ///< of the visit, by question path
    std::map<std::string, AnswerFile> files; ///< of the visit, by the id that answers name
    QString recordingsFolder;
    std::vector<Recording> recordings; ///< that were not kept yet
    TimeLimits limits;
    QString lastSummary; ///< of the visit before
    QString lastSummaryDay;
    QUrl signature; ///< empty while there is none
    /// What a form may ask of the device by name: "deviceid", "username".
    std::map<std::string, std::string> properties;
    bool mine = false;
    Instant now; ///< of the reading

    /// Checked in, not completed, and of the signed-in officer.
    [[nodiscard]] bool fillable() const { return mine && visit.state == VisitState::checkedIn; }
    /// Whether its officer may still say what becomes of a difficulty: a visit may come completed,
    /// from a phone that cannot ask.
    [[nodiscard]] bool decidable() const
    {
        return fillable() || (mine && visit.state == VisitState::completed);
    }
};

/// nullopt when the tablet has no such visit. Throws SqliteError. Thread: the Tablet's.
[[nodiscard]] std::optional<VisitDetails> readVisitDetails(Tablet& tablet, VisitId id,
                                                           const KnownForm& known);

} // namespace wupan
