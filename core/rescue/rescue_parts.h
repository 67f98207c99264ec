#pragma once

#include "core/base/json.h"
#include "core/store/rescue_store.h"
#include "core/sync/messages.h"

#include <string>
#include <variant>
#include <vector>

/// What a rescue bundle consists of, in this order (docs/sync-protocol.md, "Rescue bundle"): the
/// manifest, the edits (KeptEdit), the attention list (KeptEntry), the files.
namespace wupan {

struct RescuedFile
{
    std::string sha256;
    std::int64_t bytes = 0;
};

/// A file that could not be taken along.
struct LeftOutFile
{
    std::string sha256;
    std::string reason; ///< "missing", "unreadable", "damaged" (it has another hash)
};

struct RescueManifest
{
    DeviceId device;
    ParkId park;
    OfficerId officer; ///< who was signed in; nil = nobody
    Instant deviceAt;  ///< the device's clocks when the bundle was made
    std::int64_t uptimeMs = 0;
    std::string bootId;
    /// Headquarters' clock at that moment, as far as the tablet could tell.
    std::optional<Instant> headquartersAt;
    DevicePast past;
    RescueStore::Counts counts;
    std::vector<RescuedFile> files;
    std::vector<LeftOutFile> leftOut;
};

using RescuePart = std::variant<RescueManifest, KeptEdit, KeptEntry, RescuedFile>;

/// The words of "part".
namespace part_name {
inline constexpr std::string_view kManifest = "manifest";
inline constexpr std::string_view kEdit = "edit";
inline constexpr std::string_view kAttention = "attention";
inline constexpr std::string_view kFile = "file";
inline constexpr std::string_view kEnd = "end";
} // namespace part_name

/// The head of a part. "bytes" is how many bytes follow it: the text of an edit or entry, the
/// content of a file.
[[nodiscard]] json::object headOf(const RescueManifest& manifest);
[[nodiscard]] json::object headOf(const KeptEdit& edit);
[[nodiscard]] json::object headOf(const KeptEntry& entry);
[[nodiscard]] json::object headOf(const RescuedFile& file);

/// Without what follows the head. nullopt for a part that this version does not know; damagedData
/// for one that lacks what it must have.
[[nodiscard]] Result<std::optional<RescuePart>> parsePart(const json::object& head);

} // namespace wupan
