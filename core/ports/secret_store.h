#pragma once

#include "core/base/result.h"

#include <functional>
#include <optional>
#include <string>

namespace wupan {

/// The device's key store. There is no insecure fallback: without one, secrets live in memory and
/// the user signs in again after a restart. Thread: the caller's; callbacks come later on the same
/// thread.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    virtual void write(const std::string& key, const std::string& secret,
                       std::function<void(Status)> finished) = 0;
    virtual void read(const std::string& key,
                      std::function<void(Result<std::optional<std::string>>)> finished) = 0;
    virtual void erase(const std::string& key, std::function<void(Status)> finished) = 0;
};

} // namespace wupan
