// Writes the table that core/store/pinyin/pinyin.cpp includes: for every character from U+4E00 to
// U+9FFF its commonest reading, without tones, as ICU has it. Made while building, because ICU's
// Han-Latin rules take a tenth of a second to load, which no start and no first sync can spare.

#include <unicode/translit.h>

#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace {

constexpr char32_t kFirst = 0x4E00;
constexpr char32_t kLast = 0x9FFF;

/// "lǜ" → "lv", "lüè" → "lue", as typed. Empty when the character has no reading.
std::string plainReading(const icu::Transliterator& hanLatin, char32_t character)
{
    icu::UnicodeString text(static_cast<UChar32>(character));
    hanLatin.transliterate(text);
    text.findAndReplace(icu::UnicodeString(u"u\u0308e"), icu::UnicodeString(u"ue"));
    text.findAndReplace(icu::UnicodeString(u"u\u0308"), icu::UnicodeString(u"v"));
    std::string reading;
    for (std::int32_t i = 0; i < text.length(); ++i) {
        const char16_t unit = text[i];
        if (unit >= u'a' && unit <= u'z')
            reading += static_cast<char>(unit);
        else if (unit < 0x300 || unit > 0x36F) // beyond the tones: a second reading
            break;
    }
    return reading;
}

} // namespace

int main(int argc, char** argv)
{
    UErrorCode failure = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> hanLatin(
        icu::Transliterator::createInstance("Han-Latin; NFD", UTRANS_FORWARD, failure));
    if (argc != 2 || U_FAILURE(failure) != 0) {
        std::cerr << "usage: generate_pinyin_table OUTPUT (" << u_errorName(failure) << ")\n";
        return 1;
    }
    std::map<std::string, int> numbers{{"", 0}};
    std::vector<std::string> readings;
    for (char32_t character = kFirst; character <= kLast; ++character) {
        readings.push_back(plainReading(*hanLatin, character));
        numbers.emplace(readings.back(), 0);
    }
    std::ofstream out(argv[1]);
    out << "constexpr std::string_view kSyllables[] = {\n";
    int next = 0;
    for (auto& [reading, number] : numbers) {
        number = next++;
        out << '"' << reading << "\",\n";
    }
    out << "};\nconstexpr std::uint16_t kSyllableOf[] = {\n";
    for (std::size_t i = 0; i < readings.size(); ++i)
        out << numbers[readings[i]] << (i % 24 == 23 ? ",\n" : ",");
    out << "};\n";
    return out.good() ? 0 : 1;
}
