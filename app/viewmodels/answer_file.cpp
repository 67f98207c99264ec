#include "answer_file.h"

#include "core/base/file_name.h"
#include "core/base/media_type.h"
#include "core/store/record_store.h"
#include "core/store/tablet.h"
#include "enterprise_text.h"
#include "issue_details.h"
#include "picture_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

namespace wupan {
namespace {

constexpr const char* kOpened = "opened"; // folder beside that of the files

/// Names the context of this file's texts.
struct FileText
{
    Q_DECLARE_TR_FUNCTIONS(AnswerFile)
};

Result<std::string> bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::unreadableFile, "missing"};
    if (file.size() > kMaxFileBytes)
        return Error{ErrorCode::tooLarge, "file"};
    return file.readAll().toStdString();
}

/// What the question asks for, as the detail of an error; empty: anything.
std::string lackOf(forms::QuestionType type, std::string_view mediaType)
{
    if (type == forms::QuestionType::audio && !mediaType.starts_with("audio/"))
        return "sound";
    if (type == forms::QuestionType::video && !mediaType.starts_with("video/"))
        return "video";
    return {};
}

} // namespace

AnswerFile answerFileOf(Tablet& tablet, const AttachmentRow& row)
{
    const Attachment& file = row.attachment;
    AnswerFile shown;
    shown.name = QString::fromStdString(fileNameFor(file.fileName, file.mediaType));
    shown.detail = enterprise_text::joined(
        {QLocale::c().formattedDataSize(file.sizeBytes, 1, QLocale::DataSizeSIFormat),
         photoState(row)});
    if (row.onThisTablet && !row.damaged)
        shown.original = QUrl::fromLocalFile(
            QString::fromStdString(AttachmentService(tablet).pathOf(file.sha256).string()));
    else if (row.received)
        shown.detail =
            enterprise_text::joined({shown.detail, FileText::tr("at headquarters, not here")});
    return shown;
}

Result<AttachmentId> keepFile(Tablet& tablet, NewFile owner, forms::QuestionType type,
                              const QString& path)
{
    Result<std::string> bytes = bytesOf(path);
    if (!bytes)
        return bytes.error();
    const std::string_view mediaType = mediaTypeOf(*bytes);
    if (std::string lack = lackOf(type, mediaType); !mediaType.empty() && !lack.empty())
        return Error{ErrorCode::unreadableFile, std::move(lack)};
    if (mediaType.starts_with("image/")) { // cameras write more into it than anybody sees
        Result<KeptPicture> picture = readPicture(QUrl::fromLocalFile(path));
        if (!picture)
            return picture.error();
        *bytes = std::move(picture->bytes);
    }
    owner.kind = AttachmentKind::file;
    owner.fileName = QFileInfo(path).fileName().toStdString();
    owner.bytes = std::move(*bytes);
    owner.takenAt = tablet.clock().now();
    return AttachmentService(tablet).add(owner);
}

Result<QString> copyToOpen(Tablet& tablet, const std::filesystem::path& file,
                           const std::string& name)
{
    const std::filesystem::path folder = tablet.filesFolder().parent_path() / kOpened;
    const std::filesystem::path copy = folder / name;
    std::error_code failure;
    std::filesystem::remove_all(folder, failure);
    std::filesystem::create_directory(folder, failure);
    std::filesystem::copy_file(file, copy, failure);
    if (failure)
        return Error{failure == std::errc::no_space_on_device ? ErrorCode::diskFull
                                                              : ErrorCode::storage,
                     failure.message()};
    return QString::fromStdString(copy.string());
}

Result<QString> copyToOpen(Tablet& tablet, const QString& attachment)
{
    const auto id = AttachmentId::parse(attachment.toStdString());
    const auto file =
        id ? RecordStore(tablet.database()).load<Attachment>(*id) : std::optional<Attachment>();
    if (!file)
        return Error{ErrorCode::notFound, "file"};
    return copyToOpen(tablet, AttachmentService(tablet).pathOf(file->sha256),
                      fileNameFor(file->fileName, file->mediaType));
}

QString refusalOfFile(const Error& error)
{
    if (error.code == ErrorCode::tooLarge && error.detail == "file")
        return FileText::tr("This file is larger than 25 MB, so it was not taken. Choose a smaller "
                            "one, or give it to headquarters another way.");
    if (error.code != ErrorCode::unreadableFile)
        return {};
    if (error.detail == "sound")
        return FileText::tr("This file is no sound. Choose a recording: WAV, Ogg, MP3, M4A, AAC or "
                            "AMR.");
    if (error.detail == "video")
        return FileText::tr("This file is no video. Choose one: MP4, 3GP or WebM.");
    if (error.detail == "file")
        return FileText::tr(
            "Files of this kind are not taken. Choose a picture, a sound, a video, "
            "a PDF, a document of an office program without macros, or plain text.");
    if (error.detail == "missing")
        return FileText::tr("This file cannot be read. Look whether it is still there, then choose "
                            "it again.");
    return {};
}

} // namespace wupan
