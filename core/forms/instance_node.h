#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wupan::forms {

class ChildIndex;
class InstanceNode;

/// Nodes of one or several instances; as a result of an expression each once, in document order.
/// Valid as long as the nodes are.
using NodeSet = std::vector<const InstanceNode*>;

/// One node of an instance: of the form's own (the answers) or of a secondary one (lists of
/// choices, tables). A tree is owned by its root, which is a document whose only child is the root
/// element.
///
/// An element holds text, children, or (rarely) both; its text then counts as standing before them.
/// Constness is shallow: children() of a constant node may be changed.
/// One tree is for one thread at a time, reading included: order and indexes are made when first
/// asked for.
class InstanceNode
{
public:
    enum class Kind : std::uint8_t {
        document,
        element,
        attribute,
        text, ///< what text() and node() find; never in children(), owned by its element
    };
    using Ptr = std::unique_ptr<InstanceNode>;
    using List = std::vector<Ptr>;

    [[nodiscard]] static Ptr makeDocument();
    /// `name` may have a prefix: "orx:meta".
    [[nodiscard]] static Ptr makeElement(std::string_view name, std::string text = {});
    ~InstanceNode();
    InstanceNode(const InstanceNode&) = delete;
    InstanceNode& operator=(const InstanceNode&) = delete;

    [[nodiscard]] Kind kind() const { return m_kind; }
    /// "meta" of "orx:meta"; empty for documents and texts.
    [[nodiscard]] std::string_view name() const;
    [[nodiscard]] std::string_view prefix() const;          ///< "orx", or empty
    [[nodiscard]] const std::string& qualifiedName() const; ///< "orx:meta"
    /// "/data/orx:meta/instanceID", "/data/@version": without positions, as references name it.
    [[nodiscard]] std::string path() const;

    [[nodiscard]] const InstanceNode* parent() const { return m_parent; }
    [[nodiscard]] InstanceNode* parent() { return m_parent; }
    [[nodiscard]] const InstanceNode& root() const;
    [[nodiscard]] std::span<const Ptr> children() const { return m_children; }
    [[nodiscard]] std::span<const Ptr> attributes() const;
    /// The first child element of that name (with a prefix only if given); nullptr = none.
    [[nodiscard]] const InstanceNode* child(std::string_view name) const;
    [[nodiscard]] InstanceNode* child(std::string_view name);
    /// Empty when there is none.
    [[nodiscard]] std::string_view attribute(std::string_view name) const;
    /// Where it stands among its parent's children (attributes: among the attributes), from 0.
    [[nodiscard]] std::size_t indexInParent() const;

    /// Its own text, without that of children.
    [[nodiscard]] const std::string& text() const;
    void setText(std::string text);
    /// XPath's string-value: its text and that of all below, in document order.
    [[nodiscard]] std::string stringValue() const;

    /// As the last child; the new node.
    InstanceNode& append(std::string_view name, std::string text = {});
    /// REQUIRES: index <= children().size(), node is an element without a parent.
    InstanceNode& insert(std::size_t index, Ptr node);
    /// Sets or replaces.
    void setAttribute(std::string_view name, std::string value);
    /// Takes a child out of the tree. REQUIRES: child.parent() == this, it is an element.
    [[nodiscard]] Ptr take(const InstanceNode& child);
    /// A copy with everything below it, without a parent. Relevance is copied too.
    [[nodiscard]] Ptr clone() const;

    /// The node's own flag. Nodes that are not relevant, and all below them, are absent for the
    /// steps of a path.
    [[nodiscard]] bool relevant() const { return m_relevant; }
    void setRelevant(bool relevant) { m_relevant = relevant; }
    /// Whether it and all above it are.
    [[nodiscard]] bool relevantHere() const;

    /// Negative, 0 or positive, as this stands before, is, or stands after `other` in the same
    /// tree. Constant time unless the structure changed since the last comparison.
    [[nodiscard]] int compareOrder(const InstanceNode& other) const;

    // For the evaluator.

    /// The node that stands for the text of an element; nullptr when it has none.
    [[nodiscard]] const InstanceNode* textNode() const;
    /// Its place in document order. REQUIRES: numbered() was called since the last change.
    [[nodiscard]] std::uint32_t order() const { return m_order; }
    /// Numbers the tree in document order, if it is not. REQUIRES: this is the root.
    void number() const;
    /// The lookup table of its children; see child_index.h. Dropped when anything below changes.
    [[nodiscard]] ChildIndex& childIndex() const;

private:
    struct Rare; ///< what few nodes have

    InstanceNode(Kind kind, std::string_view name, std::string text);
    Rare& rare() const;
    void structureChanged();
    void contentChanged();

    std::string m_name; ///< qualified
    std::string m_text;
    InstanceNode* m_parent = nullptr;
    List m_children;
    mutable std::unique_ptr<Rare> m_rare;
    mutable std::uint32_t m_order = 0;
    std::uint16_t m_prefixLength = 0; ///< with the colon
    Kind m_kind;
    bool m_relevant = true;
    mutable bool m_numbered = false; ///< of a root: all m_order hold
};

} // namespace wupan::forms
