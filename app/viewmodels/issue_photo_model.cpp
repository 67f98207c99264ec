#include "issue_photo_model.h"

#include <algorithm>

namespace wupan {

IssuePhotoModel::IssuePhotoModel(QObject* parent)
    : KeyedListModel(parent)
{
    connect(this, &QAbstractItemModel::rowsInserted, this, &IssuePhotoModel::receivedTextChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &IssuePhotoModel::receivedTextChanged);
    connect(this, &QAbstractItemModel::dataChanged, this, &IssuePhotoModel::receivedTextChanged);
}

QString IssuePhotoModel::receivedText() const
{
    const auto received = std::ranges::count_if(
        rows(), [](const IssuePhoto& photo) { return photo.stateText.isEmpty(); });
    const auto all = static_cast<std::ptrdiff_t>(rows().size());
    return received == all ? QString()
                           : tr("%1 of %2 photos are at headquarters").arg(received).arg(all);
}

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
