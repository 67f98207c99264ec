#pragma once

#include "app/report/visit_report.h"
#include "core/base/result.h"

#include <filesystem>
#include <functional>

namespace wupan {

/// Told before each page; false stops the writing.
using ReportProgress = std::function<bool(std::size_t page, std::size_t pages)>;

/// Writes the report as a PDF of A4 pages, with a subset of its font in it and the pictures at 200
/// dots per inch. The file is there whole or not at all. A picture that cannot be read is said in
/// words. Errors: diskFull, storage, cancelled. REQUIRES: a QGuiApplication, for the fonts. Any
/// thread, in which it takes seconds for some hundred photos.
[[nodiscard]] Status writeReport(const VisitReport& report, const std::filesystem::path& path,
                                 const ReportProgress& onPage);

} // namespace wupan
