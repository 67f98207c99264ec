#include "server/checklists/form_files.h"

#include "core/forms/form_xml.h"
#include "server/api/csv.h"
#include "server/checklists/form_tables.h"

#include <set>
#include <vector>

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

void embedCsv(pugi::xml_node instance, const std::string& name, const std::string& bytes,
              Mistakes& mistakes)
{
    const auto text = toUtf8(bytes);
    const auto rows = text ? parseCsv(*text) : Result<std::vector<CsvRow>>(text.error());
    if (!rows)
        return mistakes.error({}, "fileUnreadable", {{"file", name}});
    if (rows->empty())
        return mistakes.error({}, "fileEmpty", {{"file", name}});
    const std::vector<std::string>& columns = rows->front().cells;
    for (const std::string& column : columns)
        if (!isName(column))
            return mistakes.error({}, "fileColumn", {{"file", name}, {"name", column}});
    pugi::xml_node root = instance.append_child("root");
    for (std::size_t i = 1; i < rows->size(); ++i) {
        const std::vector<std::string>& cells = (*rows)[i].cells;
        pugi::xml_node item = root.append_child("item");
        for (std::size_t c = 0; c < columns.size(); ++c)
            item.append_child(columns[c].c_str()).text() = c < cells.size() ? cells[c].c_str() : "";
    }
}

void embedXml(pugi::xml_node instance, const std::string& name, const std::string& bytes,
              Mistakes& mistakes)
{
    pugi::xml_document document;
    const bool isRead = document.load_buffer(bytes.data(), bytes.size()) &&
                        document.document_element() &&
                        !forms::nestsDeeperThan(kMaxNesting, document);
    if (isRead)
        instance.append_copy(document.document_element());
    else
        mistakes.error({}, "fileUnreadable", {{"file", name}});
}

} // namespace

bool embedFiles(pugi::xml_document& form, const forms::FormFiles& files, Mistakes& mistakes)
{
    bool changed = false;
    const pugi::xml_node model = childNamed(childNamed(childNamed(form, "html"), "head"), "model");
    for (pugi::xml_node instance : model.children()) {
        const std::string name = fileOf(instance.attribute("src").value());
        if (localName(instance.name()) != "instance" || name.empty())
            continue;
        const auto file = files.find(name);
        const bool isTable = name.ends_with(".csv") || name.ends_with(".xml");
        if (!isTable || file == files.end()) {
            mistakes.error({}, isTable ? "fileNotSent" : "fileKind", {{"file", name}});
            continue;
        }
        instance.remove_children();
        if (name.ends_with(".csv"))
            embedCsv(instance, name, file->second, mistakes);
        else
            embedXml(instance, name, file->second, mistakes);
        instance.remove_attribute("src");
        changed = true;
    }
    return changed;
}

void warnOfMedia(const pugi::xml_document& form, Mistakes& mistakes)
{
    std::set<std::string> said;
    const pugi::xml_node model = childNamed(childNamed(childNamed(form, "html"), "head"), "model");
    for (const pugi::xml_node& translation : childNamed(model, "itext").children())
        for (const pugi::xml_node& text : translation.children())
            for (const pugi::xml_node& value : text.children()) {
                const std::string address = value.text().get();
                if (address.starts_with("jr://") && said.insert(address).second)
                    mistakes.warning({}, "mediaNotSent",
                                     {{"file", address.substr(address.rfind('/') + 1)}});
            }
}

} // namespace wupan
