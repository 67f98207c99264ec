#include "core/forms/submission.h"

#include "core/base/utf8.h"
#include "core/forms/form_xml.h"
#include "core/forms/instance_path.h"
#include "core/forms/live_form.h"

#include <algorithm>

namespace wupan::forms {
namespace {

constexpr std::size_t kMaxBytes = 4ULL * 1024 * 1024;

/// What XML 1.0 cannot hold is left out.
std::string escaped(std::string_view text, bool attribute)
{
    std::string out;
    out.reserve(text.size());
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (letter == '&')
            out += "&amp;";
        else if (letter == '<')
            out += "&lt;";
        else if (letter == '>')
            out += "&gt;";
        else if (letter == '"' && attribute)
            out += "&quot;";
        else if (letter == '\r' || (attribute && (letter == '\n' || letter == '\t')))
            out += "&#" + std::to_string(code) + ";";
        else if (code >= 0x20 || letter == '\n' || letter == '\t')
            out += letter;
    }
    return out;
}

void writeAttribute(std::string_view name, std::string_view value, std::string& out)
{
    out.append(" ").append(name).append("=\"").append(escaped(value, true)).append("\"");
}

class SubmissionWriter
{
public:
    explicit SubmissionWriter(const FormModel& model)
        : m_model(model)
    {}

    std::string write(const InstanceNode& root)
    {
        m_out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root.qualifiedName();
        for (const InstanceNode::Ptr& attribute : root.attributes())
            writeAttribute(attribute->qualifiedName(), attribute->text(), m_out);
        // Prefixes that the form declares around its instance.
        for (const auto& [prefix, uri] : m_model.namespaces)
            if (!prefix.empty() && root.attribute("xmlns:" + prefix).empty() &&
                usesPrefix(root, prefix))
                writeAttribute("xmlns:" + prefix, uri, m_out);
        writeContent(root);
        m_out += '\n';
        return std::move(m_out);
    }

private:
    static bool usesPrefix(const InstanceNode& node, std::string_view prefix)
    {
        if (node.prefix() == prefix)
            return true;
        for (const InstanceNode::Ptr& attribute : node.attributes())
            if (attribute->prefix() == prefix)
                return true;
        for (const InstanceNode::Ptr& child : node.children())
            if (usesPrefix(*child, prefix))
                return true;
        return false;
    }

    void writeElement(const InstanceNode& node)
    {
        m_out.append("<").append(node.qualifiedName());
        for (const InstanceNode::Ptr& attribute : node.attributes())
            writeAttribute(attribute->qualifiedName(), attribute->text(), m_out);
        writeContent(node);
    }

    void writeContent(const InstanceNode& node)
    {
        if (node.text().empty() && node.children().empty()) {
            m_out += "/>";
            return;
        }
        m_out += ">" + escaped(node.text(), false);
        for (const InstanceNode::Ptr& child : node.children())
            if (child->relevant())
                writeElement(*child);
        m_out.append("</").append(node.qualifiedName()).append(">");
    }

    const FormModel& m_model;
    std::string m_out;
};

class SubmissionReader
{
public:
    SubmissionReader(const FormModel& model, ReadSubmission& into)
        : m_model(model)
        , m_into(into)
    {}

    void read(const pugi::xml_node& element, NodeIndex node, const std::string& path)
    {
        for (const NodeIndex index : m_model.nodes[node].children)
            if (const ModelNode& child = m_model.nodes[index]; child.isAttribute)
                keep(index, path + "/@" + child.name,
                     element.attribute(child.name.c_str()).value());
        if (!hasElements(element))
            return keep(node, path, ownText(element));
        std::map<NodeIndex, std::size_t> counts;
        for (const pugi::xml_node& child : element.children()) {
            if (child.type() != pugi::node_element)
                continue;
            const NodeIndex index = childOf(node, child.name());
            if (index == kNone) {
                noteUnknown(child, path + "/" + child.name());
                continue;
            }
            const ModelNode& known = m_model.nodes[index];
            const std::size_t number = ++counts[index];
            std::string childPath = path + "/" + known.name;
            if (known.isRepeat) {
                childPath = withKey(childPath, std::to_string(number));
                m_into.answers[childPath] = "1";
            } else if (number > 1) {
                noteUnknown(child, withKey(childPath, std::to_string(number)));
                continue;
            }
            read(child, index, childPath);
        }
    }

private:
    [[nodiscard]] NodeIndex childOf(NodeIndex node, const char* name) const
    {
        for (const NodeIndex child : m_model.nodes[node].children)
            if (!m_model.nodes[child].isAttribute &&
                localName(m_model.nodes[child].name.c_str()) == localName(name))
                return child;
        return kNone;
    }

    [[nodiscard]] bool holdsElements(const ModelNode& node) const
    {
        return std::ranges::any_of(
            node.children, [&](NodeIndex child) { return !m_model.nodes[child].isAttribute; });
    }

    void keep(NodeIndex node, const std::string& path, std::string text)
    {
        const ModelNode& model = m_model.nodes[node];
        if (model.isInstanceId())
            m_into.instanceId = text;
        const bool workedOut = model.cell(CellKind::calculate) != kNone && !model.keepsCalculated;
        if (holdsElements(model))
            noteUnknown(path, trimmed(text));
        else if (!text.empty() && !workedOut)
            m_into.answers[path] = std::move(text);
    }

    void noteUnknown(const std::string& path, std::string_view text)
    {
        if (text.empty())
            return;
        const std::size_t number = ++m_strays[path];
        const std::string key = number == 1 ? path : withKey(path, std::to_string(number));
        m_into.strays.emplace(key, text);
        m_into.unknown.push_back(key + " = " + std::string(text));
    }

    void noteUnknown(const pugi::xml_node& element, const std::string& path)
    {
        if (!hasElements(element))
            return noteUnknown(path, ownText(element));
        for (const pugi::xml_node& child : element.children())
            if (child.type() == pugi::node_element)
                noteUnknown(child, path + "/" + child.name());
    }

    const FormModel& m_model;
    ReadSubmission& m_into;
    std::map<std::string, std::size_t> m_strays; ///< how many, by path
};

} // namespace

std::string submissionXml(const LiveForm& live)
{
    return SubmissionWriter(live.model()).write(*live.tree().root().node);
}

SubmissionDocument::SubmissionDocument(std::shared_ptr<const pugi::xml_document> xml)
    : m_xml(std::move(xml))
{}

Result<SubmissionDocument> SubmissionDocument::load(std::string_view xml)
{
    if (xml.size() > kMaxBytes)
        return Error{ErrorCode::tooLarge, "the submission has more than 4 MB"};
    const auto document = std::make_shared<pugi::xml_document>();
    // White space is kept: it may be an answer's.
    const unsigned options = pugi::parse_default | pugi::parse_ws_pcdata_single;
    if (!isUtf8(xml) ||
        !document->load_buffer(xml.data(), xml.size(), options, pugi::encoding_utf8) ||
        !document->document_element())
        return Error{ErrorCode::unreadableFile, "the submission is not well-formed XML in UTF-8"};
    if (nestsDeeperThan(kMaxNesting, *document))
        return Error{ErrorCode::tooLarge, "the submission's elements are nested more than 64 deep"};
    return SubmissionDocument(document);
}

std::string SubmissionDocument::formId() const
{
    return attributeNamed(m_xml->document_element(), "id");
}

std::string SubmissionDocument::version() const
{
    return attributeNamed(m_xml->document_element(), "version");
}

std::string SubmissionDocument::instanceId() const
{
    std::string id = text("meta", "instanceID");
    return id.empty() ? attributeNamed(m_xml->document_element(), "instanceID") : id;
}

std::string SubmissionDocument::text(std::string_view group, std::string_view name) const
{
    return ownText(childNamed(childNamed(m_xml->document_element(), group), name));
}

Result<ReadSubmission> SubmissionDocument::read(const FormDefinition& form) const
{
    if (const std::string id = formId(); id != form.formId)
        return Error{ErrorCode::invalidInput,
                     "the submission is of the form '" + id + "', not of '" + form.formId + "'"};
    ReadSubmission read;
    SubmissionReader(*form.model, read)
        .read(m_xml->document_element(), 0, form.model->nodes[0].path);
    return read;
}

Result<ReadSubmission> readSubmission(const FormDefinition& form, std::string_view xml)
{
    const auto document = SubmissionDocument::load(xml);
    return document ? document->read(form) : Result<ReadSubmission>(document.error());
}

} // namespace wupan::forms
