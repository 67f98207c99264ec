#include "report_pictures.h"

#include "core/services/attachment_service.h"
#include "core/store/attachment_store.h"
#include "core/store/tablet.h"
#include "enterprise_text.h"
#include "issue_text.h"
#include "report_answers.h"
#include "visit_text.h"

#include <QCoreApplication>

namespace wupan {
namespace {

/// Names the context of this file's texts.
struct PicturesText
{
    Q_DECLARE_TR_FUNCTIONS(ReportPictures)
};

QString whenTaken(const AttachmentRow& row)
{
    const auto& at = row.attachment.takenAt;
    return at ? issue_text::fullDayText(*at) + QLatin1Char(' ') + visit_text::clockText(*at)
              : PicturesText::tr("time unknown");
}

QString fileOf(Tablet& tablet, const std::string& hash)
{
    return QString::fromStdString(AttachmentService(tablet).pathOf(hash).string());
}

QString whereTheOriginalIs(const AttachmentRow& row)
{
    if (row.damaged)
        return PicturesText::tr("The original is damaged on this tablet.");
    return row.received ? PicturesText::tr("The original is at headquarters, not on this tablet.")
                        : PicturesText::tr("The original is on another device still.");
}

ReportPicture pictureOf(Tablet& tablet, const AttachmentRow& row)
{
    if (row.onThisTablet && !row.damaged)
        return {fileOf(tablet, row.attachment.sha256), {}};
    const QString where = whereTheOriginalIs(row);
    if (row.thumbnailOnThisTablet)
        return {fileOf(tablet, row.attachment.thumbnailSha256),
                PicturesText::tr("Reduced picture. %1").arg(where)};
    return {{}, PicturesText::tr("No picture on this tablet. %1").arg(where)};
}

void addPhoto(ReportPictures& pictures, Tablet& tablet, const AttachmentRow& row,
              const QString& subject)
{
    const QString number = QString::number(pictures.photos.size() + 1);
    pictures.photos.push_back(
        {pictureOf(tablet, row),
         enterprise_text::joined({PicturesText::tr("Photo %1").arg(number), subject}),
         PicturesText::tr("Taken %1").arg(whenTaken(row))});
    if (!row.attachment.questionPath.empty())
        pictures.numbers[row.attachment.questionPath] << number;
}

ReportSignature visitSignature(Tablet& tablet, const VisitDetails& details,
                               const std::vector<AttachmentRow>& rows)
{
    const Visit& visit = details.visit;
    ReportSignature signature;
    signature.role = PicturesText::tr("For the enterprise");
    signature.name = QString::fromStdString(visit.signerName);
    if (visit.signatureId.isNil()) {
        signature.picture.note = PicturesText::tr("Not signed");
        return signature;
    }
    if (signature.name.isEmpty())
        signature.name = PicturesText::tr("No name given");
    signature.picture.note = PicturesText::tr("Signed; the picture is not on this tablet.");
    for (const AttachmentRow& row : rows) {
        if (row.attachment.id != visit.signatureId)
            continue;
        signature.time = PicturesText::tr("Signed %1").arg(whenTaken(row));
        if (row.onThisTablet && !row.damaged)
            signature.picture = pictureOf(tablet, row);
    }
    return signature;
}

ReportSignature ratingSignature(Tablet& tablet, const Issue& issue, const AttachmentRow& row)
{
    ReportSignature signature;
    signature.role =
        PicturesText::tr("Rating of the issue %1")
            .arg(QString::fromStdString(issue.number.empty() ? issue.title : issue.number));
    signature.picture = pictureOf(tablet, row);
    if (issue.rating)
        signature.name = issue_text::gradeName(*issue.rating);
    signature.time = PicturesText::tr("Signed %1").arg(whenTaken(row));
    return signature;
}

QString noteOn(const std::vector<ReportPhoto>& photos)
{
    if (photos.empty())
        return PicturesText::tr("No photos were taken on this visit.");
    int missing = 0;
    for (const ReportPhoto& photo : photos)
        if (photo.picture.file.isEmpty())
            ++missing;
    return missing == 0 ? QString()
                        : PicturesText::tr("%n photo(s) without a picture: not on this tablet.",
                                           nullptr, missing);
}

} // namespace

ReportPictures reportPictures(Tablet& tablet, const VisitDetails& details,
                              const std::vector<Issue>& issues)
{
    AttachmentStore store(tablet.database());
    ReportPictures pictures;
    const std::vector<AttachmentRow> ofVisit = store.ofOwner(details.visit.id.uuid);
    for (const AttachmentRow& row : ofVisit)
        if (row.attachment.kind == AttachmentKind::photo)
            addPhoto(pictures, tablet, row, questionLabel(details, row.attachment.questionPath));
    pictures.signatures.push_back(visitSignature(tablet, details, ofVisit));
    for (const Issue& issue : issues) {
        const QString subject =
            PicturesText::tr("Issue: %1").arg(QString::fromStdString(issue.title));
        for (const AttachmentRow& row : store.ofOwner(issue.id.uuid)) {
            if (row.attachment.kind == AttachmentKind::photo)
                addPhoto(pictures, tablet, row, subject);
            else if (row.attachment.kind == AttachmentKind::signature)
                pictures.signatures.push_back(ratingSignature(tablet, issue, row));
        }
    }
    pictures.photosNote = noteOn(pictures.photos);
    return pictures;
}

} // namespace wupan
