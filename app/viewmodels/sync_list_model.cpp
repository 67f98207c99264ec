#include "sync_list_model.h"

namespace wupan {
namespace {

enum Role { tagRole = Qt::UserRole + 1, toneRole, titleRole, detailRole };

} // namespace

QVariant SyncListModel::data(const QModelIndex& index, int role) const
{
    const SyncLine* line = rowAt(index);
    if (line == nullptr)
        return {};
    switch (role) {
    case tagRole:
        return line->tag;
    case toneRole:
        return line->tone;
    case titleRole:
        return line->title;
    case detailRole:
        return line->detail;
    default:
        return {};
    }
}

QHash<int, QByteArray> SyncListModel::roleNames() const
{
    return {{tagRole, "tag"}, {toneRole, "tone"}, {titleRole, "title"}, {detailRole, "detail"}};
}

} // namespace wupan
