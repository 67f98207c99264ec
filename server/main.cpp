#include "server/commands/commands.h"
#include "server/commands/configuration.h"
#include "server/commands/failure.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <set>
#include <span>

namespace {

using wupan::CommandLine;

constexpr const char* kUsage = R"(wupan-hq [--data DIR] [--database URL] COMMAND

  serve [--listen 127.0.0.1:8080] [--port-file FILE] [--tls-cert FILE --tls-key FILE] [--behind-proxy]
        [--metrics-listen 127.0.0.1:9464] [--log text|json] [--quiet] [--drain-seconds 0]
        [--tablet-requests 6000] [--page-requests 1200] [--feed-requests 300]
                                   so many a minute of each tablet or person; whoever makes more waits
                                   with --check it only says whether it could serve like that
  create-park --name NAME          an empty park, once; add-officer makes its administrator
  load-demo                        a sample park to try things out
  add-officer --name NAME --login LOGIN --role ROLE [--department ID]
                                   the password comes from stdin, or is made up and shown once
  enrol --login LOGIN              prints a one-time code for a tablet, good for 72 hours
  collect-key --login LOGIN --server https://hq.example
                                   what an officer's ODK Collect scans, or is told as its server; shown
                                   once, withdrawn with revoke-device
  devices                          the tablets of the park: who has them, and when they were heard of last
  revoke-device ID [--wipe]        a tablet is lost or given back: it is refused from now on, for ever;
                                   with --wipe it is told to erase itself when it asks for anything
  audit [--last 100]               who signed in, who was denied what, which tablet was revoked; 0 = all
  verify-audit                     whether every entry of it is as it was written
  want-version 1.2.0               tablets that are older are asked to update, and served all the same;
                                   none = no tablet is asked
  import-enterprises FILE.csv      UTF-8 or GB18030, with a Chinese header
  import-form FILE [--media DIR] [--publish] [--language zh|en]
                                   a checklist as XLSForm (.xlsx) or XForm (.xml): says every mistake, keeps it as
                                   a draft, or publishes it to the tablets; DIR has the tables that it reads and the
                                   pictures and sounds that it shows (default: the folder of FILE)
  import-rescue FILE               what a tablet saved as a rescue file, while headquarters serves or
                                   not; a second time changes nothing
  backup FILE                      a copy of the database, while headquarters serves or not
  restore FILE                     a backup in the place of the database, while nobody serves it;
                                   tablets then send again what the backup lacks. Of a database of
                                   PostgreSQL without FILE, after pg_restore
  migrate-store --to TARGET        everything into another, empty store, a postgresql://… or a folder, while
                                   nobody serves; then compares both

--data DIR is where everything is kept (default: ./wupan-hq-data).
--database postgresql://user@host/name keeps the database in PostgreSQL instead; DIR then holds the files.
Any number of wupan-hq may serve one such database with one DIR. An address with a password belongs into
WUPAN_DATABASE or the file of --config, for everybody can list processes.

What serve is told, --data and --database may also stand in the environment (WUPAN_LISTEN for --listen)
and in the file of --config FILE, as lines like 'listen = 127.0.0.1:8080'. The command line counts before
the environment, and that before the file.
)";

struct Command
{
    std::string_view name;
    int (*run)(const CommandLine&);
    std::vector<std::string_view> options; ///< without the dashes; those of kFlags take no value
    std::size_t arguments;
};

const std::array kCommands{
    Command{"serve",
            wupan::serve,
            {"listen", "metrics-listen", "port-file", "tls-cert", "tls-key", "behind-proxy", "log",
             "quiet", "drain-seconds", "tablet-requests", "page-requests", "feed-requests",
             "check"},
            0},
    Command{"create-park", wupan::createPark, {"name"}, 0},
    Command{"load-demo", wupan::loadDemo, {}, 0},
    Command{"add-officer", wupan::addOfficer, {"name", "login", "role", "department"}, 0},
    Command{"enrol", wupan::enrol, {"login"}, 0},
    Command{"collect-key", wupan::collectKey, {"login", "server"}, 0},
    Command{"devices", wupan::devices, {}, 0},
    Command{"revoke-device", wupan::revokeDevice, {"wipe"}, 1},
    Command{"audit", wupan::audit, {"last"}, 0},
    Command{"verify-audit", wupan::verifyAudit, {}, 0},
    Command{"want-version", wupan::wantVersion, {}, 1},
    Command{"import-enterprises", wupan::importEnterprises, {}, 1},
    Command{"import-form", wupan::importForm, {"media", "publish", "language"}, 1},
    Command{"import-rescue", wupan::importRescue, {}, 1},
    Command{"backup", wupan::backup, {}, 1},
    Command{"restore", wupan::restore, {}, 1},
    Command{"migrate-store", wupan::migrateStore, {"to"}, 0},
};

const std::set<std::string> kFlags{"behind-proxy", "check", "help", "publish", "quiet", "wipe"};

/// Empty when the words can be read.
std::string parse(std::span<char*> words, CommandLine& line)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string word = words[i];
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
            line.places[name] = word;
            continue;
        }
        const std::string value = i + 1 < words.size() ? words[++i] : "";
        if (value.empty() || value.starts_with("--"))
            return "The option " + word + " wants a value.";
        line.setting(name) = value;
        line.places[name] = word;
    }
    return {};
}

/// Empty when the command knows all that was said to it.
std::string misfit(const Command& command, const CommandLine& line)
{
    const std::string name(command.name);
    for (const auto& [option, value] : line.options)
        if (std::ranges::find(command.options, option) == command.options.end())
            return std::string(name)
                .append(" has no option --")
                .append(option)
                .append("; wupan-hq --help lists what there is.");
    if (line.arguments.size() > command.arguments)
        return "'" + line.arguments.back() + "' is too much for " + name +
               "; wupan-hq --help shows what it takes.";
    return {};
}

int run(CommandLine& line)
{
    const auto command = std::ranges::find(kCommands, line.command, &Command::name);
    if (command == kCommands.end())
        return wupan::fail("There is no command '" + line.command +
                           "'; wupan-hq --help lists them.");
    if (const std::string trouble = misfit(*command, line); !trouble.empty())
        return wupan::fail(trouble);
    const auto variable = [](const char* name) -> const char* { return std::getenv(name); };
    if (const auto configured = wupan::configure(line, command->options, variable); !configured)
        return wupan::fail(configured.error());
    return command->run(line);
}

} // namespace

int main(int argc, char** argv)
{
    try {
        if (sodium_init() < 0)
            return wupan::fail("The random numbers of this machine cannot be used.");
        CommandLine line;
        const std::span words(argv, static_cast<std::size_t>(argc));
        if (const std::string trouble = parse(words.subspan(1), line); !trouble.empty())
            return wupan::fail(trouble);
        if (line.options.contains("help")) {
            std::cout << kUsage;
            return 0;
        }
        if (line.command.empty()) {
            std::cerr << kUsage;
            return 2;
        }
        return run(line);
    } catch (const std::exception& exception) {
        return wupan::fail(std::string("Something unexpected stopped this command: ") +
                           exception.what() + ".");
    }
}
