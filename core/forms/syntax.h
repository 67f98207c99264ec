#pragma once

#include "core/forms/expression.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The syntax tree of an expression. Made by the parser, immutable afterwards.
namespace wupan::forms {

struct FunctionSpec;
struct Node;
using NodePtr = std::unique_ptr<Node>;

enum class Operation : std::uint8_t {
    literal,
    either,  ///< of all parts: `or`
    both,    ///< of all parts: `and`
    chain,   ///< operators of one precedence, from left to right: parts[0] links[0] parts[1] …
    negate,  ///< an odd number of minus signs
    numeric, ///< an even number of them
    unite,
    call,
    filter, ///< (…)[…]: parts[0], then predicates
    path,   ///< steps from the context node, the root, or parts[0]
};

enum class Link : std::uint8_t {
    equal,
    unequal,
    less,
    lessEqual,
    greater,
    greaterEqual,
    add,
    subtract,
    multiply,
    divide,
    modulo,
};

enum class Axis : std::uint8_t {
    ancestor,
    ancestorOrSelf,
    attribute,
    child,
    descendant,
    descendantOrSelf,
    following,
    followingSibling,
    nameSpace, ///< always empty: instances have none to look at
    parent,
    preceding,
    precedingSibling,
    self,
};

struct NodeTest
{
    enum class Kind : std::uint8_t {
        name,    ///< `name`, `prefix:name`
        any,     ///< `*`, `prefix:*`
        node,    ///< node()
        text,    ///< text()
        nothing, ///< comment() and processing-instruction(): instances keep none
    };
    Kind kind = Kind::node;
    std::string prefix; ///< empty: any
    std::string name;
};

/// `[key = value]` at the front of a step, that an index can answer.
struct Lookup
{
    std::string key;             ///< as ChildIndex::Key
    const Node* value = nullptr; ///< does not depend on the node that is tested
};

struct Step
{
    Axis axis = Axis::child;
    NodeTest test;
    std::vector<NodePtr> predicates;
    Lookup lookup;           ///< of predicates[0]; value is null when there is none
    bool skipsTexts = false; ///< of `//`: what follows cannot start at a text
};

struct Node
{
    Operation operation = Operation::literal;
    int column = 1;
    std::variant<std::string, double> literal;
    std::vector<NodePtr> parts;
    std::vector<Link> links;                ///< of `chain`
    const FunctionSpec* function = nullptr; ///< of `call`
    bool absolute = false;                  ///< of `path` without parts
    std::vector<Step> steps;                ///< of `path`

    /// What it yields, as far as that is known without evaluating.
    enum class Type : std::uint8_t { text, number, boolean, nodes, unknown };
    Type type = Type::unknown;
    /// The same for every node, position and size within the expression.
    bool focusFree = false;
    /// Looks at the position or size of its context: position(), last().
    bool positional = false;
};

/// A parsed expression and what is known of it.
struct Program
{
    std::string source;
    NodePtr root;
    std::vector<Reference> references;
    bool usesTime = false;
    bool usesRandom = false;
    bool usesOnce = false;
    bool usesLanguage = false;
};

/// Thrown within the engine only; Expression turns it into an Error.
struct ExpressionFailure
{
    ErrorCode code = ErrorCode::invalidInput;
    int column = 1;
    std::string reason;
};

/// Throws ExpressionFailure. `self` as in Expression::parse().
[[nodiscard]] Program parseProgram(std::string_view text, const std::string& self);

} // namespace wupan::forms
