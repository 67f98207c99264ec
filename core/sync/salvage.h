#pragma once

#include "core/store/tablet.h"

namespace wupan {

/// As Tablet::open. Where the database is damaged, everything in it that does not come again from
/// headquarters is taken over into a new one first, as far as it can be read (SalvageStore has the
/// report); the damaged files are kept beside it as wupan-damaged-1.db and so on. damagedData where
/// there is nothing to take, or where something is missing that may be put back (the database, its
/// log); then nothing was changed. Whenever it is broken off, the next call goes on.
[[nodiscard]] Result<std::unique_ptr<Tablet>> openOrSalvage(const std::filesystem::path& folder,
                                                            const Clock& clock, Random& random);

} // namespace wupan
