#pragma once

#include "issue_photo_model.h"
#include "timeline_model.h"

#include "core/model/issue.h"
#include "core/model/park.h"
#include "core/store/attachment_store.h"

#include <optional>
#include <string>
#include <vector>

namespace wupan {

class Tablet;

/// Everything that the page shows of one issue, worded and formatted. Made on the core thread, so
/// that the UI thread only hands it on.
struct IssueDetails
{
    Issue issue;
    QString number;        ///< or what stands for it while headquarters has given none
    QString subtitle;      ///< enterprise · plate · found on visit … · department
    QString sideState;     ///< returned, contested, suspended; empty on the main path
    QString overdueText;   ///< "6 days overdue"; empty in time
    QString overdueDetail; ///< "was due 11-17, escalated to the leader in charge"
    std::vector<TimelineRow> timeline;
    std::vector<IssuePhoto> photos;
    bool maySupplement = false;
    bool mayComment = false;
    bool mayRate = false; ///< it is answered, and the enterprise may be asked
};

/// nullopt when the tablet has no such issue. Throws SqliteError. Thread: the Tablet's.
[[nodiscard]] std::optional<IssueDetails> readIssueDetails(Tablet& tablet, IssueId id);

/// Those of the rows that are photos, as a page shows them. Thread: the Tablet's.
/// What headquarters lacks of a file; empty when it has it.
[[nodiscard]] QString photoState(const AttachmentRow& row);
[[nodiscard]] std::vector<IssuePhoto> photosOf(Tablet& tablet,
                                               const std::vector<AttachmentRow>& rows);

/// What headquarters could give for those that are shown without a picture.
[[nodiscard]] std::vector<std::string> lackingThumbnails(const std::vector<IssuePhoto>& photos);

/// The park and its settings; the defaults before the first sync. Throws SqliteError.
[[nodiscard]] Park parkOf(Tablet& tablet);
[[nodiscard]] int yellowDaysOf(Tablet& tablet);

} // namespace wupan
