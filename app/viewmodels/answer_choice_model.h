#pragma once

#include "keyed_list_model.h"

#include <QtQmlIntegration>

namespace wupan {

struct AnswerChoice
{
    QString key; ///< value of the form
    QString label;
    bool chosen = false;
    bool difficulty = false; ///< choosing it proposes an issue
    bool operator==(const AnswerChoice&) const = default;
};

/// What one question offers, in the order of the form; changes in place.
class AnswerChoiceModel : public KeyedListModel<AnswerChoice>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a question")

public:
    enum AnswerChoiceRole { keyRole = Qt::UserRole, labelRole, chosenRole, difficultyRole };

    explicit AnswerChoiceModel(QObject* parent = nullptr)
        : KeyedListModel(parent)
    {}
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
};

} // namespace wupan
