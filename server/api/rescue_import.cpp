#include "server/api/rescue_import.h"

#include "server/api/rescued_edits.h"
#include "server/api/rescued_file.h"

namespace wupan {
namespace {

// One transaction takes so many, so that tablets that sync meanwhile do not wait for long.
constexpr std::size_t kBatch = 200;

/// The second reading, in which everything is taken.
class Import
{
public:
    Import(ServerContext& context, ParkId park, RescueReader reader)
        : m_context(context)
        , m_park(park)
        , m_reader(std::move(reader))
    {}

    Result<RescueReport> run()
    {
        while (true) {
            auto part = m_reader.next();
            if (!part)
                return part.error();
            if (!*part)
                break;
            if (const Status taken = take(std::move(**part)); !taken)
                return taken.error();
        }
        if (const Status flushed = flush(); !flushed)
            return flushed.error();
        return m_report;
    }

private:
    Status take(RescuePart part)
    {
        if (auto* manifest = std::get_if<RescueManifest>(&part)) {
            m_edits.emplace(m_context, m_park, std::move(*manifest), m_report);
            return done();
        }
        if (const auto* file = std::get_if<RescuedFile>(&part)) {
            const Status flushed = flush(); // the record goes first
            return flushed ? takeRescuedFile(m_context, m_park, *file, m_reader, m_report)
                           : flushed;
        }
        m_batch.push_back(std::move(part));
        return m_batch.size() < kBatch ? done() : flush();
    }

    Status flush()
    {
        if (m_batch.empty())
            return done();
        Status written = m_context.store.write([&](StoreTransaction& store) {
            for (const RescuePart& part : m_batch)
                if (const auto* edit = std::get_if<KeptEdit>(&part))
                    m_edits->take(store, *edit);
                else if (const auto* entry = std::get_if<KeptEntry>(&part))
                    m_edits->take(store, *entry);
            return done();
        });
        m_batch.clear();
        return written;
    }

    ServerContext& m_context;
    ParkId m_park;
    RescueReader m_reader;
    RescueReport m_report;
    std::optional<RescuedEdits> m_edits; ///< from the manifest on
    std::vector<RescuePart> m_batch;
};

} // namespace

Result<SealedFileReader::SecretOf> rescueSecrets(ServerStore& store)
{
    std::vector<SealingKeys> keys;
    const Status read = store.read([&](StoreTransaction& rows) {
        keys = rows.rescueKeys();
        return done();
    });
    if (!read)
        return read.error();
    return SealedFileReader::SecretOf(
        [keys](std::string_view publicKey) -> std::optional<std::string> {
            for (const SealingKeys& pair : keys)
                if (pair.publicKey == publicKey)
                    return pair.secretKey;
            return std::nullopt;
        });
}

Result<RescueManifest> examineRescueBundle(const std::filesystem::path& path,
                                           const SealedFileReader::SecretOf& secrets)
{
    auto reader = RescueReader::open(path, secrets);
    if (!reader)
        return reader.error();
    RescueManifest manifest;
    while (true) {
        auto part = reader->next();
        if (!part)
            return part.error();
        if (!*part)
            return manifest;
        if (auto* found = std::get_if<RescueManifest>(&**part))
            manifest = std::move(*found);
    }
}

Result<RescueReport> importRescueBundle(ServerContext& context, ParkId park,
                                        const std::filesystem::path& path,
                                        const SealedFileReader::SecretOf& secrets)
{
    auto reader = RescueReader::open(path, secrets);
    if (!reader)
        return reader.error();
    return Import(context, park, std::move(*reader)).run();
}

} // namespace wupan
