#include "attention_text_model.h"

namespace wupan {
namespace {

enum Role { fieldRole = Qt::UserRole + 1, labelRole, mineRole, theirsRole, resultRole };

} // namespace

QVariant AttentionTextModel::data(const QModelIndex& index, int role) const
{
    const AttentionTextRow* row = rowAt(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case fieldRole:
        return row->field;
    case labelRole:
        return row->label;
    case mineRole:
        return row->mine;
    case theirsRole:
        return row->theirs;
    case resultRole:
        return row->result;
    default:
        return {};
    }
}

QHash<int, QByteArray> AttentionTextModel::roleNames() const
{
    return {{fieldRole, "field"},
            {labelRole, "label"},
            {mineRole, "mine"},
            {theirsRole, "theirs"},
            {resultRole, "result"}};
}

} // namespace wupan
