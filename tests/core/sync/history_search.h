#pragma once

#include "tests/core/sync/history_world.h"

#include <functional>

namespace wupan::test {

/// Every history of two tablets with three operations each, in every order. Histories that differ
/// only in which tablet is which count once. The specification is a value that each operation moves
/// on beside the world.
template <class Specification>
class HistorySearch
{
public:
    static constexpr int kOperationsOfEach = 3;
    using Operation = std::function<void(Specification& expected, std::size_t tablet, int moment)>;

    HistorySearch(HistoryWorld& world, Specification start, std::vector<Operation> operations,
                  std::function<void(Specification&)> atEnd)
        : m_world(world)
        , m_start(std::move(start))
        , m_operations(std::move(operations))
        , m_atEnd(std::move(atEnd))
    {}

    /// Where the world and the specification part, and in which history; empty when nowhere.
    std::string run()
    {
        try {
            go({}, 0, m_start);
        } catch (const std::exception& error) {
            return m_path + ": " + error.what();
        }
        return {};
    }
    [[nodiscard]] int histories() const { return m_histories; }

private:
    void go(PerTablet<int> taken, int moment, const Specification& expected)
    {
        if (moment == kOperationsOfEach * static_cast<int>(kTablets)) {
            ++m_histories;
            m_world.andBack([&] {
                Specification atEnd = expected;
                m_atEnd(atEnd);
            });
            return;
        }
        const std::size_t tablets = moment == 0 ? 1 : kTablets;
        for (std::size_t tablet = 0; tablet < tablets; ++tablet) {
            if (taken.at(tablet) == kOperationsOfEach)
                continue;
            PerTablet<int> next = taken;
            ++next.at(tablet);
            for (std::size_t i = 0; i < m_operations.size(); ++i) {
                m_path += (tablet == 0 ? " A" : " B") + std::to_string(i);
                m_world.andBack([&] {
                    Specification moved = expected;
                    m_operations[i](moved, tablet, moment);
                    go(next, moment + 1, moved);
                });
                m_path.resize(m_path.size() - 3);
            }
        }
    }

    HistoryWorld& m_world;
    Specification m_start;
    std::vector<Operation> m_operations;
    std::function<void(Specification&)> m_atEnd;
    std::string m_path; ///< tablet and operation, in order
    int m_histories = 0;
};

} // namespace wupan::test
