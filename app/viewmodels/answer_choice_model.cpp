#include "answer_choice_model.h"

#include <iterator>

namespace wupan {

void AnswerChoiceModel::offer(std::vector<AnswerChoice> choices)
{
    m_offered = std::move(choices);
    filter();
}

void AnswerChoiceModel::setSearch(const QString& search)
{
    if (search == m_search)
        return;
    m_search = search;
    emit searchChanged();
    filter();
}

void AnswerChoiceModel::filter()
{
    const QString wanted = m_search.normalized(QString::NormalizationForm_KC).trimmed();
    std::vector<AnswerChoice> rows;
    std::copy_if(m_offered.begin(), m_offered.end(), std::back_inserter(rows),
                 [&](const AnswerChoice& choice) {
                     return choice.label.contains(wanted, Qt::CaseInsensitive);
                 });
    show(std::move(rows));
}

QVariant AnswerChoiceModel::data(const QModelIndex& index, int role) const
{
    const AnswerChoice* choice = rowAt(index);
    if (choice == nullptr)
        return {};
    switch (role) {
    case keyRole:
        return choice->key;
    case labelRole:
        return choice->label;
    case chosenRole:
        return choice->chosen;
    case difficultyRole:
        return choice->difficulty;
    case pictureRole:
        return choice->picture;
    case largePictureRole:
        return choice->largePicture;
    case soundRole:
        return choice->sound;
    case videoRole:
        return choice->video;
    default:
        return {};
    }
}

QHash<int, QByteArray> AnswerChoiceModel::roleNames() const
{
    return {{keyRole, "key"},         {labelRole, "label"},
            {chosenRole, "chosen"},   {difficultyRole, "difficulty"},
            {pictureRole, "picture"}, {largePictureRole, "largePicture"},
            {soundRole, "sound"},     {videoRole, "video"}};
}

} // namespace wupan
