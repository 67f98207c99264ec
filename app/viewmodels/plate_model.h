#pragma once

#include "keyed_list_model.h"

#include <QtQmlIntegration>

namespace wupan {

/// One of the five plates: the figure that stands for it.
struct PlateRow
{
    QString key; ///< word of Plate
    QString title;
    QString value;
    QString remark;    ///< "/ 26", "58.21 亿元"
    double share = -1; ///< of the goal, 0 … 1; negative: there is no goal, so no bar
    bool operator==(const PlateRow&) const = default;
};

class PlateModel : public KeyedListModel<PlateRow>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to TodayBoard")

public:
    enum PlateRole { keyRole = Qt::UserRole, titleRole, valueRole, remarkRole, shareRole };

    explicit PlateModel(QObject* parent = nullptr)
        : KeyedListModel(parent)
    {}
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
};

} // namespace wupan
