#pragma once

#include "line_model.h"

#include "core/base/uuid.h"
#include "core/procedure/visit_rules.h"

#include <QString>

#include <optional>
#include <vector>

namespace wupan {

class Tablet;

/// Everything that the page shows of one enterprise, worded and formatted. A field that nobody
/// filled in is empty. Made on the core thread, so that the UI thread only hands it on.
struct EnterpriseDetails
{
    QString name;
    QString facts; ///< industry · staff · R&D share
    QString creditCode;
    QString address;
    QString contactName;
    QString contactPhone;
    QString scale;
    QString responsibleName;
    QString burdenText;       ///< visits of this month against the park's cap
    bool atCap = false;       ///< one more visit would be too many
    std::vector<Line> tags;   ///< text and tone only
    std::vector<Line> issues; ///< open ones, the most urgent first; the key is the issue's id
    QString openIssuesText;   ///< how many are open, and how many of them are listed if not all
    std::vector<Line> visits; ///< by anyone, latest first
};

/// The enterprise's visits, by anyone, in the month of `day`, as EnterpriseStore::visitsIn() counts
/// them. Throws SqliteError. Thread: the Tablet's.
[[nodiscard]] VisitBurden burdenOf(Tablet& tablet, EnterpriseId id, Date day);

/// nullopt when the tablet has no such enterprise. Throws SqliteError. Thread: the Tablet's.
[[nodiscard]] std::optional<EnterpriseDetails> readEnterpriseDetails(Tablet& tablet,
                                                                     EnterpriseId id);

} // namespace wupan
