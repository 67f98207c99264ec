#include "server/openrosa/given_form.h"

#include "core/forms/form_xml.h"

#include <sstream>

namespace wupan {
namespace {

constexpr const char* kInstanceId = "wupan_enterprises";
constexpr const char* kJavaRosa = "http://openrosa.org/javarosa";

Error noForm()
{
    return {ErrorCode::unreadableFile, "this is no XForm"};
}

/// "xf:" of "xf:model": what is added has the namespace of its neighbours.
std::string prefixOf(const pugi::xml_node& node)
{
    const std::string name = node.name();
    return name.substr(0, name.size() - forms::localName(node.name()).size());
}

/// Adds to one form what it lacks.
class Additions
{
public:
    explicit Additions(const pugi::xml_document& document)
        : m_head(forms::childNamed(document.document_element(), "head"))
        , m_body(forms::childNamed(document.document_element(), "body"))
        , m_model(forms::childNamed(m_head, "model"))
        , m_instance(forms::childNamed(m_model, "instance"))
        , m_root(m_instance.find_child(
              [](const pugi::xml_node& node) { return node.type() == pugi::node_element; }))
        , m_prefix(prefixOf(m_model))
        , m_path(std::string("/") + m_root.name())
    {
        pugi::xml_node html = document.document_element();
        if (!html.attribute("xmlns:jr"))
            html.append_attribute("xmlns:jr") = kJavaRosa;
    }

    [[nodiscard]] bool isForm() const
    {
        return m_body && m_root && m_root.attribute("id") &&
               !std::string_view(m_root.attribute("id").value()).empty();
    }

    void add()
    {
        addInstanceId();
        if (forms::childNamed(m_root, kVisitNode))
            return;
        const std::string visit = m_path + "/" + std::string(kVisitNode);
        pugi::xml_node node = m_root.append_child(std::string(kVisitNode).c_str());
        for (const char* name : {"enterprise", "summary", "start", "end"})
            node.append_child(name);
        addEnterprises();
        for (const char* name : {"enterprise", "summary"}) {
            pugi::xml_node bind = addBind(visit + "/" + name, "string");
            bind.append_attribute("required") = "true()";
        }
        for (const char* name : {"start", "end"}) {
            pugi::xml_node bind = addBind(visit + "/" + name, "dateTime");
            bind.append_attribute("jr:preload") = "timestamp";
            bind.append_attribute("jr:preloadParams") = name;
        }
        addEnterpriseQuestion(visit + "/enterprise");
        pugi::xml_node summary = m_body.append_child((m_prefix + "input").c_str());
        summary.append_attribute("ref") = (visit + "/summary").c_str();
        summary.append_attribute("appearance") = "multiline";
        addText(summary, "label", "走访总结 Summary of the visit");
    }

private:
    /// Collect names a filled form by it, and so do we.
    void addInstanceId()
    {
        pugi::xml_node meta = forms::childNamed(m_root, "meta");
        if (!meta)
            meta = m_root.append_child("meta");
        pugi::xml_node id = forms::childNamed(meta, "instanceID");
        if (!id)
            id = meta.append_child((prefixOf(meta) + "instanceID").c_str());
        const std::string path = m_path + "/" + meta.name() + "/" + id.name();
        pugi::xml_node bind = m_model.find_child([&](const pugi::xml_node& node) {
            return forms::localName(node.name()) == "bind" &&
                   node.attribute("nodeset").value() == path;
        });
        if (!bind)
            bind = addBind(path, "string");
        if (bind.attribute("jr:preload") || bind.attribute("calculate"))
            return;
        bind.append_attribute("jr:preload") = "uid";
        if (!bind.attribute("readonly"))
            bind.append_attribute("readonly") = "true()";
    }

    /// Behind the first instance: that one is the form's own.
    void addEnterprises()
    {
        pugi::xml_node list =
            m_model.insert_child_after((m_prefix + "instance").c_str(), m_instance);
        list.append_attribute("id") = kInstanceId;
        list.append_attribute("src") = ("jr://file-csv/" + std::string(kEnterprisesFile)).c_str();
    }

    void addEnterpriseQuestion(const std::string& path)
    {
        pugi::xml_node select = m_body.prepend_child((m_prefix + "select1").c_str());
        select.append_attribute("ref") = path.c_str();
        select.append_attribute("appearance") = "minimal autocomplete";
        addText(select, "label", "走访的企业 Enterprise visited");
        pugi::xml_node choices = select.append_child((m_prefix + "itemset").c_str());
        choices.append_attribute("nodeset") =
            (std::string("instance('") + kInstanceId + "')/root/item").c_str();
        for (const auto& [element, column] : {std::pair{"value", "name"}, {"label", "label"}})
            choices.append_child((m_prefix + element).c_str()).append_attribute("ref") = column;
    }

    pugi::xml_node addBind(const std::string& path, const char* type)
    {
        pugi::xml_node bind = m_model.append_child((m_prefix + "bind").c_str());
        bind.append_attribute("nodeset") = path.c_str();
        bind.append_attribute("type") = type;
        return bind;
    }

    void addText(pugi::xml_node& parent, const char* name, const char* text) const
    {
        parent.append_child((m_prefix + name).c_str()).text() = text;
    }

    pugi::xml_node m_head;
    pugi::xml_node m_body;
    pugi::xml_node m_model;
    pugi::xml_node m_instance;
    pugi::xml_node m_root;
    std::string m_prefix;
    std::string m_path;
};

} // namespace

Result<std::string> givenForm(std::string_view xml)
{
    pugi::xml_document document;
    // Blanks between two outputs of a label are part of it.
    if (!document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata))
        return noForm();
    Additions additions(document);
    if (!additions.isForm())
        return noForm();
    additions.add();
    std::ostringstream out;
    document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    return std::move(out).str();
}

} // namespace wupan
