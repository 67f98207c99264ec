#include "core/rescue/rescue_writer.h"

#include "core/base/base64.h"
#include "core/base/hash.h"
#include "core/rescue/sealed_file_writer.h"
#include "core/rescue/sealed_format.h"
#include "core/store/meta_store.h"
#include "core/store/outbox_store.h"
#include "core/sync/headquarters_clock.h"

#include <algorithm>
#include <fstream>

namespace wupan {
namespace {

/// Calls `visit` with the bytes of a file, piece by piece. False when it cannot be read to its end.
bool forEachPiece(const std::filesystem::path& path,
                  const std::function<bool(std::string_view)>& visit)
{
    std::ifstream file(path, std::ios::binary);
    std::string piece(sealed::kChunkBytes, '\0');
    while (file) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        const auto count = static_cast<std::size_t>(file.gcount());
        if (count > 0 && !visit(std::string_view(piece).substr(0, count)))
            return false;
    }
    return file.eof() && !file.bad();
}

void list(const FileUpload& upload, const std::filesystem::path& folder, RescueManifest& manifest)
{
    const std::filesystem::path path = folder / upload.sha256;
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown)) {
        manifest.leftOut.push_back({upload.sha256, "missing"});
        return;
    }
    Sha256Stream hash;
    std::int64_t bytes = 0;
    const bool whole = forEachPiece(path, [&](std::string_view piece) {
        hash.add(piece);
        bytes += static_cast<std::int64_t>(piece.size());
        return true;
    });
    if (!whole)
        manifest.leftOut.push_back({upload.sha256, "unreadable"});
    else if (hex(hash.finish()) != upload.sha256)
        manifest.leftOut.push_back({upload.sha256, "damaged"});
    else
        manifest.files.push_back({upload.sha256, bytes});
}

/// REQUIRES: within guarded().
RescueManifest manifestOf(Tablet& tablet)
{
    MetaStore meta(tablet.database());
    RescueStore store(tablet.database());
    RescueManifest manifest;
    manifest.device = tablet.actor().deviceId;
    manifest.park = ParkId::parse(meta.text(MetaKey::parkId)).value_or(ParkId{});
    manifest.officer = tablet.actor().id;
    manifest.deviceAt = tablet.clock().now();
    manifest.uptimeMs = tablet.clock().uptimeMs();
    manifest.bootId = tablet.clock().bootId();
    manifest.headquartersAt = headquartersNow(tablet);
    manifest.past = OutboxStore(tablet.database()).past();
    manifest.counts = store.counts();
    for (const FileUpload& upload : store.files())
        list(upload, tablet.filesFolder(), manifest);
    return manifest;
}

/// The parts of a bundle, one after the other.
class Parts
{
public:
    Parts(SealedFileWriter& file, std::filesystem::path filesFolder)
        : m_file(file)
        , m_filesFolder(std::move(filesFolder))
    {}

    Status add(const RescueManifest& manifest) { return addHead(headOf(manifest)); }

    template <class Kept>
    Status add(const Kept& kept)
    {
        const Status head = addHead(headOf(kept));
        return head ? m_file.add(kept.text) : head;
    }

    Status add(const RescuedFile& file)
    {
        if (Status head = addHead(headOf(file)); !head)
            return head;
        std::int64_t left = file.bytes;
        Status written = done();
        forEachPiece(m_filesFolder / file.sha256, [&](std::string_view piece) {
            piece = piece.substr(
                0, static_cast<std::size_t>(std::min<std::int64_t>(left, std::ssize(piece))));
            left -= std::ssize(piece);
            written = m_file.add(piece);
            return written.ok() && left > 0;
        });
        // It could be read a moment ago. What is missing makes it a file with another hash.
        const std::string nothing(sealed::kChunkBytes, '\0');
        while (written && left > 0) {
            const auto part = std::min<std::int64_t>(left, std::ssize(nothing));
            written =
                m_file.add(std::string_view(nothing).substr(0, static_cast<std::size_t>(part)));
            left -= part;
        }
        return written;
    }

    Status end()
    {
        const Status head = addHead({{"part", part_name::kEnd}, {"parts", m_count}});
        return head ? m_file.finish() : head;
    }

private:
    Status addHead(const json::object& head)
    {
        ++m_count;
        const std::string text = json::serialize(head);
        const Status length = m_file.add(sealed::lengthText(text.size()));
        return length ? m_file.add(text) : length;
    }

    SealedFileWriter& m_file;
    std::filesystem::path m_filesFolder;
    std::int64_t m_count = 0;
};

/// REQUIRES: within guarded().
Status writeParts(Tablet& tablet, const RescueManifest& manifest, Parts& parts)
{
    RescueStore store(tablet.database());
    if (Status written = parts.add(manifest); !written)
        return written;
    Status written = store.forEachEdit([&](KeptEdit edit) {
        if (!edit.answeredAt)
            edit.author = manifest.officer;
        return parts.add(edit);
    });
    if (!written)
        return written;
    written = store.forEachEntry([&](KeptEntry entry) {
        if (entry.author.isNil())
            entry.author = manifest.officer;
        return parts.add(entry);
    });
    if (!written)
        return written;
    for (const RescuedFile& file : manifest.files)
        if (written = parts.add(file); !written)
            return written;
    return parts.end();
}

/// Nobody may need it, and the bundle is wanted also where nothing can be written any more.
void keepWaitingApart(Tablet& tablet)
{
    static_cast<void>(tablet.inTransaction([&] {
        RescueStore store(tablet.database());
        if (store.hasUnsealed())
            store.keepApart();
        return done();
    }));
}

} // namespace

Result<RescueManifest> writeRescueBundle(Tablet& tablet, const std::filesystem::path& path)
{
    keepWaitingApart(tablet);
    RescueManifest manifest;
    Status made = guarded([&]() -> Status {
        const auto key = fromBase64(MetaStore(tablet.database()).text(MetaKey::rescueKey));
        if (!key || key->empty())
            return Error{ErrorCode::wrongState, "headquarters' key has not come yet"};
        manifest = manifestOf(tablet);
        auto file = SealedFileWriter::create(path, *key);
        if (!file)
            return file.error();
        Parts parts(**file, tablet.filesFolder());
        return writeParts(tablet, manifest, parts);
    });
    if (!made)
        return made.error();
    return manifest;
}

} // namespace wupan
