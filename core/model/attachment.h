#pragma once

#include "core/model/record_codec.h"

#include <array>
#include <string_view>

namespace wupan {

/// A file that belongs to a record. The bytes travel apart, named by their hash.
struct Attachment
{
    static constexpr RecordType kType = RecordType::attachment;

    AttachmentId id;
    std::int64_t revision = 0;
    std::string ownerType; ///< word of RecordType
    std::string ownerId;   ///< UUID text of the owner
    AttachmentKind kind = AttachmentKind::photo;
    std::string questionPath; ///< of the question that it answers
    std::string sha256;       ///< 64 hex digits
    std::int64_t sizeBytes = 0;
    std::string mediaType; ///< one that mediaTypeOf() knows
    std::string fileName;  ///< of a file: what its author calls it; may be empty
    OfficerId authorId;
    std::optional<Instant> takenAt;
    std::optional<Instant> receivedAt; ///< when headquarters had every byte and checked the hash
    /// 64 hex digits of a small JPEG of it; empty = it has none.
    std::string thumbnailSha256;
    std::optional<Instant> thumbnailReceivedAt; ///< as receivedAt, of the thumbnail

    template <class Visitor>
    static void describe(Visitor&& field)
    {
        field("ownerType", &Attachment::ownerType, MergeRule::append);
        field("ownerId", &Attachment::ownerId, MergeRule::append);
        field("kind", &Attachment::kind, MergeRule::append);
        field("questionPath", &Attachment::questionPath, MergeRule::append);
        field("sha256", &Attachment::sha256, MergeRule::append);
        field("sizeBytes", &Attachment::sizeBytes, MergeRule::append);
        field("mediaType", &Attachment::mediaType, MergeRule::append);
        field("fileName", &Attachment::fileName, MergeRule::append);
        field("authorId", &Attachment::authorId, MergeRule::append);
        field("takenAt", &Attachment::takenAt, MergeRule::append);
        field("receivedAt", &Attachment::receivedAt, MergeRule::server);
        field("thumbnailSha256", &Attachment::thumbnailSha256, MergeRule::append);
        field("thumbnailReceivedAt", &Attachment::thumbnailReceivedAt, MergeRule::server);
    }
};

/// Of one file, on the tablet and at headquarters.
inline constexpr std::int64_t kMaxFileBytes = 25LL * 1024 * 1024;

/// A field of an attachment that names a file, and the one that says that headquarters has it.
struct FileField
{
    std::string_view hash;
    std::string_view receipt;
};

/// A photo counts as received by the first one alone: its thumbnail holds nothing that it does not.
inline constexpr std::array kFileFields{FileField{"sha256", "receivedAt"},
                                        FileField{"thumbnailSha256", "thumbnailReceivedAt"}};

} // namespace wupan
