#pragma once

#include "core/model/issue.h"
#include "keyed_list_model.h"

#include <QtQmlIntegration>

namespace wupan {

struct IssueStation
{
    QString key; ///< word of the IssueState
    QString text;
    QString progress; ///< done, current or ahead
    bool operator==(const IssueStation&) const = default;
};

/// The seven stations of the procedure, and which of them an issue has reached. An issue on a side
/// path (returned, contested, suspended) stands at the station that it will go on from.
class IssueStationsModel : public KeyedListModel<IssueStation>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to an IssueEditor")

public:
    enum StationRole { textRole = Qt::UserRole, progressRole };

    explicit IssueStationsModel(QObject* parent = nullptr)
        : KeyedListModel(parent)
    {}
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Where an issue stands among the seven.
    [[nodiscard]] static IssueState stationOf(const Issue& issue);
    void show(const Issue& issue);
};

} // namespace wupan
