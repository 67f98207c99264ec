#include "core/store/file_upload_store.h"

#include <algorithm>

namespace wupan {

bool FileUploadStore::isEmpty()
{
    return !m_database.prepare("SELECT 1 FROM file_upload LIMIT 1").step();
}

void FileUploadStore::add(const FileUpload& file, Instant at)
{
    m_database
        .prepare("INSERT INTO file_upload (sha256, size_bytes, media_type, added_at, is_thumbnail) "
                 "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT(sha256) DO UPDATE SET "
                 "is_thumbnail = min(is_thumbnail, excluded.is_thumbnail)")
        .bind(1, std::string_view(file.sha256))
        .bind(2, file.sizeBytes)
        .bind(3, std::string_view(file.mediaType))
        .bind(4, at.ms)
        .bind(5, std::int64_t{file.isThumbnail ? 1 : 0})
        .run();
}

std::optional<FileUpload> FileUploadStore::next(const std::vector<std::string>& besides)
{
    Statement statement = m_database.prepare(
        "SELECT sha256, size_bytes, media_type, upload_url, sent_bytes, is_thumbnail "
        "FROM file_upload AS f WHERE received = 0 AND (record_left = 1 OR EXISTS ("
        "  SELECT 1 FROM attachment AS a "
        "  WHERE (a.sha256 = f.sha256 OR a.thumbnail_sha256 = f.sha256) AND a.revision > 0)) "
        "ORDER BY is_thumbnail DESC, added_at, sha256");
    while (statement.step()) {
        FileUpload file{std::string(statement.text(0)), statement.integer(1),
                        std::string(statement.text(2)), std::string(statement.text(3)),
                        statement.integer(4),           statement.integer(5) != 0};
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

void FileUploadStore::setDamaged(const std::string& sha256, bool damaged)
{
    m_database
        .prepare("UPDATE file_upload SET damaged = ?2 WHERE sha256 = ?1 AND damaged IS NOT ?2")
        .bind(1, std::string_view(sha256))
        .bind(2, std::int64_t{damaged ? 1 : 0})
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

void FileUploadStore::noteRecordLeft(std::string_view sha256)
{
    m_database.prepare("UPDATE file_upload SET record_left = 1 WHERE sha256 = ?1")
        .bind(1, sha256)
        .run();
}

std::vector<std::string> FileUploadStore::unneeded()
{
    Statement statement = m_database.prepare(
        "SELECT sha256 FROM file_upload AS f WHERE received = 1 "
        "AND NOT EXISTS (SELECT 1 FROM attachment AS a "
        "  WHERE a.sha256 = f.sha256 OR a.thumbnail_sha256 = f.sha256) "
        "AND NOT EXISTS (SELECT 1 FROM checklist WHERE instr(files, f.sha256) > 0) "
        "AND NOT EXISTS (SELECT 1 FROM outbox WHERE instr(change, f.sha256) > 0) "
        "AND NOT EXISTS (SELECT 1 FROM attention "
        "  WHERE decision = '' AND instr(change, f.sha256) > 0)");
    std::vector<std::string> hashes;
    while (statement.step())
        hashes.emplace_back(statement.text(0));
    return hashes;
}

void FileUploadStore::forget(const std::string& sha256)
{
    m_database.prepare("DELETE FROM file_upload WHERE sha256 = ?1")
        .bind(1, std::string_view(sha256))
        .run();
}

} // namespace wupan
