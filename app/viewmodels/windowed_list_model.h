#pragma once

#include "app/core_thread.h"
#include "window_cache.h"

#include <QAbstractListModel>
#include <QSet>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace wupan {

/// A list as long as its query finds rows, with only a few windows of them in memory. A row that
/// was never loaded is blank until its window arrives. When records change, the windows at hand
/// are read anew in place; the list is never reset. Thread: the UI's; reads on the core thread.
template <class Row>
class WindowedListModel : public QAbstractListModel
{
public:
    /// A window, and how long the list is.
    struct Answer
    {
        int total = 0;
        std::vector<Row> rows;
    };
    /// Reads the window that begins at a row; on the core thread, so it holds what it needs.
    using Reader = std::function<Answer(Tablet&, int first)>;

    WindowedListModel(CoreThread& core, QObject* parent)
        : QAbstractListModel(parent)
        , m_core(core)
    {}

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : m_count;
    }
    [[nodiscard]] int count() const { return m_count; }

protected:
    static constexpr int kWindowSize = WindowCache<Row>::kWindowSize;

    /// Of the filter as it is now.
    [[nodiscard]] virtual Reader reader() const = 0;
    /// An answer was adopted: the count may be another, or known for the first time.
    virtual void countWasRead() = 0;

    [[nodiscard]] CoreThread& core() const { return m_core; }
    /// Whether any answer came yet.
    [[nodiscard]] bool answered() const { return m_answered; }

    /// Null while the row's window is on its way, which this sets off.
    [[nodiscard]] const Row* rowAt(const QModelIndex& index) const
    {
        const Row* row = m_cache.find(index.row());
        if (row == nullptr)
            request(WindowCache<Row>::firstOf(index.row()));
        return row;
    }
    [[nodiscard]] bool isLoaded(const QModelIndex& index) const
    {
        return m_cache.find(index.row()) != nullptr;
    }

    /// For another filter. What is shown stays until the first window arrives: no flicker.
    void readFromTop()
    {
        ++m_generation;
        m_requested.clear();
        m_cache.clear();
        m_showsOlderFilter = true;
        request(0);
    }

    /// For other records, or another day.
    void readAnew()
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

private:
    void request(int first) const
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

    void adopt(int first, Answer answer)
    {
        m_requested.remove(first);
        m_answered = true;
        const int size = static_cast<int>(answer.rows.size());
        m_cache.put(first, std::move(answer.rows));
        setCount(answer.total);
        countWasRead();
        const bool everything = std::exchange(m_showsOlderFilter, false);
        const int from = everything ? 0 : first;
        const int to = everything ? m_count : std::min(first + size, m_count);
        if (from < to)
            emit dataChanged(index(from), index(to - 1));
    }

    void setCount(int count)
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
    }

    CoreThread& m_core;
    int m_count = 0;
    bool m_answered = false;
    bool m_showsOlderFilter = false; ///< delegates still hold rows of the filter before
    int m_generation = 0;            ///< answers to older requests are dropped
    mutable WindowCache<Row> m_cache;
    mutable QSet<int> m_requested; ///< windows on their way, of this generation
};

} // namespace wupan
