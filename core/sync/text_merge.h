#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Three versions of a text: what stood before, ours, and theirs. By characters (code points).
namespace wupan {

/// Three-way merge. nullopt when both changed the same place in different ways.
[[nodiscard]] std::optional<std::string> mergeText(std::string_view base, std::string_view ours,
                                                   std::string_view theirs);

/// The merge where there is one; else a text for somebody to look over: whatever either side put in
/// is in it, ours first where both did at the same place, and what either side took out is not.
[[nodiscard]] std::string proposeText(std::string_view base, std::string_view ours,
                                      std::string_view theirs);

struct TextPart
{
    std::string text;
    bool changed = false; ///< not there before

    bool operator==(const TextPart&) const = default;
};
/// `side` in parts, in order: what it has in common with `base`, and what it has not.
[[nodiscard]] std::vector<TextPart> changedParts(std::string_view base, std::string_view side);

} // namespace wupan
