#pragma once

#include "keyed_list_model.h"

#include <QUrl>
#include <QtQmlIntegration>

#include <string>

namespace wupan {

struct IssuePhoto
{
    QString key;                  ///< id of the attachment, or number of a photo not yet kept
    QUrl source;                  ///< empty while the picture is not on this tablet
    QString stateText;            ///< "not yet sent"; empty when headquarters has it
    std::string lackingThumbnail; ///< hash of one that headquarters has and could be shown
    QUrl original;                ///< not its thumbnail; empty while it is not on this tablet
    bool operator==(const IssuePhoto&) const = default;
};

/// The photos of one issue, in the order in which they were taken.
class IssuePhotoModel : public KeyedListModel<IssuePhoto>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to an editor")
    /// "1 of 3 photos are at headquarters"; empty when all are.
    Q_PROPERTY(QString receivedText READ receivedText NOTIFY receivedTextChanged FINAL)

public:
    enum PhotoRole { keyRole = Qt::UserRole, sourceRole, stateTextRole };

    explicit IssuePhotoModel(QObject* parent = nullptr);
    [[nodiscard]] QString receivedText() const;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void receivedTextChanged();
};

} // namespace wupan
