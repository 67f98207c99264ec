#include "core/procedure/credit_code.h"

namespace wupan {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t kModulus = 31;
constexpr std::size_t kWeightBase = 3; // weights are its powers, modulo 31
constexpr std::size_t kDivisionFirst = 2;
constexpr std::size_t kDivisionLast = 7;

/// The UTF-8 sequence at the front; a byte that begins none counts as a character of its own.
std::string_view firstCharacter(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    std::size_t length = 1;
    if (lead >= 0xF0)
        length = 4;
    else if (lead >= 0xE0)
        length = 3;
    else if (lead >= 0xC0)
        length = 2;
    return text.substr(0, length);
}

bool isSpace(std::string_view character)
{
    return character == " " || character == "\t" || character == "\r" || character == "\n" ||
           character == "\u00A0" || character == "\u3000";
}

/// '！'–'～' (U+FF01–U+FF5E) are '!'–'~' at full width.
char halfWidth(std::string_view character)
{
    if (character.size() == 1)
        return character.front();
    if (character.size() != 3 || character[0] != '\xEF')
        return 0;
    const int low = ((character[1] & 0x3F) << 6) | (character[2] & 0x3F);
    const int ascii = low - 0xF00 + 0x20;
    return character[1] >= '\xBC' && ascii > 0x20 && ascii < 0x7F ? static_cast<char>(ascii) : '\0';
}

char upper(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool belongsAt(std::string_view character, std::size_t index)
{
    const bool inAlphabet =
        character.size() == 1 && kAlphabet.find(character) != std::string_view::npos;
    const bool mustBeDigit = index >= kDivisionFirst && index <= kDivisionLast;
    return inAlphabet && (!mustBeDigit || (character[0] >= '0' && character[0] <= '9'));
}

} // namespace

std::string normalizeCreditCode(std::string_view text)
{
    std::string code;
    while (!text.empty()) {
        const std::string_view character = firstCharacter(text);
        text.remove_prefix(character.size());
        if (isSpace(character))
            continue;
        if (const char narrow = halfWidth(character))
            code += upper(narrow);
        else
            code += character;
    }
    return code;
}

CreditCodeCheck checkCreditCode(std::string_view text)
{
    CreditCodeCheck check;
    check.code = normalizeCreditCode(text);
    for (std::string_view rest = check.code; !rest.empty(); ++check.length) {
        const std::string_view character = firstCharacter(rest);
        rest.remove_prefix(character.size());
        if (check.position == 0 && !belongsAt(character, check.length))
            check.position = check.length + 1;
    }
    if (check.length != kCreditCodeLength) {
        check.problem = CreditCodeProblem::length;
        check.position = 0;
    } else if (check.position != 0) {
        check.problem = CreditCodeProblem::character;
    } else {
        const char expected =
            makeCheckCharacter(check.code.substr(0, kCreditCodeLength - 1)).value();
        if (check.code.back() != expected) {
            check.problem = CreditCodeProblem::checkCharacter;
            check.expected = expected;
        }
    }
    return check;
}

std::optional<char> makeCheckCharacter(std::string_view first17)
{
    if (first17.size() != kCreditCodeLength - 1)
        return std::nullopt;
    std::size_t sum = 0;
    std::size_t weight = 1;
    for (const char c : first17) {
        const std::size_t value = kAlphabet.find(c);
        if (value == std::string_view::npos)
            return std::nullopt;
        sum += value * weight;
        weight = weight * kWeightBase % kModulus;
    }
    return kAlphabet[(kModulus - sum % kModulus) % kModulus];
}

} // namespace wupan
