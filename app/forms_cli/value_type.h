#pragma once

#include "core/forms/value.h"

#include <array>

namespace wupan::forms_cli {

/// "number", "boolean", "string" or "nodes".
[[nodiscard]] inline const char* typeOf(const forms::Value& value)
{
    static constexpr std::array kTypes{"string", "number", "boolean", "nodes"};
    return kTypes.at(value.index());
}

} // namespace wupan::forms_cli
