#include "app/forms_cli/commands.h"

#include <algorithm>
#include <array>
#include <exception>
#include <iostream>
#include <span>
#include <string_view>

namespace {

using wupan::forms_cli::fail;
using wupan::forms_cli::Words;

constexpr const char* kUsage = R"(wupan-forms COMMAND

  eval EXPRESSION [--instance FILE.xml] [--context PATH] [--form FILE] [--media DIR]
                  [--now TIME] [--language LANGUAGE]
                     prints type and value of an XPath expression; FILE.xml is what it reads, PATH
                     where it stands in it (default: the root element), --form gives lists and,
                     without --instance, the empty instance of a form; TIME is what now() says
                     (2026-11-23T09:30:00+08:00), LANGUAGE that of months and days (zh, en)
  check FORM [--media DIR]
                     says every problem of an XForm, or what is in it
  fill FORM [--media DIR]
                     fills it in: a request a line on stdin, an answer a line on stdout, as JSON
                     (docs/forms-cli.md)

--media DIR has the tables that a form reads (default: the form's folder).
The exit code is 0 when all went well, 1 when something was wrong, 2 when nothing was asked.
)";

struct Command
{
    std::string_view name;
    int (*run)(const Words&);
    std::vector<std::string_view> options;
    std::string_view argument;
};

const std::array kCommands{
    Command{"eval",
            wupan::forms_cli::evalCommand,
            {"instance", "context", "form", "media", "now", "language"},
            "an expression"},
    Command{"check", wupan::forms_cli::checkCommand, {"media"}, "a form"},
    Command{"fill", wupan::forms_cli::fillCommand, {"media"}, "a form"},
};

/// Empty when the words can be read. An expression may begin with one dash, not with two.
std::string parse(std::span<char*> typed, const Command& command, Words& words)
{
    for (std::size_t i = 0; i < typed.size(); ++i) {
        const std::string word = typed[i];
        if (!word.starts_with("--")) {
            words.arguments.push_back(word);
            continue;
        }
        const std::string name = word.substr(2);
        if (std::ranges::find(command.options, name) == command.options.end())
            return std::string(command.name) + " has no option " + word +
                   "; wupan-forms --help lists what there is.";
        if (i + 1 == typed.size())
            return "The option " + word + " wants a value.";
        words.options[name] = typed[++i];
    }
    if (words.arguments.size() != 1)
        return std::string(command.name)
            .append(" takes ")
            .append(command.argument)
            .append(", and nothing else beside its options; wupan-forms --help shows it.");
    return {};
}

int run(std::span<char*> typed)
{
    if (typed.empty()) {
        std::cerr << kUsage;
        return 2;
    }
    const std::string_view name = typed.front();
    if (name == "--help") {
        std::cout << kUsage;
        return 0;
    }
    const auto command = std::ranges::find(kCommands, name, &Command::name);
    if (command == kCommands.end())
        return fail("There is no command '" + std::string(name) +
                    "'; wupan-forms --help lists them.");
    Words words;
    if (const std::string trouble = parse(typed.subspan(1), *command, words); !trouble.empty())
        return fail(trouble);
    return command->run(words);
}

} // namespace

int wupan::forms_cli::fail(const std::string& sentence)
{
    std::cerr << "wupan-forms: " << sentence << '\n';
    return 1;
}

int main(int argc, char** argv)
{
    try {
        return run(std::span(argv, static_cast<std::size_t>(argc)).subspan(1));
    } catch (const std::exception& exception) {
        return fail(std::string("Something unexpected stopped this command: ") + exception.what() +
                    ".");
    }
}
