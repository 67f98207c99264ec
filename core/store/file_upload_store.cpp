#include "core/store/file_upload_store.h"

#include <algorithm>

namespace wupan {

void FileUploadStore::add(const std::string& sha256, std::int64_t sizeBytes,
                          const std::string& mediaType, Instant at)
{
    m_database
        .prepare("INSERT INTO file_upload (sha256, size_bytes, media_type, added_at) "
                 "VALUES (?1, ?2, ?3, ?4) ON CONFLICT(sha256) DO NOTHING")
        .bind(1, std::string_view(sha256))
        .bind(2, sizeBytes)
        .bind(3, std::string_view(mediaType))
        .bind(4, at.ms)
        .run();
}

std::optional<FileUpload> FileUploadStore::next(const std::vector<std::string>& besides)
{
    Statement statement = m_database.prepare(
        "SELECT sha256, size_bytes, media_type, upload_url, sent_bytes FROM file_upload AS f "
        "WHERE received = 0 AND EXISTS (SELECT 1 FROM attachment AS a "
        "  WHERE a.sha256 = f.sha256 AND a.revision > 0) ORDER BY added_at, sha256");
    while (statement.step()) {
        FileUpload file{std::string(statement.text(0)), statement.integer(1),
                        std::string(statement.text(2)), std::string(statement.text(3)),
                        statement.integer(4)};
        if (std::ranges::find(besides, file.sha256) == besides.end())
            return file;
    }
    return std::nullopt;
}

void FileUploadStore::setProgress(const std::string& sha256, const std::string& uploadUrl,
                                  std::int64_t sentBytes)
{
    m_database.prepare("UPDATE file_upload SET upload_url = ?2, sent_bytes = ?3 WHERE sha256 = ?1")
        .bind(1, std::string_view(sha256))
        .bind(2, std::string_view(uploadUrl))
        .bind(3, sentBytes)
        .run();
}

void FileUploadStore::setReceived(const std::string& sha256)
{
    m_database
        .prepare("UPDATE file_upload SET received = 1, sent_bytes = size_bytes WHERE sha256 = ?1")
        .bind(1, std::string_view(sha256))
        .run();
}

void FileUploadStore::sendAgain(std::string_view sha256)
{
    m_database
        .prepare("UPDATE file_upload SET received = 0, sent_bytes = 0, upload_url = '' "
                 "WHERE sha256 = ?1 AND received = 1")
        .bind(1, sha256)
        .run();
}

} // namespace wupan
