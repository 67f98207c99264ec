#include "server/feeds/odata_entity.h"

#include <algorithm>
#include <array>

namespace wupan {

std::span<const OdataSet> odataSets()
{
    static constexpr std::array kSets{
        OdataSet{"Visits", "Visit", RecordType::visit},
        OdataSet{"Issues", "Issue", RecordType::issue},
        OdataSet{"Enterprises", "Enterprise", RecordType::enterprise},
        OdataSet{"Departments", "Department", RecordType::department},
        OdataSet{"Officers", "Officer", RecordType::officer},
    };
    return kSets;
}

const OdataSet* odataSetNamed(std::string_view name)
{
    const auto found = std::ranges::find(odataSets(), name, &OdataSet::name);
    return found == odataSets().end() ? nullptr : &*found;
}

std::vector<OdataProperty> propertiesOf(const OdataSet& set)
{
    std::vector<OdataProperty> properties{{"id", FieldKind::id}, {"revision", FieldKind::integer}};
    for (const FieldSpec& field : specOf(set.type).fields)
        if (field.kind != FieldKind::json)
            properties.push_back({field.name, field.kind});
    return properties;
}

std::string_view edmTypeOf(FieldKind kind)
{
    switch (kind) {
    case FieldKind::integer:
        return "Edm.Int64";
    case FieldKind::real:
        return "Edm.Double";
    case FieldKind::boolean:
        return "Edm.Boolean";
    case FieldKind::instant:
        return "Edm.DateTimeOffset";
    case FieldKind::id:
        return "Edm.Guid";
    case FieldKind::text:
    case FieldKind::json:
        return "Edm.String";
    }
    return "Edm.String";
}

OdataValue valueOf(const json::object& document, const OdataProperty& property)
{
    const json::value* const value = document.if_contains(property.name);
    if (value == nullptr)
        return {};
    switch (property.kind) {
    case FieldKind::integer:
    case FieldKind::real:
        return value->is_number() ? OdataValue(value->to_number<double>()) : OdataValue();
    case FieldKind::boolean:
        return value->is_bool() ? OdataValue(value->get_bool()) : OdataValue();
    case FieldKind::instant:
        return value->is_int64() ? OdataValue(Instant{value->get_int64()}) : OdataValue();
    default:
        return value->is_string() ? OdataValue(std::string(value->get_string())) : OdataValue();
    }
}

json::value jsonOf(const json::object& document, const OdataProperty& property)
{
    const OdataValue value = valueOf(document, property);
    if (std::holds_alternative<std::monostate>(value))
        return nullptr;
    json::value shown = document.at(property.name);
    if (const auto* instant = std::get_if<Instant>(&value))
        shown = isoText(*instant);
    return shown;
}

std::string odataMetadata()
{
    std::string types;
    std::string sets;
    for (const OdataSet& set : odataSets()) {
        types.append("<EntityType Name=\"").append(set.entity);
        types.append("\"><Key><PropertyRef Name=\"id\"/></Key>");
        for (const OdataProperty& property : propertiesOf(set)) {
            types.append("<Property Name=\"").append(property.name);
            types.append("\" Type=\"").append(edmTypeOf(property.kind)).append("\"");
            if (property.name == "id" || property.name == "revision")
                types += " Nullable=\"false\"";
            else if (property.kind == FieldKind::instant)
                types += " Precision=\"3\"";
            types += "/>";
        }
        types += "</EntityType>\n";
        sets.append("<EntitySet Name=\"").append(set.name).append("\" EntityType=\"wupan.");
        sets.append(set.entity).append("\"/>\n");
    }
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
           "<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\">\n"
           "<edmx:DataServices>\n"
           "<Schema Namespace=\"wupan\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">\n" +
           types + "<EntityContainer Name=\"Headquarters\">\n" + sets +
           "</EntityContainer>\n</Schema>\n</edmx:DataServices>\n</edmx:Edmx>\n";
}

} // namespace wupan
