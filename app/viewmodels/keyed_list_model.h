#pragma once

#include <QAbstractListModel>

#include <algorithm>
#include <vector>

namespace wupan {

/// A short list whose rows have a `key`. show() turns the present rows into the given ones with
/// the fewest signals: a row that stays keeps its delegate. Row: `key`, operator==.
template <class Row>
class KeyedListModel : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }

    /// Keys are unique.
    void show(std::vector<Row> rows)
    {
        removeAllBut(rows);
        for (std::size_t i = 0; i < rows.size(); ++i)
            place(i, std::move(rows[i]));
    }

protected:
    [[nodiscard]] const Row* rowAt(const QModelIndex& index) const
    {
        const bool valid =
            checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid);
        return valid ? &m_rows[static_cast<std::size_t>(index.row())] : nullptr;
    }

private:
    void removeAllBut(const std::vector<Row>& kept)
    {
        for (std::size_t i = m_rows.size(); i-- > 0;) {
            // Mostly it stays where it is: thousands of rows need not be searched for it.
            const bool stays = (i < kept.size() && kept[i].key == m_rows[i].key) ||
                               std::any_of(kept.begin(), kept.end(), [&](const Row& row) {
                                   return row.key == m_rows[i].key;
                               });
            if (stays)
                continue;
            beginRemoveRows({}, static_cast<int>(i), static_cast<int>(i));
            m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(i));
            endRemoveRows();
        }
    }

    void place(std::size_t at, Row row)
    {
        const auto begin = m_rows.begin() + static_cast<std::ptrdiff_t>(at);
        const auto found =
            std::find_if(begin, m_rows.end(), [&](const Row& each) { return each.key == row.key; });
        const int to = static_cast<int>(at);
        if (found == m_rows.end()) {
            beginInsertRows({}, to, to);
            m_rows.insert(begin, std::move(row));
            endInsertRows();
            return;
        }
        const int from = static_cast<int>(found - m_rows.begin());
        if (from != to) {
            beginMoveRows({}, from, from, {}, to);
            std::rotate(begin, found, found + 1);
            endMoveRows();
        }
        if (m_rows[at] == row)
            return;
        m_rows[at] = std::move(row);
        emit dataChanged(index(to), index(to));
    }

    std::vector<Row> m_rows;
};

} // namespace wupan
