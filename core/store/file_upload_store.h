#pragma once

#include "core/base/time.h"
#include "core/store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace wupan {

/// One file of this tablet on its way to headquarters.
struct FileUpload
{
    std::string sha256;
    std::int64_t sizeBytes = 0;
    std::string mediaType;
    std::string uploadUrl; ///< path of the tus upload under way; empty = none
    std::int64_t sentBytes = 0;
    bool isThumbnail = false;
};

/// The files that headquarters may not have yet. Writing REQUIRES a transaction. Throws
/// SqliteError.
class FileUploadStore
{
public:
    explicit FileUploadStore(Database& database)
        : m_database(database)
    {}

    [[nodiscard]] bool isEmpty();
    /// The same content is sent once.
    void add(const FileUpload& file, Instant at);
    /// Of those whose record headquarters already has, other than those named (by hash): the
    /// oldest thumbnail, or else the oldest file.
    [[nodiscard]] std::optional<FileUpload> next(const std::vector<std::string>& besides);
    void setProgress(const std::string& sha256, const std::string& uploadUrl,
                     std::int64_t sentBytes);
    void setReceived(const std::string& sha256);
    /// Whether its bytes on this tablet are those of its name, as seen last.
    void setDamaged(const std::string& sha256, bool damaged);
    /// Headquarters lacks it: a file that was received waits again.
    void sendAgain(std::string_view sha256);
    /// The record that headquarters has of it left the user's view; the file is sent all the same.
    void noteRecordLeft(std::string_view sha256);
    /// Those that headquarters has and nothing on this tablet names any more: no attachment, no
    /// checklist, and no edit of an attachment that waits for an answer or for somebody.
    [[nodiscard]] std::vector<std::string> unneeded();
    /// It is not on this tablet any more.
    void forget(const std::string& sha256);

private:
    Database& m_database;
};

} // namespace wupan
