#pragma once

#include "keyed_list_model.h"

#include <QString>
#include <QtQmlIntegration>

namespace wupan {

/// A text of an edit that needs someone. `mine` and `theirs` are HTML: what is new in them stands
/// in spans of the class "new".
struct AttentionTextRow
{
    QString key;
    QString field;
    QString label;
    QString mine;
    QString theirs;
    QString result; ///< what will be sent: the proposal until somebody changes it

    bool operator==(const AttentionTextRow&) const = default;
};

class AttentionTextModel : public KeyedListModel<AttentionTextRow>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AttentionEditor")

public:
    using KeyedListModel::KeyedListModel;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
};

} // namespace wupan
