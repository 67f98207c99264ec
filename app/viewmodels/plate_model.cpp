#include "plate_model.h"

namespace wupan {

QVariant PlateModel::data(const QModelIndex& index, int role) const
{
    const PlateRow* plate = rowAt(index);
    if (plate == nullptr)
        return {};
    switch (role) {
    case keyRole:
        return plate->key;
    case titleRole:
        return plate->title;
    case valueRole:
        return plate->value;
    case remarkRole:
        return plate->remark;
    case shareRole:
        return plate->share;
    default:
        return {};
    }
}

QHash<int, QByteArray> PlateModel::roleNames() const
{
    return {{keyRole, "key"},
            {titleRole, "title"},
            {valueRole, "value"},
            {remarkRole, "remark"},
            {shareRole, "share"}};
}

} // namespace wupan
