#pragma once

#include "core/model/visit.h"

#include <QString>

#include <vector>

namespace wupan {

/// A sound on its way to a question. It lies in a folder of the tablet until it is kept, and so
/// survives the end of the program.
struct Recording
{
    QString question; ///< path with keys
    QString file;
};

/// Names a new one; nothing of it is there yet but what it belongs to. diskFull, storage.
[[nodiscard]] Result<Recording> newRecording(const QString& folder, VisitId visit,
                                             const QString& question, const QString& name);
/// Those of a visit that were not kept, the oldest first.
[[nodiscard]] std::vector<Recording> recordingsOf(const QString& folder, VisitId visit);
/// It was kept, or nothing is in it.
void forgetRecording(const Recording& recording);

} // namespace wupan
