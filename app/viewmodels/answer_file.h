#pragma once

#include "core/forms/form_definition.h"
#include "core/services/attachment_service.h"
#include "core/store/attachment_store.h"

#include <QString>
#include <QUrl>

#include <filesystem>

namespace wupan {

/// The sound, video or document that answers a question.
struct AnswerFile
{
    QString name;   ///< as its author calls it
    QString detail; ///< its size, and what headquarters lacks of it
    QUrl original;  ///< empty while it is not on this tablet
};

/// Of an attachment of the kind `file`. Thread: the Tablet's.
[[nodiscard]] AnswerFile answerFileOf(Tablet& tablet, const AttachmentRow& row);

/// Keeps the file at `path` as the answer of `owner`, whose owner and question path are given.
/// Errors: those of AttachmentService::add, and unreadableFile with the detail "sound" or "video"
/// where the question asks for that and the file is another kind. Thread: the Tablet's.
[[nodiscard]] Result<AttachmentId> keepFile(Tablet& tablet, NewFile owner, forms::QuestionType type,
                                            const QString& path);

/// A copy of this file under a name that other programs open by; the one before goes. Thread: the
/// Tablet's.
[[nodiscard]] Result<QString> copyToOpen(Tablet& tablet, const std::filesystem::path& file,
                                         const std::string& name);

/// Of an attachment, under its own name.
[[nodiscard]] Result<QString> copyToOpen(Tablet& tablet, const QString& attachment);

/// For errors of keepFile(); empty for others.
[[nodiscard]] QString refusalOfFile(const Error& error);

} // namespace wupan
