#pragma once

#include <QAbstractListModel>
#include <QtQmlIntegration>

namespace wupan {

struct Choice
{
    QString word; ///< of the domain, or empty for "any"
    QString text; ///< as shown
    bool operator==(const Choice&) const = default;
};

/// A few words to choose from, one of them chosen: chips, segments, a menu. Texts change in place.
class ChoiceModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a view model")
    Q_PROPERTY(QString chosen READ chosen NOTIFY chosenChanged FINAL)
    Q_PROPERTY(QString chosenText READ chosenText NOTIFY chosenChanged FINAL)

public:
    enum Role { wordRole = Qt::UserRole, textRole, chosenRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] QString chosen() const { return m_chosen; }
    [[nodiscard]] QString chosenText() const;
    [[nodiscard]] bool offers(const QString& word) const;

    /// A chosen word stays chosen while it is offered.
    void setChoices(const QList<Choice>& choices);
    /// A word that is not offered is ignored.
    void choose(const QString& word);
    /// Nothing is chosen any more.
    void clear();

signals:
    void chosenChanged();

private:
    void forget();

    QList<Choice> m_choices;
    QString m_chosen;
};

} // namespace wupan
