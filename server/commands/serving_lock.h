#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <optional>

namespace wupan {

/// Held by whoever needs a data folder for itself: one server, or a restore.
class ServingLock
{
public:
    /// Errors: alreadyOpen when another process holds it, storage.
    [[nodiscard]] static Result<ServingLock> take(const std::filesystem::path& folder);
    ServingLock(ServingLock&& other) noexcept;
    ServingLock& operator=(ServingLock&&) = delete;
    ServingLock(const ServingLock&) = delete;
    ServingLock& operator=(const ServingLock&) = delete;
    ~ServingLock();

private:
    explicit ServingLock(int file)
        : m_file(file)
    {}
    int m_file;
};

} // namespace wupan
