#pragma once

#include "answer_choice_model.h"
#include "issue_photo_model.h"
#include "keyed_list_model.h"
#include "place_model.h"
#include "range_scale.h"

#include <QUrl>
#include <QtQmlIntegration>

#include <memory>

namespace wupan {

/// One line of a page: a question, the heading of a group or of a repeat's instance, or the place
/// where an instance is added.
struct QuestionRow
{
    QString key;  ///< of a question, its path with keys
    QString path; ///< with keys; of "add", the repeat's
    /// Which control: heading, add; segments, choices, list, likert, menu, rank, text, integer,
    /// decimal, range, date, time, acknowledge, place, places, barcode, photo, drawing, file, note.
    QString kind;
    /// Of the control: vertical (range), multiline, numbers (text), month, year (date), dateTime
    /// (time), draw, annotate, signature (drawing), sound, video (file).
    QString style;
    int level = 0;  ///< of groups around it, within the page
    QString number; ///< "4.2"; empty for a note
    QString label;
    QString hint;     ///< begins with "required" while a required answer is missing
    QString guidance; ///< more than the hint, on demand
    QString answer;   ///< as typed, also while it is refused
    QString day;      ///< of a date and time
    QString hour;     ///< … or of a time
    QString minute;
    QString shown;   ///< what the answer says, where the control does not
    QString problem; ///< why the answer is not kept yet, and what to do; empty = all is well
    QString removal; ///< of an instance that may be removed: what goes with it
    bool readOnly = false;
    QUrl labelPicture;              ///< of the form; empty while there is none on this tablet
    QUrl largeLabelPicture;         ///< to be shown alone
    QUrl labelSound;                ///< of the form, as the picture
    QString labelVideo;             ///< name of the form's file, once it is on this tablet
    QUrl picture;                   ///< of the latest photo, in full, while it is on this tablet
    QString fileName;               ///< of the file that answers
    QString fileDetail;             ///< its size, and what headquarters lacks of it
    QUrl file;                      ///< while it is on this tablet
    QString proposalState;          ///< open, taken, declined; empty: the answer is no difficulty
    bool proposalDecidable = false; ///< the officer may take or decline it
    QString proposalHeading;
    QString proposalRemark; ///< urgency and time limit
    QString proposalText;
    QString proposalIssueId;                         ///< once it is taken
    std::shared_ptr<AnswerChoiceModel> choices;      ///< never null
    std::shared_ptr<RangeScale> range;               ///< never null
    std::shared_ptr<PlaceModel> places;              ///< never null
    std::shared_ptr<IssuePhotoModel> photos;         ///< of the question; never null
    std::shared_ptr<IssuePhotoModel> proposalPhotos; ///< of the issue; never null
    bool operator==(const QuestionRow&) const = default;
};

/// The page of one section. A row that stays keeps its delegate, and with it the
/// keyboard's focus.
class QuestionModel : public KeyedListModel<QuestionRow>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a checklist")

public:
    enum QuestionRole {
        keyRole = Qt::UserRole,
        pathRole,
        kindRole,
        styleRole,
        levelRole,
        numberRole,
        labelRole,
        hintRole,
        guidanceRole,
        answerRole,
        dayRole,
        hourRole,
        minuteRole,
        shownRole,
        problemRole,
        removalRole,
        readOnlyRole,
        labelPictureRole,
        largeLabelPictureRole,
        labelSoundRole,
        labelVideoRole,
        pictureRole,
        fileNameRole,
        fileDetailRole,
        fileRole,
        proposalStateRole,
        proposalDecidableRole,
        proposalHeadingRole,
        proposalRemarkRole,
        proposalTextRole,
        proposalIssueIdRole,
        choicesRole,
        rangeRole,
        placesRole,
        photosRole,
        proposalPhotosRole,
    };

    explicit QuestionModel(QObject* parent = nullptr)
        : KeyedListModel(parent)
    {}
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    /// Of the row with this key; -1 when the section has none.
    [[nodiscard]] Q_INVOKABLE int rowOf(const QString& key) const;
};

} // namespace wupan
