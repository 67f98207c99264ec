#pragma once

#include "keyed_list_model.h"

#include <QtQmlIntegration>

namespace wupan {

/// One visit in a list: when, where, and what to do about it.
struct VisitLine
{
    QString key; ///< id of the visit
    QString time;
    QString timeDetail; ///< "under way", "1.8 km"
    bool late = false;  ///< it was due on a day before
    QString title;      ///< the enterprise
    QString tag;        ///< its highest rank
    QString tone;
    QString detail;
    QString actionText;   ///< what tapping does
    bool primary = false; ///< the one to go on with
    bool operator==(const VisitLine&) const = default;
};

class VisitLineModel : public KeyedListModel<VisitLine>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a page's view model")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum VisitRole {
        keyRole = Qt::UserRole,
        timeRole,
        timeDetailRole,
        lateRole,
        titleRole,
        tagRole,
        toneRole,
        detailRole,
        actionTextRole,
        primaryRole,
    };

    explicit VisitLineModel(QObject* parent = nullptr)
        : KeyedListModel(parent)
    {
        connect(this, &QAbstractItemModel::rowsInserted, this, &VisitLineModel::countChanged);
        connect(this, &QAbstractItemModel::rowsRemoved, this, &VisitLineModel::countChanged);
    }
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void countChanged();
};

} // namespace wupan
