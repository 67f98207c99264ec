#include "place_model.h"

#include "visit_text.h"

namespace wupan {

void PlaceModel::showPlaces(const QList<answer_text::Place>& places)
{
    std::vector<PlaceRow> rows;
    for (const answer_text::Place& place : places) {
        const double accuracy = place.measured.section(QLatin1Char(' '), 1).toDouble();
        rows.push_back({QString::number(rows.size()), place.latitude, place.longitude,
                        accuracy > 0 ? visit_text::accuracyText(accuracy) : QString()});
    }
    show(std::move(rows));
}

QVariant PlaceModel::data(const QModelIndex& index, int role) const
{
    const PlaceRow* place = rowAt(index);
    if (place == nullptr)
        return {};
    switch (role) {
    case keyRole:
        return place->key;
    case latitudeRole:
        return place->latitude;
    case longitudeRole:
        return place->longitude;
    case accuracyTextRole:
        return place->accuracyText;
    default:
        return {};
    }
}

QHash<int, QByteArray> PlaceModel::roleNames() const
{
    return {{keyRole, "key"},
            {latitudeRole, "latitude"},
            {longitudeRole, "longitude"},
            {accuracyTextRole, "accuracyText"}};
}

} // namespace wupan
