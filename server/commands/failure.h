#pragma once

#include "core/base/result.h"

#include <string>

namespace wupan {

/// What went wrong and what to do, for the person at the terminal.
[[nodiscard]] std::string sentenceOf(const Error& error);

/// Says what went wrong and what to do on stderr; returns the exit code 1.
int fail(const std::string& sentence);
int fail(const Error& error);

} // namespace wupan
