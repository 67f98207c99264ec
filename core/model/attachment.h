#pragma once

#include "core/model/record_codec.h"

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
    std::string questionPath; ///< of a photo question
    std::string sha256;       ///< 64 hex digits
    std::int64_t sizeBytes = 0;
    std::string mediaType; ///< image/jpeg or image/png
    OfficerId authorId;
    std::optional<Instant> takenAt;
    std::optional<Instant> receivedAt; ///< when headquarters had every byte and checked the hash

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
        field("authorId", &Attachment::authorId, MergeRule::append);
        field("takenAt", &Attachment::takenAt, MergeRule::append);
        field("receivedAt", &Attachment::receivedAt, MergeRule::server);
    }
};

} // namespace wupan
