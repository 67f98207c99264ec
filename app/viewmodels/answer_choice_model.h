#pragma once

#include "keyed_list_model.h"

#include <QUrl>
#include <QtQmlIntegration>

namespace wupan {

struct AnswerChoice
{
    QString key; ///< value of the form
    QString label;
    bool chosen = false;
    bool difficulty = false; ///< choosing it proposes an issue
    QUrl picture;            ///< of the form; empty while there is none on this tablet
    QUrl largePicture;       ///< to be shown alone
    QUrl sound;              ///< of the form, as the picture
    QString video;           ///< name of the form's file, once it is on this tablet
    bool operator==(const AnswerChoice&) const = default;
};

/// What one question offers, in the order of the form (or of the answer, where it is an order);
/// changes in place. A long list is searched.
class AnswerChoiceModel : public KeyedListModel<AnswerChoice>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a question")
    /// Only what contains this is there; empty: all.
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged FINAL)

public:
    enum AnswerChoiceRole {
        keyRole = Qt::UserRole,
        labelRole,
        chosenRole,
        difficultyRole,
        pictureRole,
        largePictureRole,
        soundRole,
        videoRole,
    };

    explicit AnswerChoiceModel(QObject* parent = nullptr)
        : KeyedListModel(parent)
    {}
    void offer(std::vector<AnswerChoice> choices);
    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString& search);
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void searchChanged();

private:
    void filter();

    std::vector<AnswerChoice> m_offered;
    QString m_search;
};

} // namespace wupan
