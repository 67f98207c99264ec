#pragma once

#include "core/sync/messages.h"

namespace wupan::test {

/// Gives edits their place in the past of a device, as the tablet does when it first sends them.
class EditSealer
{
public:
    explicit EditSealer(Random& random, DevicePast past = {})
        : m_random(&random)
        , m_past(std::move(past))
    {}

    [[nodiscard]] Change seal(Change change)
    {
        if (change.editId.isNil())
            change.editId = {Uuid::v7(change.deviceAt, *m_random)};
        change.sequence = m_past.sequence + 1;
        change.chain = chainAfter(m_past.chain, change.editId);
        m_past = {change.sequence, change.chain};
        return change;
    }

    [[nodiscard]] SyncRequest request(std::vector<Change> changes, std::string cursor = {})
    {
        SyncRequest request;
        for (Change& change : changes)
            request.changes.push_back(seal(std::move(change)));
        request.past = m_past;
        request.cursor = std::move(cursor);
        return request;
    }

    [[nodiscard]] const DevicePast& past() const { return m_past; }

private:
    Random* m_random;
    DevicePast m_past;
};

} // namespace wupan::test
