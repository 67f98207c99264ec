#include "core/forms/secondary_instance.h"

#include "core/base/csv_lines.h"
#include "core/base/utf8.h"
#include "core/forms/form_xml.h"

#include <boost/json.hpp>

#include <vector>

namespace wupan::forms {
namespace {

namespace json = boost::json;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// An element cannot be called that: letters for everything else, as ODK does not say either.
std::string columnName(std::string_view title)
{
    std::string name;
    for (const char letter : trimmed(title)) {
        const bool fits = isNameLetter(letter) || (!name.empty() && isNameDigit(letter));
        name += fits ? letter : '_';
    }
    return name;
}

Error tooManyNodes()
{
    return Error{ErrorCode::tooLarge, "the table has more than 1,000,000 cells"};
}

Status checkBytes(std::string_view bytes)
{
    if (bytes.size() > kMaxTableBytes)
        return Error{ErrorCode::tooLarge, "the table has more than 16 MB"};
    if (!isUtf8(bytes))
        return Error{ErrorCode::unreadableFile, "the table is not UTF-8: save it as UTF-8"};
    return done();
}

std::size_t countElements(const pugi::xml_node& start)
{
    std::size_t count = 0;
    pugi::xml_node node = start;
    while (true) {
        if (node.first_child()) {
            node = node.first_child();
            ++count;
            continue;
        }
        while (node != start && !node.next_sibling())
            node = node.parent();
        if (node == start)
            return count;
        node = node.next_sibling();
        ++count;
    }
}

std::string jsonText(const json::value& value)
{
    if (value.is_string())
        return std::string(value.get_string());
    return value.is_null() ? std::string() : json::serialize(value);
}

/// [longitude, latitude] as "latitude longitude 0 0".
std::string placeText(const json::value& coordinates)
{
    const json::array* pair = coordinates.if_array();
    if (pair == nullptr || pair->size() < 2 || !(*pair)[0].is_number() || !(*pair)[1].is_number())
        return {};
    return jsonText((*pair)[1]) + " " + jsonText((*pair)[0]) + " 0 0";
}

std::string geometryText(const json::object& geometry)
{
    const json::value* coordinates = geometry.if_contains("coordinates");
    if (coordinates == nullptr)
        return {};
    const json::value* type = geometry.if_contains("type");
    const std::string kind = type == nullptr ? std::string() : jsonText(*type);
    if (kind == "Point")
        return placeText(*coordinates);
    const json::array* places = coordinates->if_array();
    if (kind == "Polygon" && places != nullptr)
        places = places->empty() ? nullptr : places->front().if_array();
    std::string text;
    if (places != nullptr)
        for (const json::value& place : *places)
            text += (text.empty() ? "" : "; ") + placeText(place);
    return text;
}

} // namespace

void copyElement(const pugi::xml_node& element, InstanceNode& parent)
{
    InstanceNode& copy =
        parent.append(element.name(), hasElements(element) ? std::string() : ownText(element));
    for (const pugi::xml_attribute& attribute : element.attributes())
        copy.setAttribute(attribute.name(), attribute.value());
    for (const pugi::xml_node& child : element.children())
        if (child.type() == pugi::node_element)
            copyElement(child, copy);
}

std::shared_ptr<InstanceNode> documentOf(const pugi::xml_node& element)
{
    std::shared_ptr<InstanceNode> document = InstanceNode::makeDocument();
    copyElement(element, *document);
    return document;
}

Result<std::shared_ptr<InstanceNode>> readXmlTable(std::string_view bytes)
{
    if (const Status fits = checkBytes(bytes); !fits)
        return fits.error();
    pugi::xml_document document;
    const pugi::xml_parse_result parsed =
        document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed || !document.document_element())
        return Error{ErrorCode::unreadableFile,
                     std::string("the table is not well-formed XML: ") + parsed.description()};
    if (nestsDeeperThan(kMaxNesting, document))
        return Error{ErrorCode::tooLarge, "the table's elements are nested more than 64 deep"};
    if (countElements(document) > kMaxTableNodes)
        return tooManyNodes();
    return documentOf(document.document_element());
}

Result<std::shared_ptr<InstanceNode>> readCsvTable(std::string_view bytes)
{
    if (const Status fits = checkBytes(bytes); !fits)
        return fits.error();
    if (bytes.starts_with(kByteOrderMark))
        bytes.remove_prefix(kByteOrderMark.size());
    CsvLines lines(bytes);
    std::vector<std::string> names;
    if (auto head = lines.next(); head && *head)
        for (const std::string& title : (*head)->cells)
            names.push_back(columnName(title));
    if (names.empty())
        return Error{ErrorCode::unreadableFile, "the table has no first line with names"};
    for (const std::string& name : names)
        if (name.empty())
            return Error{ErrorCode::unreadableFile, "a column of the table has no name"};
    std::shared_ptr<InstanceNode> document = InstanceNode::makeDocument();
    InstanceNode& root = document->append("root");
    std::size_t nodes = 0;
    while (true) {
        const auto line = lines.next();
        if (!line)
            return line.error();
        if (!*line)
            return document;
        const std::vector<std::string>& cells = (*line)->cells;
        if (cells.size() > names.size())
            return Error{ErrorCode::unreadableFile,
                         "line " + std::to_string(lines.line()) + " of the table has " +
                             std::to_string(cells.size()) + " cells, the first line names " +
                             std::to_string(names.size())};
        nodes += names.size() + 1;
        if (nodes > kMaxTableNodes)
            return tooManyNodes();
        InstanceNode& item = root.append("item");
        for (std::size_t i = 0; i < names.size(); ++i)
            item.append(names[i], i < cells.size() ? cells[i] : std::string());
    }
}

Result<std::shared_ptr<InstanceNode>> readGeoJsonTable(std::string_view bytes)
{
    if (const Status fits = checkBytes(bytes); !fits)
        return fits.error();
    boost::system::error_code failed;
    const json::value whole = json::parse(json::string_view(bytes.data(), bytes.size()), failed);
    const json::object* collection = failed ? nullptr : whole.if_object();
    const json::value* listed =
        collection == nullptr ? nullptr : collection->if_contains("features");
    const json::array* features = listed == nullptr ? nullptr : listed->if_array();
    if (features == nullptr)
        return Error{ErrorCode::unreadableFile, "the table is no GeoJSON with features"};
    std::shared_ptr<InstanceNode> document = InstanceNode::makeDocument();
    InstanceNode& root = document->append("root");
    std::size_t nodes = 0;
    for (const json::value& each : *features) {
        const json::object* feature = each.if_object();
        if (feature == nullptr)
            continue;
        InstanceNode& item = root.append("item");
        if (const json::value* id = feature->if_contains("id"))
            item.append("id", jsonText(*id));
        if (const json::value* geometry = feature->if_contains("geometry");
            geometry != nullptr && geometry->is_object())
            item.append("geometry", geometryText(geometry->get_object()));
        if (const json::value* properties = feature->if_contains("properties");
            properties != nullptr && properties->is_object())
            for (const auto& [name, value] : properties->get_object())
                if (const std::string column = columnName({name.data(), name.size()});
                    !column.empty() && item.child(column) == nullptr)
                    item.append(column, jsonText(value));
        nodes += item.children().size() + 1;
        if (nodes > kMaxTableNodes)
            return tooManyNodes();
    }
    return document;
}

Result<std::shared_ptr<InstanceNode>> readTable(const std::string& name, std::string_view bytes)
{
    if (name.ends_with(".csv"))
        return readCsvTable(bytes);
    if (name.ends_with(".geojson"))
        return readGeoJsonTable(bytes);
    return readXmlTable(bytes);
}

} // namespace wupan::forms
