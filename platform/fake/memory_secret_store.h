#pragma once

#include "core/ports/secret_store.h"

#include <map>

namespace wupan::fake {

/// SecretStore in memory, answering at once: for tests.
class MemorySecretStore final : public SecretStore
{
public:
    void write(const std::string& key, const std::string& secret,
               std::function<void(Status)> finished) override
    {
        secrets[key] = secret;
        finished(done());
    }
    void read(const std::string& key,
              std::function<void(Result<std::optional<std::string>>)> finished) override
    {
        const auto found = secrets.find(key);
        finished(found == secrets.end() ? std::optional<std::string>()
                                        : std::optional(found->second));
    }
    void erase(const std::string& key, std::function<void(Status)> finished) override
    {
        secrets.erase(key);
        finished(done());
    }

    std::map<std::string, std::string> secrets;
};

} // namespace wupan::fake
