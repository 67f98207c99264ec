#include "issue_photo_model.h"

namespace wupan {

QVariant IssuePhotoModel::data(const QModelIndex& index, int role) const
{
    const IssuePhoto* photo = rowAt(index);
    if (photo == nullptr)
        return {};
    switch (role) {
    case keyRole:
        return photo->key;
    case sourceRole:
        return photo->source;
    case stateTextRole:
        return photo->stateText;
    default:
        return {};
    }
}

QHash<int, QByteArray> IssuePhotoModel::roleNames() const
{
    return {{keyRole, "key"}, {sourceRole, "source"}, {stateTextRole, "stateText"}};
}

} // namespace wupan
