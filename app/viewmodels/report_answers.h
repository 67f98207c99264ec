#pragma once

#include "app/report/visit_report.h"
#include "visit_details.h"

#include <QStringList>

#include <map>
#include <string>

namespace wupan {

/// The checklist's part of a report.
struct ReportAnswers
{
    std::vector<ReportSection> sections; ///< that were asked
    QString note;                        ///< why there are none, or what is missing; else empty
};

/// The relevant questions with their answers as they counted when the visit was completed.
/// `photoNumbers`: those of the report's photos, by the path of their question. Any thread.
[[nodiscard]] ReportAnswers reportAnswers(const VisitDetails& details,
                                          const std::map<std::string, QStringList>& photoNumbers);

/// What a question asks, shortly; empty when the form does not have it.
[[nodiscard]] QString questionLabel(const VisitDetails& details, const std::string& path);

} // namespace wupan
