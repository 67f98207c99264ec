#pragma once

#include <string_view>
#include <vector>

namespace wupan {

/// The commonest reading of a Chinese character, without its tone, ü as v: U'绿' → "lv". Empty for
/// any other character. Any thread.
[[nodiscard]] std::string_view pinyinOf(char32_t character);

using Syllables = std::vector<std::string_view>;

/// The ways to read typed pinyin with the fewest syllables, at most four: "shengang" → sheng ang,
/// shen gang. The last syllable may be a beginning: "zhinen" → zhi nen. Empty when the letters
/// cannot be pinyin. `letters` is lower case and outlives the result. Any thread.
[[nodiscard]] std::vector<Syllables> readPinyin(std::string_view letters);

} // namespace wupan
