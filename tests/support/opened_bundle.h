#pragma once

#include "core/base/base64.h"
#include "core/rescue/rescue_reader.h"
#include "core/rescue/sealing_keys.h"
#include "core/store/meta_store.h"
#include "core/store/tablet.h"
#include "tests/support/seeded_random.h"

#include <map>
#include <stdexcept>

namespace wupan::test {

inline SealingKeys sealingKeys(std::uint64_t seed = 41)
{
    SeededRandom random(seed);
    return SealingKeys::make(random);
}

inline SealedFileReader::SecretOf secretsOf(const SealingKeys& keys)
{
    return [keys](std::string_view publicKey) {
        return publicKey == keys.publicKey ? std::optional(keys.secretKey) : std::nullopt;
    };
}

/// As if the tablet had been enrolled by that headquarters.
inline void giveRescueKey(Tablet& tablet, const SealingKeys& keys, ParkId park)
{
    const Status given = tablet.inTransaction([&] {
        MetaStore meta(tablet.database());
        meta.set(MetaKey::rescueKey, toBase64(keys.publicKey));
        meta.set(MetaKey::parkId, park.text());
        return done();
    });
    if (!given)
        throw std::runtime_error(given.error().detail);
}

/// All that is in a rescue bundle.
struct OpenedBundle
{
    RescueManifest manifest;
    std::vector<KeptEdit> edits;
    std::vector<KeptEntry> entries;
    std::map<std::string, std::string> files; ///< by what they are called

    static Result<OpenedBundle> open(const std::filesystem::path& path, const SealingKeys& keys)
    {
        auto reader = RescueReader::open(path, secretsOf(keys));
        if (!reader)
            return reader.error();
        OpenedBundle bundle;
        while (true) {
            auto part = reader->next();
            if (!part)
                return part.error();
            if (!*part)
                return bundle;
            if (auto* manifest = std::get_if<RescueManifest>(&**part))
                bundle.manifest = std::move(*manifest);
            else if (auto* edit = std::get_if<KeptEdit>(&**part))
                bundle.edits.push_back(std::move(*edit));
            else if (auto* entry = std::get_if<KeptEntry>(&**part))
                bundle.entries.push_back(std::move(*entry));
            else if (const Status read = bundle.readFile(*reader, std::get<RescuedFile>(**part));
                     !read)
                return read.error();
        }
    }

private:
    Status readFile(RescueReader& reader, const RescuedFile& file)
    {
        std::string& content = files[file.sha256];
        while (true) {
            const auto piece = reader.fileBytes();
            if (!piece)
                return piece.error();
            if (piece->empty())
                return done();
            content += *piece;
        }
    }
};

} // namespace wupan::test
