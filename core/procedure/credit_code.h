#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace wupan {

inline constexpr std::size_t kCreditCodeLength = 18;

enum class CreditCodeProblem { none, length, character, checkCharacter };

/// What is wrong with a unified social credit code, precisely enough for a sentence.
struct CreditCodeCheck
{
    CreditCodeProblem problem = CreditCodeProblem::none;
    std::string code;         ///< normalized; store this one when there is no problem
    std::size_t length = 0;   ///< in characters, after normalizing
    std::size_t position = 0; ///< of the wrong character, from 1; set for `character`
    char expected = 0;        ///< set for `checkCharacter`: what the first 17 call for

    [[nodiscard]] bool ok() const { return problem == CreditCodeProblem::none; }
};

/// Upper case, half width, without any spaces (of both widths). Other characters stay, so that a
/// message can point at them. UTF-8.
[[nodiscard]] std::string normalizeCreditCode(std::string_view text);

/// Checks a 统一社会信用代码 as typed, by GB 32100-2015: 18 characters of 0–9 and A–Z without
/// I, O, S, V, Z; digits in the places 3 to 8 (the authority's administrative division); the 18th
/// the check character. Length is judged first, then characters from the left.
[[nodiscard]] CreditCodeCheck checkCreditCode(std::string_view text);

/// The 18th character that belongs to 17 normalized ones; nullopt when they are not 17 characters
/// of the code's alphabet.
[[nodiscard]] std::optional<char> makeCheckCharacter(std::string_view first17);

} // namespace wupan
