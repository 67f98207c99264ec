#include "visit_step_model.h"

namespace wupan {

QVariant VisitStepModel::data(const QModelIndex& index, int role) const
{
    const VisitStepRow* step = rowAt(index);
    if (step == nullptr)
        return {};
    switch (role) {
    case keyRole:
        return step->key;
    case numberRole:
        return step->number;
    case titleRole:
        return step->title;
    case progressRole:
        return step->progress;
    case finishedRole:
        return step->finished;
    case currentRole:
        return step->current;
    default:
        return {};
    }
}

QHash<int, QByteArray> VisitStepModel::roleNames() const
{
    return {{keyRole, "key"},           {numberRole, "number"},     {titleRole, "title"},
            {progressRole, "progress"}, {finishedRole, "finished"}, {currentRole, "current"}};
}

} // namespace wupan
