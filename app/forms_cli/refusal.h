#pragma once

#include "core/base/json.h"

#include <string>

namespace wupan::forms_cli {

/// The answer to a request that cannot be done: a word, and a sentence that says what to do.
[[nodiscard]] inline json::object refusal(std::string_view reason, const std::string& sentence)
{
    return {{"ok", false}, {"reason", reason}, {"error", sentence}};
}

[[nodiscard]] inline json::object refusal(const Error& error)
{
    return refusal(name(error.code), error.detail);
}

} // namespace wupan::forms_cli
