#pragma once

#include "app/report/visit_report.h"
#include "visit_details.h"

#include <QStringList>

#include <map>
#include <string>
#include <vector>

namespace wupan {

class Tablet;

/// The pictures of a visit and of the issues that were found on it.
struct ReportPictures
{
    std::vector<ReportPhoto> photos; ///< the visit's by time, then each issue's
    QString photosNote;
    std::map<std::string, QStringList> numbers; ///< of the visit's photos, by their question's path
    std::vector<ReportSignature> signatures;    ///< under the visit, then under ratings
};

/// Throws SqliteError. Thread: the Tablet's.
[[nodiscard]] ReportPictures reportPictures(Tablet& tablet, const VisitDetails& details,
                                            const std::vector<Issue>& issues);

} // namespace wupan
