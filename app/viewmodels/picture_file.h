#pragma once

#include "core/services/attachment_service.h"

#include <QImage>
#include <QUrl>

#include <string>

namespace wupan {

/// A picture as it is kept: JPEG, upright, and without the camera's position, serial number or
/// preview, which the file may have held.
struct KeptPicture
{
    std::string bytes;     ///< at most 2560 px on its longer side
    std::string thumbnail; ///< 320 px; empty where the picture is hardly larger itself
};

/// Upright, at most 2560 px on its longer side. Reads at most 25 MB and 50 megapixels.
/// unreadableFile (neither JPEG nor PNG, or damaged), tooLarge. Any thread.
[[nodiscard]] Result<QImage> readImage(const QUrl& file);

/// The same file as it is kept. Any thread.
[[nodiscard]] Result<KeptPicture> readPicture(const QUrl& file);

/// Reads the picture and keeps it as a photo of `owner`, whose kind, owner and question path are
/// given. Errors: those of readPicture and of AttachmentService::add. Thread: the Tablet's.
[[nodiscard]] Result<AttachmentId> keepPhoto(Tablet& tablet, NewFile owner, const QUrl& picture);

/// The same with what was drawn on the screen.
[[nodiscard]] Result<AttachmentId> keepDrawing(Tablet& tablet, NewFile owner,
                                               const QImage& drawing);

/// A drawing as a file.
[[nodiscard]] std::string pngOf(const QImage& image);

} // namespace wupan
