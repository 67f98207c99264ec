#pragma once

#include "core/model/visit.h"
#include "core/procedure/visit_rules.h"

namespace wupan {

/// What the rules need to know of a visit as it is saved.
[[nodiscard]] inline VisitFacts factsOf(const Visit& visit)
{
    return {visit.state, visit.checkedInAt, visit.completedAt, visit.missingAnswers,
            !visit.summary.empty()};
}

} // namespace wupan
