#pragma once

#include <map>
#include <string>
#include <vector>

namespace wupan {

/// What wupan-hq is told: `--data DIR`, `--database URL`, a command, its options and the rest; by
/// its command line, or by what configure() adds.
struct CommandLine
{
    std::string data = "wupan-hq-data";
    std::string database; ///< an address of PostgreSQL, which may hold a password; empty = SQLite
    std::string config;   ///< a file; empty = none
    std::string command;
    std::map<std::string, std::string> options; ///< without the dashes
    std::map<std::string, std::string> places;  ///< where a setting was made, as a person knows it
    std::vector<std::string> arguments;

    /// Where the value of a setting belongs.
    [[nodiscard]] std::string& setting(const std::string& name)
    {
        if (name == "data")
            return data;
        if (name == "database")
            return database;
        return name == "config" ? config : options[name];
    }
    [[nodiscard]] std::string option(const std::string& name,
                                     const std::string& otherwise = {}) const
    {
        const auto found = options.find(name);
        return found == options.end() ? otherwise : found->second;
    }
    /// Of an option without a value.
    [[nodiscard]] bool isOn(const std::string& name) const { return option(name) == "yes"; }
    /// Where an option is to be corrected: "--listen", "WUPAN_LISTEN".
    [[nodiscard]] std::string placeOf(const std::string& name) const
    {
        const auto found = places.find(name);
        return found == places.end() ? "--" + name : found->second;
    }
};

/// Each returns the exit code of the process; what it has to say goes to stdout, errors to stderr.
int serve(const CommandLine& line);
int createPark(const CommandLine& line);
int loadDemo(const CommandLine& line);
int addOfficer(const CommandLine& line);
int enrol(const CommandLine& line);
int collectKey(const CommandLine& line);
int devices(const CommandLine& line);
int revokeDevice(const CommandLine& line);
int audit(const CommandLine& line);
int verifyAudit(const CommandLine& line);
int wantVersion(const CommandLine& line);
int importEnterprises(const CommandLine& line);
int importForm(const CommandLine& line);
int importRescue(const CommandLine& line);
int backup(const CommandLine& line);
int restore(const CommandLine& line);
int migrateStore(const CommandLine& line);

} // namespace wupan
