#pragma once

#include <map>
#include <string>
#include <vector>

namespace wupan {

/// What stands on wupan-hq's command line: `--data DIR`, `--database URL`, a command, its options
/// and the rest.
struct CommandLine
{
    std::string data = "wupan-hq-data";
    std::string database; ///< an address of PostgreSQL, which may hold a password; empty = SQLite
    std::string command;
    std::map<std::string, std::string> options; ///< without the dashes
    std::vector<std::string> arguments;

    [[nodiscard]] std::string option(const std::string& name,
                                     const std::string& otherwise = {}) const
    {
        const auto found = options.find(name);
        return found == options.end() ? otherwise : found->second;
    }
};

/// Each returns the exit code of the process; what it has to say goes to stdout, errors to stderr.
int serve(const CommandLine& line);
int loadDemo(const CommandLine& line);
int addOfficer(const CommandLine& line);
int enrol(const CommandLine& line);
int devices(const CommandLine& line);
int revokeDevice(const CommandLine& line);
int audit(const CommandLine& line);
int verifyAudit(const CommandLine& line);
int wantVersion(const CommandLine& line);
int importEnterprises(const CommandLine& line);
int importRescue(const CommandLine& line);
int backup(const CommandLine& line);
int restore(const CommandLine& line);
int migrateStore(const CommandLine& line);

} // namespace wupan
