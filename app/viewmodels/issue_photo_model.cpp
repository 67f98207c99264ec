#include "issue_photo_model.h"

namespace wupan {

QVariant IssuePhotoModel::data(const QModelIndex& index, int role) const
{
    const IssuePhoto* photo = rowAt(index);
    if (photo == nullptr)
        return {};
    switch (role) {
    case KeyRole:
        return photo->key;
    case SourceRole:
        return photo->source;
    case StateTextRole:
        return photo->stateText;
    default:
        return {};
    }
}

QHash<int, QByteArray> IssuePhotoModel::roleNames() const
{
    return {{KeyRole, "key"}, {SourceRole, "source"}, {StateTextRole, "stateText"}};
}

} // namespace wupan
