#include "core/store/pinyin/pinyin.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace wupan {
namespace {

#include "core/store/pinyin/pinyin_table.inc"

constexpr char32_t kFirst = 0x4E00;
constexpr std::size_t kLongestSyllable = 6; // zhuang
// Nobody types more of a name than this without a space; bounds the work on pasted text.
constexpr std::size_t kLongestInput = 64;
constexpr std::size_t kMostReadings = 4;

/// The table is sorted, so every syllable that begins with `text` stands at its lower bound.
std::string_view firstFrom(std::string_view text)
{
    const auto* const found = std::lower_bound(std::begin(kSyllables), std::end(kSyllables), text);
    return found == std::end(kSyllables) ? std::string_view() : *found;
}

bool isSyllable(std::string_view text)
{
    return firstFrom(text) == text;
}

bool beginsSyllable(std::string_view text)
{
    return firstFrom(text).starts_with(text);
}

/// How many syllables the rest of the letters needs at least, from every position.
class FewestSyllables
{
public:
    explicit FewestSyllables(std::string_view letters)
        : m_letters(letters)
    {
        m_from.fill(kImpossible);
        m_from[letters.size()] = 0;
        for (std::size_t at = letters.size(); at-- > 0;)
            for (std::size_t length = 1; length <= longestAt(at); ++length)
                if (m_from[at + length] != kImpossible && fits(at, length))
                    m_from[at] = std::min(m_from[at], m_from[at + length] + 1);
    }

    void collect(std::size_t at, Syllables& begun, std::vector<Syllables>& readings) const
    {
        if (m_from[at] == kImpossible || readings.size() == kMostReadings)
            return;
        if (at == m_letters.size()) {
            readings.push_back(begun);
            return;
        }
        for (std::size_t length = longestAt(at); length > 0; --length) {
            if (m_from[at + length] + 1 != m_from[at] || !fits(at, length))
                continue;
            begun.push_back(m_letters.substr(at, length));
            collect(at + length, begun, readings);
            begun.pop_back();
        }
    }

private:
    static constexpr int kImpossible = 1000;

    [[nodiscard]] std::size_t longestAt(std::size_t at) const
    {
        return std::min(kLongestSyllable, m_letters.size() - at);
    }
    [[nodiscard]] bool fits(std::size_t at, std::size_t length) const
    {
        const std::string_view part = m_letters.substr(at, length);
        return at + length == m_letters.size() ? beginsSyllable(part) : isSyllable(part);
    }

    std::string_view m_letters;
    std::array<int, kLongestInput + 1> m_from{};
};

} // namespace

std::string_view pinyinOf(char32_t character)
{
    const char32_t index = character - kFirst; // wraps for smaller ones
    return index < std::size(kSyllableOf) ? kSyllables[kSyllableOf[index]] : std::string_view();
}

std::vector<Syllables> readPinyin(std::string_view letters)
{
    if (letters.empty() || letters.size() > kLongestInput)
        return {};
    const FewestSyllables fewest(letters);
    std::vector<Syllables> readings;
    Syllables begun;
    fewest.collect(0, begun, readings);
    return readings;
}

} // namespace wupan
