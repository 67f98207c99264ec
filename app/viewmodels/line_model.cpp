#include "line_model.h"

namespace wupan {
namespace {

enum Role { keyRole = Qt::UserRole + 1, tagRole, toneRole, titleRole, detailRole };

} // namespace

QVariant LineModel::data(const QModelIndex& index, int role) const
{
    const Line* line = rowAt(index);
    if (line == nullptr)
        return {};
    switch (role) {
    case keyRole:
        return line->key;
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

QHash<int, QByteArray> LineModel::roleNames() const
{
    return {{keyRole, "key"},
            {tagRole, "tag"},
            {toneRole, "tone"},
            {titleRole, "title"},
            {detailRole, "detail"}};
}

} // namespace wupan
