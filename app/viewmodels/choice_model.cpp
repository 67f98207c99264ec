#include "choice_model.h"

#include <algorithm>

namespace wupan {

int ChoiceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_choices.size());
}

QVariant ChoiceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Choice& choice = m_choices.at(index.row());
    switch (role) {
    case wordRole:
        return choice.word;
    case textRole:
        return choice.text;
    case chosenRole:
        return choice.word == m_chosen;
    default:
        return {};
    }
}

QHash<int, QByteArray> ChoiceModel::roleNames() const
{
    return {{wordRole, "word"}, {textRole, "text"}, {chosenRole, "chosen"}};
}

QString ChoiceModel::chosenText() const
{
    for (const Choice& choice : m_choices)
        if (choice.word == m_chosen)
            return choice.text;
    return {};
}

bool ChoiceModel::offers(const QString& word) const
{
    return std::any_of(m_choices.begin(), m_choices.end(),
                       [&](const Choice& choice) { return choice.word == word; });
}

void ChoiceModel::setChoices(const QList<Choice>& choices)
{
    const auto common = std::min(m_choices.size(), choices.size());
    for (qsizetype row = 0; row < common; ++row) {
        if (m_choices.at(row) == choices.at(row))
            continue;
        m_choices[row] = choices.at(row);
        emit dataChanged(index(static_cast<int>(row)), index(static_cast<int>(row)));
    }
    if (choices.size() > common) {
        beginInsertRows({}, static_cast<int>(common), static_cast<int>(choices.size()) - 1);
        m_choices.append(choices.mid(common));
        endInsertRows();
    } else if (m_choices.size() > common) {
        beginRemoveRows({}, static_cast<int>(common), static_cast<int>(m_choices.size()) - 1);
        m_choices.resize(common);
        endRemoveRows();
    }
    if (!offers(m_chosen))
        forget();
    emit chosenChanged();
}

void ChoiceModel::choose(const QString& word)
{
    if (word == m_chosen || !offers(word))
        return;
    m_chosen = word;
    emit dataChanged(index(0), index(rowCount() - 1), {chosenRole});
    emit chosenChanged();
}

void ChoiceModel::clear()
{
    if (m_chosen.isEmpty())
        return;
    forget();
    emit chosenChanged();
}

void ChoiceModel::forget()
{
    m_chosen.clear();
    if (!m_choices.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1), {chosenRole});
}

} // namespace wupan
