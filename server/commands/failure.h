#pragma once

#include "core/base/result.h"

#include <string>

namespace wupan {

/// Says what went wrong and what to do on stderr; returns the exit code 1.
int fail(const std::string& sentence);
int fail(const Error& error);

} // namespace wupan
