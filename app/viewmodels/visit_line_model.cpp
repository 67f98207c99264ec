#include "visit_line_model.h"

namespace wupan {

QVariant VisitLineModel::data(const QModelIndex& index, int role) const
{
    const VisitLine* line = rowAt(index);
    if (line == nullptr)
        return {};
    switch (role) {
    case keyRole:
        return line->key;
    case timeRole:
        return line->time;
    case timeDetailRole:
        return line->timeDetail;
    case lateRole:
        return line->late;
    case titleRole:
        return line->title;
    case tagRole:
        return line->tag;
    case toneRole:
        return line->tone;
    case detailRole:
        return line->detail;
    case actionTextRole:
        return line->actionText;
    case primaryRole:
        return line->primary;
    default:
        return {};
    }
}

QHash<int, QByteArray> VisitLineModel::roleNames() const
{
    return {{keyRole, "key"},        {timeRole, "time"},     {timeDetailRole, "timeDetail"},
            {lateRole, "late"},      {titleRole, "title"},   {tagRole, "tag"},
            {toneRole, "tone"},      {detailRole, "detail"}, {actionTextRole, "actionText"},
            {primaryRole, "primary"}};
}

} // namespace wupan
