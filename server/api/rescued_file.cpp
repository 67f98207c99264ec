#include "server/api/rescued_file.h"

#include "server/api/files_handler.h"

namespace wupan {
namespace {

constexpr std::int64_t kLifetimeMs = kMillisecondsPerDay;
// Each is synced.
constexpr std::size_t kAppendBytes = 4ULL * 1024 * 1024;

/// An upload of nobody, which a server that runs meanwhile leaves alone.
class Part
{
public:
    Part(ServerContext& context, const RescuedFile& file)
        : m_context(context)
    {
        m_upload.id = Uuid::v7(context.clock.now(), context.random);
        m_upload.officer = OfficerId{m_upload.id};
        m_upload.sha256 = file.sha256;
        m_upload.length = file.bytes;
        m_upload.expiresAt = context.clock.now().plusMs(kLifetimeMs);
    }
    ~Part()
    {
        m_context.files.remove(m_upload.id);
        // One that stays expires.
        static_cast<void>(m_context.store.write([&](StoreTransaction& store) {
            store.removeUpload(m_upload.id);
            return done();
        }));
    }
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;

    Status fill(RescueReader& reader)
    {
        Status begun = m_context.store.write([&](StoreTransaction& store) {
            store.putUpload(m_upload);
            return done();
        });
        std::string pieces;
        while (begun) {
            const auto piece = reader.fileBytes();
            if (!piece)
                return piece.error();
            pieces += *piece;
            if (pieces.size() >= kAppendBytes || (piece->empty() && !pieces.empty())) {
                begun = m_context.files.append(m_upload.id, pieces);
                pieces.clear();
            }
            if (piece->empty())
                break;
        }
        return begun;
    }

    Status finish() { return m_context.files.finish(m_upload.id, m_upload.sha256); }

private:
    ServerContext& m_context;
    Upload m_upload;
};

} // namespace

Status takeRescuedFile(ServerContext& context, ParkId park, const RescuedFile& file,
                       RescueReader& reader, RescueReport& report)
{
    if (context.files.has(file.sha256)) {
        ++report.filesHereBefore;
        return markReceived(context, park, file.sha256);
    }
    if (file.bytes > kMaxFileBytes) {
        ++report.filesUnreadable;
        return done();
    }
    Part part(context, file);
    if (Status filled = part.fill(reader); !filled)
        return filled;
    if (Status finished = part.finish(); !finished) {
        const ErrorCode code = finished.error().code;
        if (code != ErrorCode::invalidInput && code != ErrorCode::unreadableFile)
            return finished;
        ++report.filesUnreadable;
        return done();
    }
    ++report.files;
    return markReceived(context, park, file.sha256);
}

} // namespace wupan
