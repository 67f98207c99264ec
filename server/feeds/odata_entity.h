#pragma once

#include "core/base/json.h"
#include "core/base/time.h"
#include "core/model/catalog.h"

#include <optional>
#include <span>
#include <string>
#include <variant>

namespace wupan {

/// A table that OData gives out: the records of one type, with every field of the catalog that is
/// one value.
struct OdataSet
{
    std::string_view name;   ///< "Issues"
    std::string_view entity; ///< "Issue"
    RecordType type;
};
[[nodiscard]] std::span<const OdataSet> odataSets();
[[nodiscard]] const OdataSet* odataSetNamed(std::string_view name);

struct OdataProperty
{
    std::string_view name;
    FieldKind kind = FieldKind::text; ///< never json
};
/// `id` and `revision` first.
[[nodiscard]] std::vector<OdataProperty> propertiesOf(const OdataSet& set);
[[nodiscard]] std::string_view edmTypeOf(FieldKind kind);

/// A value to compare with: null, a text, a number, true or false, or a time.
using OdataValue = std::variant<std::monostate, std::string, double, bool, Instant>;
/// As it stands in a document; null when it is absent or of another kind.
[[nodiscard]] OdataValue valueOf(const json::object& document, const OdataProperty& property);
/// The same as it is given out.
[[nodiscard]] json::value jsonOf(const json::object& document, const OdataProperty& property);

/// CSDL of all tables.
[[nodiscard]] std::string odataMetadata();

} // namespace wupan
