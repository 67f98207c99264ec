#pragma once

#include "core/base/json.h"
#include "core/base/time.h"
#include "core/base/uuid.h"
#include "core/model/words.h"

#include <string>

namespace wupan {

enum class AuditEvent {
    personAdded,     ///< somebody may sign in from now on
    personChanged,   ///< name, role, department, or whether they may sign in
    passwordSet,     ///< by an administrator
    codeMade,        ///< a one-time code for a tablet
    collectKeyMade,  ///< for an officer's ODK Collect
    settingsChanged, ///< of the park or one of its departments
    imported,        ///< a table of enterprises
    enrolled,        ///< a tablet, with a one-time code
    signedIn,        ///< on an enrolled tablet
    signInFailed,    ///< an unknown login or a wrong password
    signedOut,
    tokenReused,         ///< two hold the same session, so it ended
    renewalDenied,       ///< a token that was found without the key of its session
    continuedUnderNewId, ///< a tablet that was copied or set back
    editDenied,          ///< an edit of what is not theirs; the edit itself stands in history
    requestDenied,       ///< a path or a file that is not theirs
    tabletRevoked,
    tabletToldToErase,
    rescueImported,
    exported, ///< somebody took a list along
    restored, ///< headquarters, from a backup
    checklistPublished,
};
template <>
struct WordTable<AuditEvent>
{
    static constexpr std::array entries{
        std::pair{AuditEvent::personAdded, std::string_view("personAdded")},
        std::pair{AuditEvent::personChanged, std::string_view("personChanged")},
        std::pair{AuditEvent::passwordSet, std::string_view("passwordSet")},
        std::pair{AuditEvent::codeMade, std::string_view("codeMade")},
        std::pair{AuditEvent::collectKeyMade, std::string_view("collectKeyMade")},
        std::pair{AuditEvent::settingsChanged, std::string_view("settingsChanged")},
        std::pair{AuditEvent::imported, std::string_view("imported")},
        std::pair{AuditEvent::enrolled, std::string_view("enrolled")},
        std::pair{AuditEvent::signedIn, std::string_view("signedIn")},
        std::pair{AuditEvent::signInFailed, std::string_view("signInFailed")},
        std::pair{AuditEvent::signedOut, std::string_view("signedOut")},
        std::pair{AuditEvent::tokenReused, std::string_view("tokenReused")},
        std::pair{AuditEvent::renewalDenied, std::string_view("renewalDenied")},
        std::pair{AuditEvent::continuedUnderNewId, std::string_view("continuedUnderNewId")},
        std::pair{AuditEvent::editDenied, std::string_view("editDenied")},
        std::pair{AuditEvent::requestDenied, std::string_view("requestDenied")},
        std::pair{AuditEvent::tabletRevoked, std::string_view("tabletRevoked")},
        std::pair{AuditEvent::tabletToldToErase, std::string_view("tabletToldToErase")},
        std::pair{AuditEvent::rescueImported, std::string_view("rescueImported")},
        std::pair{AuditEvent::exported, std::string_view("exported")},
        std::pair{AuditEvent::restored, std::string_view("restored")},
        std::pair{AuditEvent::checklistPublished, std::string_view("checklistPublished")},
    };
};

/// What headquarters remembers for whoever has to find out later. Holds no secret, and no text that
/// a client made up, but for the path of a denied request.
struct AuditEntry
{
    ParkId park; ///< nil: of nobody who is known here
    Instant at;
    AuditEvent event = AuditEvent::signedIn;
    OfficerId officer; ///< nil: nobody who is known, or whoever sits at headquarters' machine
    DeviceId device;   ///< nil: none
    json::object detail;
};

/// An entry as it stands in the store, whose words may be anything by now.
struct StoredAuditEntry
{
    std::int64_t number = 0; ///< 1, 2, 3 … by park
    Instant at;
    std::string event;
    OfficerId officer;
    DeviceId device;
    std::string detail; ///< JSON
    std::string chain;  ///< chainAfter() the entry before
};

/// 64 hex digits: SHA-256 over the chain value of the entry before (empty for the first) and
/// everything that `entry` says, but its own chain value.
[[nodiscard]] std::string chainAfter(std::string_view before, const StoredAuditEntry& entry);

} // namespace wupan
