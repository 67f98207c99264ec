#pragma once

#include "core/forms/filling_session.h"

#include <string>

namespace wupan::bench {

/// A form of 1,000 questions, half of them in 50 repeats: each question has a bind with a
/// condition, each repeat a sum, the form a grand total.
[[nodiscard]] std::string largeForm();

inline constexpr int kLargeFormRepeats = 50;
inline constexpr int kLargeFormInstances = 5; ///< of each repeat, in largeFormAnswers()

/// All of it filled in.
[[nodiscard]] forms::Answers largeFormAnswers();

} // namespace wupan::bench
