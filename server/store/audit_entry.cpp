#include "server/store/audit_entry.h"

#include "core/base/hash.h"

namespace wupan {

std::string chainAfter(std::string_view before, const StoredAuditEntry& entry)
{
    const json::array said{entry.number,         entry.at.ms,         entry.event,
                           entry.officer.text(), entry.device.text(), entry.detail};
    return sha256Hex(std::string(before) + json::serialize(said));
}

} // namespace wupan
