#include "server/commands/commands.h"
#include "server/commands/failure.h"

#include <sodium.h>

#include <array>
#include <iostream>
#include <set>

namespace {

using wupan::CommandLine;

constexpr const char* kUsage = R"(wupan-hq [--data DIR] COMMAND

  serve [--listen 127.0.0.1:8080] [--port-file FILE] [--tls-cert FILE --tls-key FILE] [--behind-proxy] [--quiet]
  load-demo                        a sample park to try things out
  add-officer --name NAME --login LOGIN --role ROLE [--department ID]
                                   the password comes from stdin, or is made up and shown once
  enrol --login LOGIN              prints a one-time code for a tablet, good for 72 hours
  import-enterprises FILE.csv      UTF-8 or GB18030, with a Chinese header

--data DIR is where everything is kept (default: ./wupan-hq-data).
)";

struct Command
{
    std::string_view name;
    int (*run)(const CommandLine&);
};

constexpr std::array kCommands{
    Command{"serve", wupan::serve},
    Command{"load-demo", wupan::loadDemo},
    Command{"add-officer", wupan::addOfficer},
    Command{"enrol", wupan::enrol},
    Command{"import-enterprises", wupan::importEnterprises},
};

const std::set<std::string> kFlags{"behind-proxy", "quiet", "help"};

/// Empty when the words can be read.
std::string parse(int argc, char** argv, CommandLine& line)
{
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (!word.starts_with("--")) {
            if (line.command.empty())
                line.command = word;
            else
                line.arguments.push_back(word);
            continue;
        }
        const std::string name = word.substr(2);
        if (kFlags.contains(name)) {
            line.options[name] = "yes";
        } else if (i + 1 == argc) {
            return "the option " + word + " wants a value";
        } else if (name == "data") {
            line.data = argv[++i];
        } else {
            line.options[name] = argv[++i];
        }
    }
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    if (sodium_init() < 0)
        return wupan::fail("the random numbers of this machine cannot be used");
    CommandLine line;
    if (const std::string trouble = parse(argc, argv, line); !trouble.empty())
        return wupan::fail(trouble);
    for (const Command& command : kCommands)
        if (command.name == line.command)
            return command.run(line);
    if (!line.command.empty())
        std::cerr << "wupan-hq: there is no command '" << line.command << "'\n\n";
    std::cerr << kUsage;
    return line.options.contains("help") ? 0 : 2;
}
