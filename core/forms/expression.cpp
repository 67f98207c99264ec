#include "core/forms/expression.h"

#include "core/forms/evaluator.h"
#include "core/forms/syntax.h"

namespace wupan::forms {
namespace {

Error toError(const ExpressionFailure& failure)
{
    return {failure.code, "column " + std::to_string(failure.column) + ": " + failure.reason};
}

/// Evaluates the whole and hands the value to `convert`.
template <class Convert>
auto evaluated(const Program& program, const EvaluationContext& context, const Convert& convert)
    -> Result<decltype(convert(std::declval<Evaluation&>(), std::declval<Value>()))>
{
    try {
        Evaluation evaluation(context);
        const Focus focus{context.node, context.position, context.size};
        Value value = evaluation.evaluate(*program.root, focus);
        evaluation.enter(*program.root);
        return convert(evaluation, std::move(value));
    } catch (const ExpressionFailure& failure) {
        return toError(failure);
    }
}

} // namespace

Expression::Expression(std::shared_ptr<const Program> program)
    : m_program(std::move(program))
{}

Result<Expression> Expression::parse(std::string_view text, const std::string& self)
{
    try {
        return Expression(std::make_shared<const Program>(parseProgram(text, self)));
    } catch (const ExpressionFailure& failure) {
        return toError(failure);
    }
}

Result<Value> Expression::evaluate(const EvaluationContext& context) const
{
    return evaluated(*m_program, context, [](Evaluation&, Value value) { return value; });
}

Result<std::string> Expression::text(const EvaluationContext& context) const
{
    return evaluated(*m_program, context, [](Evaluation& evaluation, Value value) {
        return evaluation.textOf(std::move(value));
    });
}

Result<double> Expression::number(const EvaluationContext& context) const
{
    return evaluated(*m_program, context, [](Evaluation& evaluation, const Value& value) {
        return evaluation.numberOf(value);
    });
}

Result<bool> Expression::boolean(const EvaluationContext& context) const
{
    return evaluated(*m_program, context,
                     [](Evaluation&, const Value& value) { return toBoolean(value); });
}

Result<NodeSet> Expression::nodes(const EvaluationContext& context) const
{
    return evaluated(*m_program, context, [this](Evaluation&, Value value) {
        if (auto* nodes = std::get_if<NodeSet>(&value))
            return std::move(*nodes);
        throw ExpressionFailure{ErrorCode::invalidInput, m_program->root->column,
                                "the path of questions was expected, not a single value"};
    });
}

const std::string& Expression::source() const
{
    return m_program->source;
}

const std::vector<Reference>& Expression::references() const
{
    return m_program->references;
}

bool Expression::usesTime() const
{
    return m_program->usesTime;
}

bool Expression::usesRandom() const
{
    return m_program->usesRandom;
}

bool Expression::usesOnce() const
{
    return m_program->usesOnce;
}

bool Expression::usesLanguage() const
{
    return m_program->usesLanguage;
}

} // namespace wupan::forms
