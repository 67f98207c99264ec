#pragma once

#include "core/model/attachment.h"
#include "core/store/file_upload_store.h"
#include "core/store/tablet.h"

#include <string>

namespace wupan {

struct NewFile
{
    RecordType ownerType = RecordType::visit;
    Uuid ownerId;
    AttachmentKind kind = AttachmentKind::photo;
    std::string questionPath; ///< of the question that it answers
    std::string fileName;     ///< of a file: what its author calls it
    std::string bytes;        ///< at most kMaxFileBytes
    std::string thumbnail;    ///< the same, small; empty = it has none
    Instant takenAt;
};

/// Keeps files (photos and signatures are JPEG or PNG, other files what mediaTypeOf() knows): bytes
/// on disk and synced before the record that names them, so that no row is ever without its file.
/// Thread: the Tablet's.
class AttachmentService
{
public:
    explicit AttachmentService(Tablet& tablet)
        : m_tablet(tablet)
    {}

    /// unreadableFile: not of such a kind, or empty (detail "file": of a file); tooLarge
    /// (likewise); diskFull. A thumbnail that cannot be kept is left out.
    Result<AttachmentId> add(const NewFile& file);
    /// Where the bytes of a file lie, whether or not they are there.
    [[nodiscard]] std::filesystem::path pathOf(const std::string& sha256) const;

private:
    /// A file that lies in its place, and was there before or not.
    struct WrittenFile
    {
        FileUpload upload;
        bool wasThere = false;
    };
    [[nodiscard]] Result<WrittenFile> write(const std::string& bytes,
                                            std::string_view mediaType) const;

    Tablet& m_tablet;
};

} // namespace wupan
