#pragma once

#include "answer_choice_model.h"
#include "issue_photo_model.h"
#include "keyed_list_model.h"

#include <QtQmlIntegration>

#include <memory>

namespace wupan {

/// One question as the page shows it.
struct QuestionRow
{
    QString key;    ///< path in the form
    QString kind;   ///< choice, segments, choices, text, integer, decimal, date, photo, note
    QString number; ///< "4.2"; empty for a note
    QString label;
    QString hint;          ///< begins with "required" while a required answer is missing
    QString answer;        ///< as typed, also while it is refused
    QString problem;       ///< why the answer is not kept yet, and what to do; empty = all is well
    QString proposalState; ///< open, taken, declined; empty: the answer is no difficulty
    bool proposalDecidable = false; ///< the officer may take or decline it
    QString proposalHeading;
    QString proposalRemark; ///< urgency and time limit
    QString proposalText;
    QString proposalIssueId;                         ///< once it is taken
    std::shared_ptr<AnswerChoiceModel> choices;      ///< never null
    std::shared_ptr<IssuePhotoModel> photos;         ///< of the question; never null
    std::shared_ptr<IssuePhotoModel> proposalPhotos; ///< of the issue; never null
    bool operator==(const QuestionRow&) const = default;
};

/// The relevant questions of one section. A row that stays keeps its delegate, and with it the
/// keyboard's focus.
class QuestionModel : public KeyedListModel<QuestionRow>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a checklist")

public:
    enum QuestionRole {
        keyRole = Qt::UserRole,
        kindRole,
        numberRole,
        labelRole,
        hintRole,
        answerRole,
        problemRole,
        proposalStateRole,
        proposalDecidableRole,
        proposalHeadingRole,
        proposalRemarkRole,
        proposalTextRole,
        proposalIssueIdRole,
        choicesRole,
        photosRole,
        proposalPhotosRole,
    };

    explicit QuestionModel(QObject* parent = nullptr)
        : KeyedListModel(parent)
    {}
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    /// Of the question with this path; -1 when the section has none.
    [[nodiscard]] Q_INVOKABLE int rowOf(const QString& path) const;
};

} // namespace wupan
