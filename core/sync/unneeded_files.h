#pragma once

#include "core/store/tablet.h"

namespace wupan {

/// Takes from this tablet the files whose records are gone, once headquarters has them: who may not
/// see a record may not keep its pictures. A kill in the middle is made up for by the next call.
/// Thread: the Tablet's.
[[nodiscard]] Status removeUnneededFiles(Tablet& tablet);

} // namespace wupan
