#pragma once

#include <algorithm>
#include <cstdint>
#include <list>
#include <vector>

namespace wupan {

/// The few windows of a long list that a view looked at last. Memory stays the same however long
/// the list is. Thread: one.
template <class Row>
class WindowCache
{
public:
    static constexpr int kWindowSize = 64; ///< rows: about five screens
    static constexpr std::size_t kWindows = 6;

    struct Window
    {
        int first = 0; ///< a multiple of kWindowSize
        std::vector<Row> rows;
    };

    [[nodiscard]] static int firstOf(int row) { return row / kWindowSize * kWindowSize; }

    /// Null while the row's window is absent. Looking keeps a window from being dropped.
    [[nodiscard]] const Row* find(int row)
    {
        const auto window = windowAt(firstOf(row));
        if (window == m_windows.end())
            return nullptr;
        m_windows.splice(m_windows.begin(), m_windows, window);
        const auto index = static_cast<std::size_t>(row - m_windows.front().first);
        return index < m_windows.front().rows.size() ? &m_windows.front().rows[index] : nullptr;
    }
    [[nodiscard]] bool holds(int first) { return windowAt(first) != m_windows.end(); }

    /// Replaces the window that begins there; drops the one that nobody looked at for longest.
    void put(int first, std::vector<Row> rows)
    {
        const auto window = windowAt(first);
        if (window != m_windows.end()) {
            window->rows = std::move(rows);
            return;
        }
        m_windows.push_front({first, std::move(rows)});
        if (m_windows.size() > kWindows)
            m_windows.pop_back();
    }
    void clear() { m_windows.clear(); }
    /// The latest first.
    [[nodiscard]] const std::list<Window>& windows() const { return m_windows; }

private:
    [[nodiscard]] auto windowAt(int first)
    {
        return std::find_if(m_windows.begin(), m_windows.end(),
                            [first](const Window& window) { return window.first == first; });
    }
    std::list<Window> m_windows;
};

} // namespace wupan
