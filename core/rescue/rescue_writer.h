#pragma once

#include "core/rescue/rescue_parts.h"
#include "core/store/tablet.h"

namespace wupan {

/// Puts everything of this tablet that headquarters may lack into one file that only headquarters
/// can read: the outbox and the edits that were answered lately, the attention list, and the files
/// that headquarters did not confirm. Needs no network and no session. No edit, record or mark of
/// sending changes; only, edits that wait are joined by no later ones. A file that cannot be read
/// is left out and listed. The bundle is there when this returned ok, and not before. Returns what
/// is in it. Errors: wrongState (headquarters' key has not come yet), diskFull, storage,
/// damagedData.
[[nodiscard]] Result<RescueManifest> writeRescueBundle(Tablet& tablet,
                                                       const std::filesystem::path& path);

} // namespace wupan
