#pragma once

#include "answer_text.h"
#include "keyed_list_model.h"

#include <QtQmlIntegration>

namespace wupan {

struct PlaceRow
{
    QString key; ///< its number, from 0
    QString latitude;
    QString longitude;
    QString accuracyText; ///< "within 8 m"; empty: by hand
    bool operator==(const PlaceRow&) const = default;
};

/// The places of one answer, in their order. A row that is edited keeps its fields.
class PlaceModel : public KeyedListModel<PlaceRow>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a question")

public:
    enum PlaceRole { keyRole = Qt::UserRole, latitudeRole, longitudeRole, accuracyTextRole };

    explicit PlaceModel(QObject* parent = nullptr)
        : KeyedListModel(parent)
    {}
    void showPlaces(const QList<answer_text::Place>& places);
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
};

} // namespace wupan
