#pragma once

#include "core/base/result.h"

#include <QString>

namespace wupan {

class Tablet;

/// Writes an entry of the attention list with all versions as a readable file into `folder`, which
/// is made if need be; over a file of the same entry. Returns its path. Errors: notFound, diskFull,
/// storage.
[[nodiscard]] Result<QString> writeAttentionFile(Tablet& tablet, qint64 entry,
                                                 const QString& folder);

} // namespace wupan
