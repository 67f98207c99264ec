#include "timeline_model.h"

namespace wupan {

QVariant TimelineModel::data(const QModelIndex& index, int role) const
{
    const TimelineRow* row = rowAt(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case LineRole:
        return row->line;
    case WhenRole:
        return row->when;
    case PendingRole:
        return row->pending;
    default:
        return {};
    }
}

QHash<int, QByteArray> TimelineModel::roleNames() const
{
    return {{LineRole, "line"}, {WhenRole, "when"}, {PendingRole, "pending"}};
}

} // namespace wupan
