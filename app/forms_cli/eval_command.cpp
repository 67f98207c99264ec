#include "app/forms_cli/commands.h"
#include "app/forms_cli/form_file.h"
#include "app/forms_cli/moment.h"
#include "app/forms_cli/value_type.h"
#include "core/base/utf8.h"
#include "core/forms/form_model.h"
#include "core/forms/secondary_instance.h"

#include <algorithm>
#include <iostream>
#include <random>

namespace wupan::forms_cli {
namespace {

using forms::InstanceNode;

/// What an expression looks at, owned for as long as it is evaluated.
struct Surroundings
{
    forms::FormPtr form;
    std::shared_ptr<InstanceNode> document;
    std::map<std::string, InstanceNode::Ptr, std::less<>> lists;
    std::random_device random;
    forms::EvaluationContext context;
};

Status prepare(const Words& words, Surroundings& around)
{
    if (const std::string path = words.option("form"); !path.empty()) {
        Result<forms::FormPtr> form = readForm(path, words.option("media"));
        if (!form)
            return form.error();
        around.form = std::move(*form);
        around.document = around.form->model->primary->clone();
        for (const auto& [id, list] : around.form->model->instances)
            around.lists[id] = list->clone();
        around.context.formVersion = around.form->version;
    }
    if (const std::string path = words.option("instance"); !path.empty()) {
        const Result<std::string> bytes = readFile(path);
        if (!bytes)
            return bytes.error();
        Result<std::shared_ptr<InstanceNode>> document = forms::readXmlTable(*bytes);
        if (!document)
            return Error{ErrorCode::unreadableFile, path + ": " + document.error().detail};
        around.document = std::move(*document);
    }
    if (around.document && !around.document->children().empty())
        around.context.node = around.document->children().front().get();
    around.context.now = machineNow();
    if (const std::string typed = words.option("now"); !typed.empty()) {
        const Result<Instant> at = momentOf(typed);
        if (!at)
            return at.error();
        around.context.now = *at;
    }
    around.context.language = words.option("language");
    around.context.random = [&around] {
        return (std::uint64_t{around.random()} << 32U) | around.random();
    };
    around.context.instance = [&around](std::string_view id) -> const InstanceNode* {
        const auto found = around.lists.find(id);
        return found == around.lists.end() ? nullptr : found->second.get();
    };
    return done();
}

/// Under the character of that column, on a terminal where Chinese letters are two cells wide.
std::string caretLine(std::string_view expression, int column)
{
    std::string line;
    int at = 1;
    for (std::size_t i = 0; i < expression.size() && at < column; ++at) {
        const auto first = static_cast<unsigned char>(expression[i]);
        const std::size_t bytes = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        line += first == '\t' ? "\t" : bytes < 3 ? " " : "  ";
        i += bytes;
    }
    return line + "^";
}

int failAt(std::string expression, const Error& error)
{
    std::ranges::replace(expression, '\n', ' ');
    static constexpr std::string_view kColumn = "column ";
    std::cerr << "wupan-forms: " << error.detail << '\n';
    if (error.detail.starts_with(kColumn)) {
        const int column = std::atoi(error.detail.c_str() + kColumn.size());
        std::cerr << expression << '\n' << caretLine(expression, column) << '\n';
    }
    return 1;
}

void print(const forms::Value& value)
{
    if (const auto* nodes = std::get_if<forms::NodeSet>(&value)) {
        std::cout << typeOf(value) << ": " << nodes->size() << '\n';
        for (const InstanceNode* node : *nodes)
            std::cout << node->path() << " = " << node->stringValue() << '\n';
        return;
    }
    std::cout << typeOf(value) << ": " << forms::toText(value) << '\n';
}

} // namespace

int evalCommand(const Words& words)
{
    Surroundings around;
    if (const Status prepared = prepare(words, around); !prepared)
        return fail(prepared.error().detail);
    if (const std::string path = words.option("context"); !path.empty()) {
        const Result<forms::Expression> parsed = forms::Expression::parse(path);
        if (!parsed)
            return failAt(path, parsed.error());
        const Result<forms::NodeSet> nodes = parsed->nodes(around.context);
        if (!nodes)
            return failAt(path, nodes.error());
        if (nodes->empty())
            return fail("--context " + path +
                        " is nothing in this instance. Give the path of one of its elements.");
        around.context.node = nodes->front();
    }
    const std::string& expression = words.arguments.front();
    const std::string self = around.context.node == nullptr ? "" : around.context.node->path();
    if (!isUtf8(expression))
        return fail("The expression is not UTF-8. Set the terminal to UTF-8.");
    const Result<forms::Expression> parsed = forms::Expression::parse(expression, self);
    if (!parsed)
        return failAt(expression, parsed.error());
    const Result<forms::Value> value = parsed->evaluate(around.context);
    if (!value)
        return failAt(expression, value.error());
    print(*value);
    return 0;
}

} // namespace wupan::forms_cli
