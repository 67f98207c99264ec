#include "windowed_list_model.h"

#include <algorithm>
#include <utility>

namespace wupan {
namespace {

// Long enough to type the next letter, short enough to seem at once.
constexpr int kTypingPauseMs = 120;

} // namespace

WindowedListModel::WindowedListModel(CoreThread& core, QHash<int, QByteArray> textRoles,
                                     QObject* parent)
    : QAbstractListModel(parent)
    , m_core(core)
    , m_roleNames(std::move(textRoles))
{
    m_roleNames.insert(loadedRole, "loaded");
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, &WindowedListModel::readFromTop);
}

int WindowedListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_count;
}

QVariant WindowedListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || !m_roleNames.contains(role))
        return {};
    const Row* row = m_cache.find(index.row());
    if (role == loadedRole)
        return row != nullptr;
    if (row != nullptr)
        return row->value(role);
    request(WindowCache<Row>::firstOf(index.row()));
    return QString();
}

void WindowedListModel::setSearch(const QString& search)
{
    if (search == m_search)
        return;
    m_search = search;
    emit searchChanged();
    m_typing.start();
}

QString WindowedListModel::emptyText() const
{
    if (m_count > 0 || !m_answered)
        return {};
    const QString sought = m_search.trimmed();
    return sought.isEmpty() ? textOfNothing() : tr("Nothing found for “%1”.").arg(sought);
}

void WindowedListModel::readFromTop()
{
    ++m_generation;
    m_requested.clear();
    m_cache.clear();
    m_showsOlderFilter = true;
    request(0);
    emit filterChanged();
}

void WindowedListModel::readAnew()
{
    ++m_generation;
    const QSet<int> onTheirWay = std::exchange(m_requested, {});
    if (m_cache.windows().empty())
        request(0);
    for (const auto& window : m_cache.windows())
        request(window.first);
    for (const int first : onTheirWay)
        request(first);
}

void WindowedListModel::request(int first) const
{
    if (m_requested.contains(first))
        return;
    m_requested.insert(first);
    // Asking for a row is no change of the model; its answer is.
    auto* self = const_cast<WindowedListModel*>(this);
    m_core.read(
        self, [read = reader(), first](Tablet& tablet) { return read(tablet, first); },
        [self, first, generation = m_generation](Answer answer) {
            if (generation == self->m_generation)
                self->adopt(first, std::move(answer));
        });
}

void WindowedListModel::adopt(int first, Answer answer)
{
    m_requested.remove(first);
    m_answered = true;
    const int size = static_cast<int>(answer.rows.size());
    m_cache.put(first, std::move(answer.rows));
    setCount(answer.total);
    const bool everything = std::exchange(m_showsOlderFilter, false);
    const int from = everything ? 0 : first;
    const int to = everything ? m_count : std::min(first + size, m_count);
    if (from < to)
        emit dataChanged(index(from), index(to - 1));
}

void WindowedListModel::setCount(int count)
{
    if (count > m_count) {
        beginInsertRows({}, m_count, count - 1);
        m_count = count;
        endInsertRows();
    } else if (count < m_count) {
        beginRemoveRows({}, count, m_count - 1);
        m_count = count;
        endRemoveRows();
    }
    emit countChanged();
}

} // namespace wupan
