#pragma once

#include "core/forms/form_definition.h"
#include "core/forms/instance_node.h"

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// What a FillingSession works with; nothing of it is for pages.
namespace wupan::forms {

using NodeIndex = std::size_t;
inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// What an expression of a bind works out; each at most once for a node.
enum class CellKind : std::uint8_t { count, relevant, calculate, offer, required, readonly };
inline constexpr std::size_t kCellKinds = 6;

/// An expression that is worked out again when what it reads changes.
struct Cell
{
    CellKind kind = CellKind::calculate;
    NodeIndex node = 0;
    Expression expression;
    std::size_t rank = 0; ///< lower ones first
};

/// That a cell reads a node.
struct Reading
{
    std::size_t cell = 0;
    /// In other instances of a repeat that both stand in, too.
    bool otherInstances = false;
    bool operator==(const Reading&) const = default;
};

/// One element, or attribute, of the form's own instance; instances of a repeat count once.
struct ModelNode
{
    std::string path; ///< "/data/site/name"; prefixes as in the instance
    std::string name; ///< the last step
    NodeIndex parent = kNone;
    std::vector<NodeIndex> children;
    bool isAttribute = false;
    bool isRepeat = false;
    NodeIndex repeat = kNone; ///< itself, or the nearest above
    std::size_t slot = 0;     ///< its place among the parent's children
    std::string defaultText;
    std::size_t initialInstances = 0; ///< of a repeat
    std::string type;                 ///< "int" of xsd:int; empty: a text
    std::optional<Expression> constraint;
    std::string preload;
    std::string preloadParameter;
    bool keepsCalculated = false; ///< worked out once
    bool requiredAlways = false;
    bool readonlyAlways = false;
    std::optional<QuestionIndex> question;
    std::optional<GroupIndex> group;
    std::array<std::size_t, kCellKinds> cells{kNone, kNone, kNone, kNone, kNone, kNone};
    std::vector<Reading> readers;      ///< of its value; of a group or repeat, whether it is there
    std::vector<Reading> readersBelow; ///< of everything at and below it
    std::vector<std::size_t> actions;  ///< when its value changes

    [[nodiscard]] bool isInstanceId() const; ///< meta/instanceID
    [[nodiscard]] std::size_t cell(CellKind kind) const
    {
        return cells[static_cast<std::size_t>(kind)];
    }
};

/// <setvalue> and <odk:setgeopoint>.
struct Action
{
    std::vector<std::string> events;
    NodeIndex target = 0;
    NodeIndex context = kNone;       ///< node of the control or repeat that it stands in
    std::optional<Expression> value; ///< else `literal`
    std::string literal;
    bool position = false; ///< where the device is

    [[nodiscard]] bool on(std::string_view event) const;
};

/// Choices read from nodes of an instance.
struct ItemSet
{
    Expression nodes;
    Expression value;
    std::optional<Expression> label;
    bool labelIsTextId = false; ///< the label's value is the id of a translated text
};

/// Everything that one text id stands for.
struct TranslatedText
{
    LocalizedText text;
    LocalizedText shortText;
    LocalizedText guidance;
    TextMedia media;
};

struct FormModel
{
    std::vector<ModelNode> nodes; ///< the root element first; parents before children
    std::unordered_map<std::string, NodeIndex> byPath; ///< without prefixes
    std::vector<Cell> cells;
    std::vector<Action> actions;
    std::map<QuestionIndex, ItemSet> itemSets;
    std::map<std::string, TranslatedText> texts;
    /// Documents. Never read in place: a tree is for one thread, sessions take clones.
    std::map<std::string, std::shared_ptr<const InstanceNode>, std::less<>> instances;
    std::shared_ptr<const InstanceNode> primary; ///< as in the form, without templates; a document
    std::map<std::string, std::string, std::less<>> namespaces; ///< prefix → URI
    std::string submissionUrl;

    [[nodiscard]] NodeIndex find(std::string_view path) const; ///< kNone: none
    /// Whether `ancestor` is `node` or above it.
    [[nodiscard]] bool contains(NodeIndex ancestor, NodeIndex node) const;
    /// The innermost repeat that both stand in (or are); kNone: none.
    [[nodiscard]] NodeIndex commonRepeat(NodeIndex left, NodeIndex right) const;
};

/// "/data/meta/x" of "/data/orx:meta/x".
[[nodiscard]] std::string withoutPrefixes(std::string_view path);

} // namespace wupan::forms
