#include "timeline_model.h"

namespace wupan {

QVariant TimelineModel::data(const QModelIndex& index, int role) const
{
    const TimelineRow* row = rowAt(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case lineRole:
        return row->line;
    case whenRole:
        return row->when;
    case pendingRole:
        return row->pending;
    default:
        return {};
    }
}

QHash<int, QByteArray> TimelineModel::roleNames() const
{
    return {{lineRole, "line"}, {whenRole, "when"}, {pendingRole, "pending"}};
}

} // namespace wupan
