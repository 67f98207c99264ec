#pragma once

#include "core/sync/tuning.h"

#include <algorithm>
#include <cstddef>

namespace wupan {

/// How much of a file goes in one request: a share of what came through since the link broke last,
/// so that the next break costs no more than that share.
class ChunkSize
{
public:
    [[nodiscard]] std::size_t bytes() const
    {
        return std::clamp(m_sinceBreak / tuning::kChunkShare, tuning::kSmallestChunkBytes,
                          tuning::kFileChunkBytes);
    }
    void noteArrived(std::size_t bytes) { m_sinceBreak += bytes; }
    void noteBreak() { m_sinceBreak = 0; }

private:
    std::size_t m_sinceBreak = tuning::kFileChunkBytes * tuning::kChunkShare; ///< a good link
};

} // namespace wupan
