#pragma once

#include "core/rescue/rescue_reader.h"
#include "server/api/context.h"

namespace wupan {

/// What became of what a rescue bundle holds.
struct RescueReport
{
    std::int64_t applied = 0;
    std::int64_t merged = 0;
    std::int64_t conflicts = 0;
    std::int64_t refused = 0;    ///< with a copy in history
    std::int64_t copies = 0;     ///< of the attention list
    std::int64_t unreadable = 0; ///< edits, kept as they were found
    std::int64_t hereBefore = 0;
    std::int64_t files = 0;
    std::int64_t filesHereBefore = 0;
    std::int64_t filesUnreadable = 0; ///< no picture, or not the one that the tablet meant

    /// False when all of it was here before.
    [[nodiscard]] bool tookAnything() const
    {
        return applied + merged + conflicts + refused + copies + unreadable + files > 0;
    }
};

/// The secret keys of this headquarters.
[[nodiscard]] Result<SealedFileReader::SecretOf> rescueSecrets(ServerStore& store);

/// Reads a bundle from beginning to end. Only one that passes may be imported. Errors: those of
/// RescueReader.
[[nodiscard]] Result<RescueManifest> examineRescueBundle(const std::filesystem::path& path,
                                                         const SealedFileReader::SecretOf& secrets);

/// Applies each edit as its author, at the time at which it was made, as if the tablet had sent it;
/// but under a device id of the import's own, so that the tablet's row of edits stays as it is.
/// What came before, from the tablet or from a bundle, changes nothing; so after an error it can be
/// done again. REQUIRES: examineRescueBundle() was ok, and the bundle is of this park. Errors:
/// diskFull, storage.
[[nodiscard]] Result<RescueReport> importRescueBundle(ServerContext& context, ParkId park,
                                                      const std::filesystem::path& path,
                                                      const SealedFileReader::SecretOf& secrets);

} // namespace wupan
