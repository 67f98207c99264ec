#include "core/forms/instance_node.h"

#include "core/forms/child_index.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace wupan::forms {

struct InstanceNode::Rare
{
    List attributes;
    Ptr textNode;
    std::unique_ptr<ChildIndex> index;
};

InstanceNode::InstanceNode(Kind kind, std::string_view name, std::string text)
    : m_name(name)
    , m_text(std::move(text))
    , m_kind(kind)
{
    const std::size_t colon = name.find(':');
    if (colon != std::string_view::npos && colon < UINT16_MAX)
        m_prefixLength = static_cast<std::uint16_t>(colon + 1);
}

InstanceNode::~InstanceNode() = default;

InstanceNode::Ptr InstanceNode::makeDocument()
{
    return Ptr(new InstanceNode(Kind::document, {}, {}));
}

InstanceNode::Ptr InstanceNode::makeElement(std::string_view name, std::string text)
{
    return Ptr(new InstanceNode(Kind::element, name, std::move(text)));
}

std::string_view InstanceNode::name() const
{
    return std::string_view(m_name).substr(m_prefixLength);
}

std::string_view InstanceNode::prefix() const
{
    return std::string_view(m_name).substr(0, m_prefixLength == 0 ? 0U : m_prefixLength - 1U);
}

const std::string& InstanceNode::qualifiedName() const
{
    return m_name;
}

std::string InstanceNode::path() const
{
    std::vector<const InstanceNode*> line;
    for (const InstanceNode* node = this; node != nullptr; node = node->m_parent)
        if (node->m_kind != Kind::document)
            line.push_back(node);
    std::string out;
    for (auto node = line.rbegin(); node != line.rend(); ++node) {
        const Kind kind = (*node)->m_kind;
        out += kind == Kind::attribute ? "/@" : "/";
        out += kind == Kind::text ? "text()" : (*node)->m_name;
    }
    return out.empty() ? "/" : out;
}

const InstanceNode& InstanceNode::root() const
{
    const InstanceNode* node = this;
    while (node->m_parent != nullptr)
        node = node->m_parent;
    return *node;
}

std::span<const InstanceNode::Ptr> InstanceNode::attributes() const
{
    if (!m_rare)
        return {};
    return m_rare->attributes;
}

const InstanceNode* InstanceNode::child(std::string_view name) const
{
    const bool prefixed = name.find(':') != std::string_view::npos;
    for (const Ptr& node : m_children)
        if ((prefixed ? std::string_view(node->m_name) : node->name()) == name)
            return node.get();
    return nullptr;
}

InstanceNode* InstanceNode::child(std::string_view name)
{
    return const_cast<InstanceNode*>(std::as_const(*this).child(name));
}

std::string_view InstanceNode::attribute(std::string_view name) const
{
    const bool prefixed = name.find(':') != std::string_view::npos;
    for (const Ptr& node : attributes())
        if ((prefixed ? std::string_view(node->m_name) : node->name()) == name)
            return node->m_text;
    return {};
}

std::size_t InstanceNode::indexInParent() const
{
    if (m_parent == nullptr || m_kind == Kind::text)
        return 0;
    const auto siblings = m_kind == Kind::attribute ? m_parent->attributes() : m_parent->children();
    const auto self = std::ranges::find(siblings, this, &Ptr::get);
    return static_cast<std::size_t>(self - siblings.begin());
}

const std::string& InstanceNode::text() const
{
    return m_kind == Kind::text ? m_parent->m_text : m_text;
}

void InstanceNode::setText(std::string text)
{
    if (m_kind == Kind::text)
        return m_parent->setText(std::move(text));
    if (m_text == text)
        return;
    m_text = std::move(text);
    contentChanged();
}

std::string InstanceNode::stringValue() const
{
    std::string out = text();
    for (const Ptr& node : m_children)
        out += node->stringValue();
    return out;
}

InstanceNode& InstanceNode::append(std::string_view name, std::string text)
{
    return insert(m_children.size(), makeElement(name, std::move(text)));
}

InstanceNode& InstanceNode::insert(std::size_t index, Ptr node)
{
    assert(index <= m_children.size() && node->m_parent == nullptr);
    InstanceNode& added = *node;
    added.m_parent = this;
    added.m_numbered = false;
    m_children.insert(m_children.begin() + static_cast<std::ptrdiff_t>(index), std::move(node));
    structureChanged();
    return added;
}

void InstanceNode::setAttribute(std::string_view name, std::string value)
{
    List& attributes = rare().attributes;
    const auto found = std::ranges::find(attributes, name, &InstanceNode::qualifiedName);
    if (found != attributes.end())
        return (*found)->setText(std::move(value));
    attributes.push_back(Ptr(new InstanceNode(Kind::attribute, name, std::move(value))));
    attributes.back()->m_parent = this;
    structureChanged();
}

InstanceNode::Ptr InstanceNode::take(const InstanceNode& child)
{
    const auto found = std::ranges::find(m_children, &child, &Ptr::get);
    assert(found != m_children.end());
    Ptr out = std::move(*found);
    m_children.erase(found);
    out->m_parent = nullptr;
    structureChanged();
    return out;
}

InstanceNode::Ptr InstanceNode::clone() const
{
    Ptr out(new InstanceNode(m_kind, m_name, m_text));
    out->m_relevant = m_relevant;
    for (const Ptr& attribute : attributes()) {
        out->rare().attributes.push_back(attribute->clone());
        out->rare().attributes.back()->m_parent = out.get();
    }
    out->m_children.reserve(m_children.size());
    for (const Ptr& node : m_children) {
        out->m_children.push_back(node->clone());
        out->m_children.back()->m_parent = out.get();
    }
    return out;
}

bool InstanceNode::relevantHere() const
{
    for (const InstanceNode* node = this; node != nullptr; node = node->m_parent)
        if (!node->m_relevant)
            return false;
    return true;
}

int InstanceNode::compareOrder(const InstanceNode& other) const
{
    root().number();
    return m_order < other.m_order ? -1 : (m_order > other.m_order ? 1 : 0);
}

const InstanceNode* InstanceNode::textNode() const
{
    if (m_kind != Kind::element || m_text.empty())
        return nullptr;
    Rare& own = rare();
    if (!own.textNode) {
        own.textNode = Ptr(new InstanceNode(Kind::text, {}, {}));
        own.textNode->m_parent = const_cast<InstanceNode*>(this);
    }
    own.textNode->m_order = m_order + static_cast<std::uint32_t>(own.attributes.size()) + 1;
    return own.textNode.get();
}

void InstanceNode::number() const
{
    if (m_numbered)
        return;
    std::uint32_t next = 0;
    std::vector<const InstanceNode*> open{this};
    while (!open.empty()) {
        const InstanceNode& node = *open.back();
        open.pop_back();
        node.m_order = next++;
        for (const Ptr& attribute : node.attributes())
            attribute->m_order = next++;
        const std::uint32_t ofText = next++; // kept free for the text node, made when asked for
        if (node.m_rare && node.m_rare->textNode)
            node.m_rare->textNode->m_order = ofText;
        for (auto child = node.m_children.rbegin(); child != node.m_children.rend(); ++child)
            open.push_back(child->get());
    }
    m_numbered = true;
}

ChildIndex& InstanceNode::childIndex() const
{
    Rare& own = rare();
    if (!own.index)
        own.index = std::make_unique<ChildIndex>(*this);
    return *own.index;
}

InstanceNode::Rare& InstanceNode::rare() const
{
    if (!m_rare)
        m_rare = std::make_unique<Rare>();
    return *m_rare;
}

void InstanceNode::structureChanged()
{
    contentChanged();
    root().m_numbered = false;
}

void InstanceNode::contentChanged()
{
    for (const InstanceNode* node = this; node != nullptr; node = node->m_parent)
        if (node->m_rare)
            node->m_rare->index.reset();
}

} // namespace wupan::forms
