#pragma once

#include "keyed_list_model.h"

#include <QtQmlIntegration>

namespace wupan {

struct TimelineRow
{
    QString key;  ///< id of the event
    QString line; ///< who and what, as StyledText; what people wrote is escaped
    QString when;
    bool pending = false; ///< on its way to headquarters
    bool operator==(const TimelineRow&) const = default;
};

/// The history of one issue, newest first.
class TimelineModel : public KeyedListModel<TimelineRow>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to an IssueEditor")

public:
    enum TimelineRole { lineRole = Qt::UserRole, whenRole, pendingRole };

    explicit TimelineModel(QObject* parent = nullptr)
        : KeyedListModel(parent)
    {}
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
};

} // namespace wupan
