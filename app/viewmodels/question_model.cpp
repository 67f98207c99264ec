#include "question_model.h"

namespace wupan {

QVariant QuestionModel::data(const QModelIndex& index, int role) const
{
    const QuestionRow* row = rowAt(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case keyRole:
        return row->key;
    case pathRole:
        return row->path;
    case kindRole:
        return row->kind;
    case styleRole:
        return row->style;
    case levelRole:
        return row->level;
    case numberRole:
        return row->number;
    case labelRole:
        return row->label;
    case hintRole:
        return row->hint;
    case guidanceRole:
        return row->guidance;
    case answerRole:
        return row->answer;
    case dayRole:
        return row->day;
    case hourRole:
        return row->hour;
    case minuteRole:
        return row->minute;
    case shownRole:
        return row->shown;
    case problemRole:
        return row->problem;
    case removalRole:
        return row->removal;
    case readOnlyRole:
        return row->readOnly;
    case labelPictureRole:
        return row->labelPicture;
    case largeLabelPictureRole:
        return row->largeLabelPicture;
    case labelSoundRole:
        return row->labelSound;
    case labelVideoRole:
        return row->labelVideo;
    case pictureRole:
        return row->picture;
    case fileNameRole:
        return row->fileName;
    case fileDetailRole:
        return row->fileDetail;
    case fileRole:
        return row->file;
    case proposalStateRole:
        return row->proposalState;
    case proposalDecidableRole:
        return row->proposalDecidable;
    case proposalHeadingRole:
        return row->proposalHeading;
    case proposalRemarkRole:
        return row->proposalRemark;
    case proposalTextRole:
        return row->proposalText;
    case proposalIssueIdRole:
        return row->proposalIssueId;
    case choicesRole:
        return QVariant::fromValue(row->choices.get());
    case rangeRole:
        return QVariant::fromValue(row->range.get());
    case placesRole:
        return QVariant::fromValue(row->places.get());
    case photosRole:
        return QVariant::fromValue(row->photos.get());
    case proposalPhotosRole:
        return QVariant::fromValue(row->proposalPhotos.get());
    default:
        return {};
    }
}

int QuestionModel::rowOf(const QString& key) const
{
    const auto found = std::find_if(rows().begin(), rows().end(),
                                    [&](const QuestionRow& row) { return row.key == key; });
    return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

QHash<int, QByteArray> QuestionModel::roleNames() const
{
    return {{keyRole, "key"},
            {pathRole, "path"},
            {kindRole, "kind"},
            {styleRole, "style"},
            {levelRole, "level"},
            {numberRole, "number"},
            {labelRole, "label"},
            {hintRole, "hint"},
            {guidanceRole, "guidance"},
            {answerRole, "answer"},
            {dayRole, "day"},
            {hourRole, "hour"},
            {minuteRole, "minute"},
            {shownRole, "shown"},
            {problemRole, "problem"},
            {removalRole, "removal"},
            {readOnlyRole, "readOnly"},
            {labelPictureRole, "labelPicture"},
            {largeLabelPictureRole, "largeLabelPicture"},
            {labelSoundRole, "labelSound"},
            {labelVideoRole, "labelVideo"},
            {pictureRole, "picture"},
            {fileNameRole, "fileName"},
            {fileDetailRole, "fileDetail"},
            {fileRole, "file"},
            {proposalStateRole, "proposalState"},
            {proposalDecidableRole, "proposalDecidable"},
            {proposalHeadingRole, "proposalHeading"},
            {proposalRemarkRole, "proposalRemark"},
            {proposalTextRole, "proposalText"},
            {proposalIssueIdRole, "proposalIssueId"},
            {choicesRole, "choices"},
            {rangeRole, "range"},
            {placesRole, "places"},
            {photosRole, "photos"},
            {proposalPhotosRole, "proposalPhotos"}};
}

} // namespace wupan
