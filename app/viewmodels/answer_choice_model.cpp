#include "answer_choice_model.h"

namespace wupan {

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
    default:
        return {};
    }
}

QHash<int, QByteArray> AnswerChoiceModel::roleNames() const
{
    return {{keyRole, "key"},
            {labelRole, "label"},
            {chosenRole, "chosen"},
            {difficultyRole, "difficulty"}};
}

} // namespace wupan
