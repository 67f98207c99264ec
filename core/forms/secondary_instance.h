#pragma once

#include "core/base/result.h"
#include "core/forms/instance_node.h"

#include <string>
#include <string_view>

namespace pugi {
class xml_node;
}

/// Lists and tables that a form reads besides its own instance, as documents.
namespace wupan::forms {

inline constexpr std::size_t kMaxTableBytes = 16ULL * 1024 * 1024;
inline constexpr std::size_t kMaxTableNodes = 1'000'000;

/// Copies an element with its attributes and what is in it below `parent`.
void copyElement(const pugi::xml_node& element, InstanceNode& parent);

/// A document of the element alone.
[[nodiscard]] std::shared_ptr<InstanceNode> documentOf(const pugi::xml_node& element);

/// Any XML document. unreadableFile, tooLarge: `detail` is a sentence without the file's name.
[[nodiscard]] Result<std::shared_ptr<InstanceNode>> readXmlTable(std::string_view bytes);

/// root/item with one element for each column, as ODK reads CSV: the first line names the columns;
/// separated by commas (or semicolons, when the first line has no comma); texts may be in double
/// quotes. A line that has too few cells has empty ones; one that has too many is unreadable.
[[nodiscard]] Result<std::shared_ptr<InstanceNode>> readCsvTable(std::string_view bytes);

/// root/item with the properties of each feature, and `geometry` as ODK writes places.
[[nodiscard]] Result<std::shared_ptr<InstanceNode>> readGeoJsonTable(std::string_view bytes);

/// By the name's ending: .csv, .geojson, else XML.
[[nodiscard]] Result<std::shared_ptr<InstanceNode>> readTable(const std::string& name,
                                                              std::string_view bytes);

} // namespace wupan::forms
