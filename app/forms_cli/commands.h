#pragma once

#include <map>
#include <string>
#include <vector>

namespace wupan::forms_cli {

/// What was typed after the command's name.
struct Words
{
    std::vector<std::string> arguments;
    std::map<std::string, std::string> options; ///< without the dashes

    /// Empty when it was not given.
    [[nodiscard]] std::string option(const std::string& name) const
    {
        const auto found = options.find(name);
        return found == options.end() ? std::string() : found->second;
    }
};

/// Each returns the exit code: 0, or 1 after saying on stderr what is wrong.
int evalCommand(const Words& words);
int checkCommand(const Words& words);
int fillCommand(const Words& words);

/// Says it on stderr; returns 1.
int fail(const std::string& sentence);

} // namespace wupan::forms_cli
