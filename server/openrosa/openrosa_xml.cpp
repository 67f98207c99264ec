#include "server/openrosa/openrosa_xml.h"

#include "core/base/hash.h"

#include <openssl/evp.h>
#include <pugixml.hpp>

#include <array>
#include <sstream>

namespace wupan {
namespace {

constexpr const char* kListNamespace = "http://openrosa.org/xforms/xformsList";
constexpr const char* kManifestNamespace = "http://openrosa.org/xforms/xformsManifest";
constexpr const char* kResponseNamespace = "http://openrosa.org/http/response";

void add(pugi::xml_node parent, const char* name, const std::string& text)
{
    parent.append_child(name).text() = text.c_str();
}

pugi::xml_node begin(pugi::xml_document& document, const char* name, const char* space)
{
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    pugi::xml_node root = document.append_child(name);
    root.append_attribute("xmlns") = space;
    return root;
}

std::string textOf(const pugi::xml_document& document)
{
    std::ostringstream out;
    document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    return std::move(out).str();
}

} // namespace

std::string formListXml(const std::vector<ListedForm>& forms)
{
    pugi::xml_document document;
    pugi::xml_node list = begin(document, "xforms", kListNamespace);
    for (const ListedForm& form : forms) {
        pugi::xml_node entry = list.append_child("xform");
        add(entry, "formID", form.formId);
        add(entry, "name", form.name.empty() ? form.formId : form.name);
        add(entry, "version", form.version);
        add(entry, "hash", fileHash(form.xml));
        add(entry, "downloadUrl", form.downloadUrl);
        add(entry, "manifestUrl", form.manifestUrl);
    }
    return textOf(document);
}

std::string manifestXml(const std::vector<ListedFile>& files)
{
    pugi::xml_document document;
    pugi::xml_node manifest = begin(document, "manifest", kManifestNamespace);
    for (const ListedFile& file : files) {
        pugi::xml_node entry = manifest.append_child("mediaFile");
        add(entry, "filename", file.name);
        add(entry, "hash", fileHash(file.content));
        add(entry, "downloadUrl", file.downloadUrl);
    }
    return textOf(document);
}

std::string messageXml(std::string_view sentence, bool isError)
{
    pugi::xml_document document;
    pugi::xml_node response = begin(document, "OpenRosaResponse", kResponseNamespace);
    pugi::xml_node message = response.append_child("message");
    message.append_attribute("nature") = isError ? "error" : "submit_success";
    message.text() = std::string(sentence).c_str();
    return textOf(document);
}

std::string fileHash(std::string_view content)
{
    std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_Digest(content.data(), content.size(), digest.data(), &size, EVP_md5(), nullptr);
    return "md5:" + hex(std::span(digest).first(size));
}

} // namespace wupan
