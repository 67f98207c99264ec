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
    case kindRole:
        return row->kind;
    case numberRole:
        return row->number;
    case labelRole:
        return row->label;
    case hintRole:
        return row->hint;
    case answerRole:
        return row->answer;
    case problemRole:
        return row->problem;
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
    case photosRole:
        return QVariant::fromValue(row->photos.get());
    case proposalPhotosRole:
        return QVariant::fromValue(row->proposalPhotos.get());
    default:
        return {};
    }
}

int QuestionModel::rowOf(const QString& path) const
{
    const auto found = std::find_if(rows().begin(), rows().end(),
                                    [&](const QuestionRow& row) { return row.key == path; });
    return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

QHash<int, QByteArray> QuestionModel::roleNames() const
{
    return {{keyRole, "key"},
            {kindRole, "kind"},
            {numberRole, "number"},
            {labelRole, "label"},
            {hintRole, "hint"},
            {answerRole, "answer"},
            {problemRole, "problem"},
            {proposalStateRole, "proposalState"},
            {proposalDecidableRole, "proposalDecidable"},
            {proposalHeadingRole, "proposalHeading"},
            {proposalRemarkRole, "proposalRemark"},
            {proposalTextRole, "proposalText"},
            {proposalIssueIdRole, "proposalIssueId"},
            {choicesRole, "choices"},
            {photosRole, "photos"},
            {proposalPhotosRole, "proposalPhotos"}};
}

} // namespace wupan
