#pragma once

#include "core/base/result.h"
#include "server/commands/commands.h"

#include <functional>
#include <span>
#include <string_view>

namespace wupan {

/// What can be set in a file and by the environment as well as on the command line.
struct Setting
{
    std::string_view name; ///< as an option, without the dashes
    bool isFlag = false;
};
[[nodiscard]] std::span<const Setting> settings();

/// The value of a variable of the environment; null = not set.
using Environment = std::function<const char*(const char*)>;

/// Fills in what the command line leaves open, from the environment (WUPAN_TLS_CERT for --tls-cert)
/// and then from the file of --config or WUPAN_CONFIG. A line of it is `name = value` or a comment
/// that begins with `#`; a value may stand in double quotes. Settings that are not among the
/// command's `options` are looked at and left. A password on the command line is refused. Errors:
/// invalidInput with a sentence that names the file and the line, or the variable.
[[nodiscard]] Status configure(CommandLine& line, std::span<const std::string_view> options,
                               const Environment& environment);

} // namespace wupan
