#include "core/store/search_words.h"

#include "core/store/pinyin/pinyin.h"

#include <algorithm>
#include <cstdint>

namespace wupan {
namespace {

// Pairs of initials and syllables begin with a sign that no typed word holds, so that they are
// never taken for Latin words.
constexpr std::string_view kInitialsSign = "\u00b7";
constexpr std::string_view kSyllableSign = "\u00af";

struct Character
{
    char32_t code = 0;
    std::size_t size = 0; ///< bytes in the text
};

/// Invalid bytes read as a separator of one byte.
Character characterAt(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) -> std::uint32_t {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
    };
    const auto tail = [&](std::size_t count) {
        for (std::size_t i = 1; i <= count; ++i)
            if ((byte(i) & 0xC0) != 0x80)
                return false;
        return true;
    };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    if ((lead & 0xE0) == 0xC0 && tail(1))
        return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2};
    if ((lead & 0xF0) == 0xE0 && tail(2))
        return {(lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
    if ((lead & 0xF8) == 0xF0 && tail(3))
        return {(lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 |
                    (byte(3) & 0x3F),
                4};
    return {0, 1};
}

bool isHan(char32_t code)
{
    return (code >= 0x3400 && code <= 0x9FFF) || code == 0x3007 || code >= 0x20000;
}

/// Full-width letters and digits count as plain ones; zero when it is no part of a word.
char wordCharacter(char32_t code)
{
    if (code >= 0xFF10 && code <= 0xFF5A)
        code -= 0xFEE0;
    if (code >= 'A' && code <= 'Z')
        return static_cast<char>(code - 'A' + 'a');
    const bool plain = (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9');
    return plain ? static_cast<char>(code) : '\0';
}

/// One stretch of a text: either Chinese characters or a Latin word in lower case.
struct Run
{
    bool han = false;
    std::string text;
    std::vector<std::size_t> starts; ///< of the characters of a Chinese run, and its end
};

std::vector<Run> runsOf(std::string_view text)
{
    std::vector<Run> runs;
    bool open = false;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = characterAt(text, at);
        const bool han = isHan(character.code);
        const char letter = wordCharacter(character.code);
        if (!han && letter == '\0') {
            open = false;
        } else {
            if (!open || runs.back().han != han)
                runs.push_back({han, {}, {}});
            open = true;
            Run& run = runs.back();
            if (han) {
                run.starts.push_back(run.text.size());
                run.text += text.substr(at, character.size);
            } else {
                run.text += letter;
            }
        }
        at += character.size;
    }
    for (Run& run : runs)
        if (run.han)
            run.starts.push_back(run.text.size());
    return runs;
}

std::size_t characterCount(const Run& chinese)
{
    return chinese.starts.size() - 1;
}

/// The characters [first, first + count) of a Chinese run.
std::string_view charactersOf(const Run& run, std::size_t first, std::size_t count)
{
    const std::size_t begin = run.starts[first];
    return std::string_view(run.text).substr(begin, run.starts[first + count] - begin);
}

/// "lve" and "nve", as some type them, in the table's spelling.
std::string usualSpelling(std::string letters)
{
    for (std::size_t at = letters.find("ve"); at != std::string::npos; at = letters.find("ve", at))
        letters[at] = 'u';
    return letters;
}

class WordList
{
public:
    void add(std::string_view sign, std::string_view word)
    {
        if (!m_words.empty())
            m_words += ' ';
        m_words += sign;
        m_words += word;
    }
    [[nodiscard]] std::string take() { return std::move(m_words); }

private:
    std::string m_words;
};

/// Neighbouring pairs, then the last character alone, so that every character begins some word.
void addChinesePairs(const Run& run, WordList& words)
{
    const std::size_t count = characterCount(run);
    for (std::size_t i = 0; i < count; ++i)
        words.add({}, charactersOf(run, i, std::min<std::size_t>(2, count - i)));
}

/// A conjunction or disjunction in FTS5's language.
std::string joined(const std::vector<std::string>& terms, std::string_view with)
{
    if (terms.size() == 1)
        return terms.front();
    std::string out = "(";
    for (const std::string& term : terms)
        out.append(out.size() == 1 ? "" : with).append(term);
    return out + ")";
}

std::string exact(std::string_view sign, std::string_view word)
{
    return std::string("\"").append(sign).append(word).append("\"");
}

std::string beginning(std::string_view sign, std::string_view word)
{
    return exact(sign, word) + "*";
}

std::string chineseTerm(const Run& run)
{
    const std::size_t count = characterCount(run);
    if (count == 1)
        return beginning({}, run.text);
    std::vector<std::string> pairs;
    for (std::size_t i = 0; i + 1 < count; ++i)
        pairs.push_back(exact({}, charactersOf(run, i, 2)));
    return joined(pairs, " AND ");
}

std::string initialsTerm(std::string_view letters)
{
    if (letters.size() == 1)
        return beginning(kInitialsSign, letters);
    std::vector<std::string> pairs;
    for (std::size_t i = 0; i + 1 < letters.size(); ++i)
        pairs.push_back(exact(kInitialsSign, letters.substr(i, 2)));
    return joined(pairs, " AND ");
}

std::string syllablesTerm(const Syllables& syllables)
{
    std::vector<std::string> terms;
    for (std::size_t i = 0; i + 1 < syllables.size(); ++i)
        terms.push_back(exact(kSyllableSign, syllables[i]));
    terms.push_back(beginning(kSyllableSign, syllables.back()));
    return joined(terms, " AND ");
}

/// Letters may be the initials, full pinyin or the beginning of a word: nobody says which.
/// What follows a word shows that it is complete.
std::string latinTerm(const std::string& word, bool complete, Pinyin pinyin)
{
    std::vector<std::string> readings{complete ? exact({}, word) : beginning({}, word)};
    const bool letters =
        std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (letters) {
        readings.push_back(initialsTerm(word));
        const std::string spelled = usualSpelling(word);
        if (pinyin == Pinyin::andSyllables && word.size() > 1)
            for (const Syllables& syllables : readPinyin(spelled))
                readings.push_back(syllablesTerm(syllables));
    }
    return joined(readings, " OR ");
}

} // namespace

std::string searchWords(std::string_view text, Pinyin pinyin)
{
    WordList words;
    std::string initials; // of all the Chinese runs: punctuation between them is not typed
    for (const Run& run : runsOf(text)) {
        if (!run.han) {
            words.add({}, run.text);
            continue;
        }
        addChinesePairs(run, words);
        for (std::size_t i = 0; i < characterCount(run); ++i) {
            const std::string_view syllable = pinyinOf(characterAt(run.text, run.starts[i]).code);
            if (syllable.empty())
                continue;
            initials += syllable.front();
            if (pinyin == Pinyin::andSyllables)
                words.add(kSyllableSign, syllable);
        }
    }
    for (std::size_t i = 0; i < initials.size(); ++i)
        words.add(kInitialsSign, std::string_view(initials).substr(i, 2));
    return words.take();
}

SearchQuery searchQuery(std::string_view typed, Pinyin pinyin)
{
    SearchQuery query;
    std::vector<std::string> terms;
    const std::vector<Run> runs = runsOf(typed);
    for (const Run& run : runs) {
        const bool complete = &run != &runs.back();
        terms.push_back(run.han ? chineseTerm(run) : latinTerm(run.text, complete, pinyin));
        if (run.han)
            query.chinese.push_back(run.text);
        if (run.han && characterCount(run) > 2)
            query.toVerify.push_back(run.text);
    }
    if (!terms.empty())
        query.match = joined(terms, " AND ");
    return query;
}

} // namespace wupan
