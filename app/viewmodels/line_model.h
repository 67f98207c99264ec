#pragma once

#include "keyed_list_model.h"

#include <QString>
#include <QtQmlIntegration>

namespace wupan {

/// One line of a short list: what it is, what it says, and a smaller second line.
struct Line
{
    QString key;
    QString tag;
    QString tone; ///< of the tag: a word of the theme
    QString title;
    QString detail;

    bool operator==(const Line&) const = default;
};

class LineModel : public KeyedListModel<Line>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a view model")

public:
    using KeyedListModel::KeyedListModel;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
};

} // namespace wupan
