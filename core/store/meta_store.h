#pragma once

#include "core/store/database.h"

#include <optional>
#include <string>
#include <string_view>

namespace wupan {

enum class MetaKey {
    deviceId,         ///< given at enrolment
    parkId,           ///< of the enrolment
    officerId,        ///< who is signed in; empty = nobody
    role,             ///< of that person
    departmentId,     ///< of that person
    login,            ///< last one used, offered on the sign-in page
    cursor,           ///< headquarters' position that this database stands at
    lastSequence,     ///< of the device's edits
    chain,            ///< chain value of lastSequence
    needsNewDeviceId, ///< "1" = headquarters and this device remember different pasts
    filesOnMetered,   ///< "1" = photos are sent where bytes cost money, too
    tracesToRemove,   ///< "1" = a record left the user's view, and its bytes may still be in the
                      ///< files
    inSnapshot,       ///< "1" = a complete view is under way; what came of it is in snapshot_seen
    rescueKey,        ///< headquarters' public key, base64; rescue bundles are sealed to it
    rescuedUpTo,      ///< position in the outbox: no edit joins one up to here
    withdrawn,        ///< "1" = headquarters has revoked this tablet
    lastContact,      ///< both clocks at headquarters' last answer (core/sync/headquarters_clock.h)
    noticesSeen,      ///< up to when, by headquarters' clock, the user has seen the notices
    salvage,          ///< what was taken out of a damaged database; empty = none, or somebody has
                      ///< read it (core/store/salvage_report.h)
};

/// Single values of this installation. Never holds a secret. Throws SqliteError.
class MetaStore
{
public:
    explicit MetaStore(Database& database)
        : m_database(database)
    {}

    [[nodiscard]] std::string text(MetaKey key);
    [[nodiscard]] std::int64_t integer(MetaKey key); ///< 0 when absent
    void set(MetaKey key, std::string_view value);
    void set(MetaKey key, std::int64_t value);

    [[nodiscard]] static std::optional<MetaKey> keyNamed(std::string_view text);

private:
    Database& m_database;
};

} // namespace wupan
