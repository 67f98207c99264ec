#pragma once

#include "tests/repository/source_file.h"

namespace wupan::repository {

/// Theme and controls that import view models; types that use one of a higher layer (theme,
/// controls, components, pages, Main); pages inside pages.
[[nodiscard]] Findings qmlLayerViolations(const SourceFiles& files);

} // namespace wupan::repository
