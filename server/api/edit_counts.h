#pragma once

#include "core/sync/messages.h"

#include <array>
#include <atomic>

namespace wupan {

/// How many edits had which outcome since the start. Thread: any.
class EditCounts
{
public:
    void note(Outcome outcome) { ++m_counts.at(static_cast<std::size_t>(outcome)); }
    [[nodiscard]] std::int64_t of(Outcome outcome) const
    {
        return m_counts.at(static_cast<std::size_t>(outcome));
    }

private:
    std::array<std::atomic<std::int64_t>, WordTable<Outcome>::entries.size()> m_counts{};
};

} // namespace wupan
