#pragma once

#include "core/base/result.h"
#include "core/forms/value.h"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace wupan::forms {

enum class Operation {
    literal,
    path,
    either,
    both,
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
    negate,
    call,
};

/// A node of the syntax tree. Immutable once parsed.
struct Node
{
    Operation operation = Operation::literal;
    Value literal;    ///< of `literal`
    std::string name; ///< of `path`: absolute, resolved; of `call`: the function
    std::vector<std::unique_ptr<Node>> parts; ///< operands or arguments
};

/// What an expression may look at while it is evaluated.
struct EvaluationContext
{
    std::function<std::string(const std::string& path)>
        answerAt; ///< empty text where there is none
    Date today;
};

/// One parsed expression. Cheap to evaluate; safe to share between threads.
class Expression
{
public:
    /// `self` is the path of the node that the expression stands at: relative paths start there.
    /// Known: and or = != < <= > >=
    /// + - * div mod, unary minus, parentheses, literals, absolute and relative paths, not()
    /// selected() count-selected() coalesce() if() today() true() false(). invalidInput: "column 7:
    /// …", with what to do.
    [[nodiscard]] static Result<Expression> parse(std::string_view text, const std::string& self);

    [[nodiscard]] Value evaluate(const EvaluationContext& context) const;
    /// The paths that it reads.
    [[nodiscard]] const std::set<std::string>& paths() const { return m_paths; }

private:
    std::shared_ptr<const Node> m_root;
    std::set<std::string> m_paths;
};

} // namespace wupan::forms
