#pragma once

#include "core/ports/secret_store.h"

#include <filesystem>

namespace wupan {

/// Erases what is on a tablet that headquarters gave up, or goes on where that was interrupted: the
/// secrets in the key store first, then the database, then everything else in the folder. A key
/// store that does not answer holds the data up in nothing, only the end. REQUIRES: no Tablet has
/// the folder open; `secrets` lives until `finished`. Errors: alreadyOpen, storage (the next start
/// goes on).
void eraseTablet(const std::filesystem::path& folder, SecretStore& secrets,
                 std::function<void(Status)> finished);

} // namespace wupan
