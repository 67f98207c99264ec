#include "server/checklists/form_files.h"

#include "core/base/hash.h"
#include "core/forms/form_xml.h"
#include "server/api/csv.h"
#include "server/checklists/form_tables.h"
#include "server/checklists/media_kind.h"
#include "server/checklists/sheet_values.h"

#include <map>

namespace wupan {
namespace {

using forms::childNamed;
using forms::localName;

constexpr int kMaxNesting = 20;

/// "places.csv" of "jr://file-csv/places.csv"; empty when it is the address of no table.
std::string fileOf(std::string_view address)
{
    for (const std::string_view folder : {"jr://file-csv/", "jr://file/"})
        if (address.starts_with(folder))
            return std::string(address.substr(folder.size()));
    return {};
}

/// "map.png" of "jr://images/map.png".
std::string nameIn(std::string_view address)
{
    return std::string(address.substr(address.rfind('/') + 1));
}

/// Of everything outside the form, in its order.
std::vector<std::string> addressesIn(const pugi::xml_document& form)
{
    constexpr const char* kAddresses = "//text()[starts-with(normalize-space(.), 'jr://')]"
                                       " | //@*[starts-with(normalize-space(.), 'jr://')]";
    std::vector<std::string> addresses;
    for (const pugi::xpath_node& node : form.select_nodes(kAddresses))
        addresses.push_back(
            trimmed(node.attribute() ? node.attribute().value() : node.node().value()));
    return addresses;
}

SheetPlace placeOf(const std::string& name, const FilePlaces& places)
{
    const auto found = places.find(name);
    return found == places.end() ? SheetPlace() : found->second;
}

void embedCsv(pugi::xml_node instance, const std::string& name, const std::string& bytes,
              const SheetPlace& place, Mistakes& mistakes)
{
    const auto text = toUtf8(bytes);
    const auto rows = text ? parseCsv(*text) : Result<std::vector<CsvRow>>(text.error());
    if (!rows)
        return mistakes.error(place, "fileUnreadable", {{"file", name}});
    if (rows->empty())
        return mistakes.error(place, "fileEmpty", {{"file", name}});
    const std::vector<std::string>& columns = rows->front().cells;
    for (const std::string& column : columns)
        if (!isName(column))
            return mistakes.error(place, "fileColumn", {{"file", name}, {"name", column}});
    pugi::xml_node root = instance.append_child("root");
    for (std::size_t i = 1; i < rows->size(); ++i) {
        const std::vector<std::string>& cells = (*rows)[i].cells;
        pugi::xml_node item = root.append_child("item");
        for (std::size_t c = 0; c < columns.size(); ++c)
            item.append_child(columns[c].c_str()).text() = c < cells.size() ? cells[c].c_str() : "";
    }
}

void embedXml(pugi::xml_node instance, const std::string& name, const std::string& bytes,
              const SheetPlace& place, Mistakes& mistakes)
{
    pugi::xml_document document;
    const bool isRead = document.load_buffer(bytes.data(), bytes.size()) &&
                        document.document_element() &&
                        !forms::nestsDeeperThan(kMaxNesting, document);
    if (isRead)
        instance.append_copy(document.document_element());
    else
        mistakes.error(place, "fileUnreadable", {{"file", name}});
}

} // namespace

bool embedFiles(pugi::xml_document& form, const forms::FormFiles& files, const FilePlaces& places,
                Mistakes& mistakes)
{
    bool changed = false;
    const pugi::xml_node model = childNamed(childNamed(childNamed(form, "html"), "head"), "model");
    for (pugi::xml_node instance : model.children()) {
        const std::string name = fileOf(instance.attribute("src").value());
        if (localName(instance.name()) != "instance" || name.empty())
            continue;
        const SheetPlace place = placeOf(name, places);
        const auto file = files.find(name);
        const bool isTable = name.ends_with(".csv") || name.ends_with(".xml");
        if (!isTable || file == files.end()) {
            mistakes.error(place, isTable ? "fileNotSent" : "fileKind", {{"file", name}});
            continue;
        }
        instance.remove_children();
        if (name.ends_with(".csv"))
            embedCsv(instance, name, file->second, place, mistakes);
        else
            embedXml(instance, name, file->second, place, mistakes);
        instance.remove_attribute("src");
        changed = true;
    }
    return changed;
}

std::set<std::string> namesIn(const pugi::xml_document& form)
{
    std::set<std::string> names;
    for (const std::string& address : addressesIn(form))
        names.insert(nameIn(address));
    names.erase("");
    return names;
}

std::vector<ChecklistFile> mediaOf(const pugi::xml_document& form, const forms::FormFiles& files,
                                   const FilePlaces& places, Mistakes& mistakes)
{
    std::map<std::string, ChecklistFile> media;
    std::set<std::string> seen;
    for (const std::string& address : addressesIn(form)) {
        const std::string name = nameIn(address);
        const auto kind = mediaKindOf(address);
        // The same file may be a picture and, by mistake, a sound.
        if (!kind || name.empty() || !seen.insert(address).second)
            continue;
        const SheetPlace place = placeOf(name, places);
        const auto file = files.find(name);
        if (file == files.end()) {
            mistakes.error(place, "mediaNotSent", {{"file", name}});
            continue;
        }
        const std::string& bytes = file->second;
        const std::string_view type = mediaTypeOf(bytes, *kind);
        if (bytes.size() > kMostMediaBytes)
            mistakes.error(place, "mediaTooLarge", {{"file", name}});
        else if (type.empty())
            mistakes.error(place, mediaRefusal(*kind), {{"file", name}});
        else
            media[name] = {name, sha256Hex(bytes), static_cast<std::int64_t>(bytes.size()),
                           std::string(type)};
    }
    std::vector<ChecklistFile> all;
    all.reserve(media.size());
    for (auto& [name, file] : media)
        all.push_back(std::move(file));
    return all;
}

void warnOfUnused(const pugi::xml_document& form, const forms::FormFiles& files, Mistakes& mistakes)
{
    const std::set<std::string> named = namesIn(form);
    for (const auto& [name, bytes] : files)
        if (!named.contains(name))
            mistakes.warning({}, "fileNotUsed", {{"file", name}});
}

} // namespace wupan
