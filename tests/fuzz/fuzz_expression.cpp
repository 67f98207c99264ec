#include "core/base/utf8.h"
#include "tests/core/forms/sample_answers.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

using namespace wupan;
using namespace wupan::forms;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// What must hold of a node set, whatever the expression.
void checkNodes(const NodeSet& nodes)
{
    NodeSet once = nodes;
    std::ranges::sort(once);
    require(std::ranges::adjacent_find(once) == once.end());
    for (const InstanceNode* node : nodes)
        static_cast<void>(node->path());
}

void evaluate(const Expression& expression, const EvaluationContext& context)
{
    const auto value = expression.evaluate(context);
    if (!value) {
        require(value.error().detail.starts_with("column "));
        return;
    }
    if (const auto* nodes = std::get_if<NodeSet>(&*value))
        checkNodes(*nodes);
    if (const auto text = expression.text(context))
        require(isUtf8(*text) && text->size() <= kMaxTextBytes);
    static_cast<void>(expression.number(context));
    static_cast<void>(expression.boolean(context));
}

} // namespace

/// Any bytes as an expression, evaluated where questions stand outside and inside a repeat.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static test::SampleAnswers sample;
    static InstanceNode* const kOutside = sample.at("/data/p/staff");
    static InstanceNode* const kInside = sample.at("/data/person[2]/pet[1]/kind");
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const InstanceNode* node : {kOutside, kInside}) {
        sample.context.node = node;
        const auto parsed = Expression::parse(text, node->path());
        if (!parsed) {
            require(parsed.error().detail.starts_with("column "));
            continue;
        }
        require(parsed->source() == text);
        require(std::ranges::is_sorted(parsed->references()));
        evaluate(*parsed, sample.context);
    }
    return 0;
}
