#pragma once

#include "core/model/attachment.h"
#include "core/store/database.h"

#include <string>
#include <vector>

namespace wupan {

struct AttachmentRow
{
    Attachment attachment;
    std::int64_t sentBytes = 0; ///< of a file of this tablet
    bool received = false;      ///< headquarters has every byte
    bool onThisTablet = false;  ///< the bytes are in the files folder
    bool damaged = false;       ///< they are lost or are not those of the photo
    bool thumbnailOnThisTablet = false;
};

/// Read queries on attachments. Throws SqliteError.
class AttachmentStore
{
public:
    explicit AttachmentStore(Database& database)
        : m_database(database)
    {}

    /// By time taken.
    [[nodiscard]] std::vector<AttachmentRow> ofOwner(const Uuid& owner);
    [[nodiscard]] std::vector<AttachmentRow> ofQuestion(VisitId visit, const std::string& path);

private:
    Database& m_database;
};

} // namespace wupan
