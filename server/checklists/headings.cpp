#include "server/checklists/headings.h"

#include "server/checklists/sheet_values.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <numeric>
#include <vector>

namespace wupan {
namespace {

/// A column, or another name of it.
struct Known
{
    std::string_view written;
    std::string_view key;
};

/// A text that may be there once for each language.
constexpr std::array<std::string_view, 9> kTexts{
    "label",     "hint",  "guidance_hint", "constraint_message", "required_message", "image",
    "big-image", "audio", "video"};

constexpr std::array kSurvey{
    Known{"type", "type"},
    Known{"command", "type"},
    Known{"name", "name"},
    Known{"tag", "name"},
    Known{"label", "label"},
    Known{"caption", "label"},
    Known{"hint", "hint"},
    Known{"guidance_hint", "guidance_hint"},
    Known{"constraint", "constraint"},
    Known{"constraint_message", "constraint_message"},
    Known{"constraining_message", "constraint_message"},
    Known{"required", "required"},
    Known{"required_message", "required_message"},
    Known{"relevant", "relevant"},
    Known{"relevance", "relevant"},
    Known{"skip_logic", "relevant"},
    Known{"read_only", "read_only"},
    Known{"readonly", "read_only"},
    Known{"calculation", "calculation"},
    Known{"calculate", "calculation"},
    Known{"default", "default"},
    Known{"appearance", "appearance"},
    Known{"choice_filter", "choice_filter"},
    Known{"parameters", "parameters"},
    Known{"trigger", "trigger"},
    Known{"repeat_count", "repeat_count"},
    Known{"count", "repeat_count"},
    Known{"jr:count", "repeat_count"},
    Known{"image", "image"},
    Known{"big-image", "big-image"},
    Known{"big_image", "big-image"},
    Known{"audio", "audio"},
    Known{"video", "video"},
    Known{"autoplay", "body::autoplay"},
    Known{"rows", "body::rows"},
    Known{"accuracythreshold", "body::accuracyThreshold"},
    Known{"intent", "body::intent"},
    Known{"no_app_error_string", "bind::jr:noAppErrorString"},
    Known{"noapperrorstring", "bind::jr:noAppErrorString"},
    Known{"disabled", "disabled"},
    Known{"wupan::plate", "wupan::plate"},
    Known{"wupan::difficulty_when", "wupan::difficulty_when"},
    Known{"wupan::category", "wupan::category"},
};

constexpr std::array kChoices{
    Known{"list_name", "list_name"},
    Known{"name", "name"},
    Known{"value", "name"},
    Known{"label", "label"},
    Known{"caption", "label"},
    Known{"image", "image"},
    Known{"big-image", "big-image"},
    Known{"big_image", "big-image"},
    Known{"audio", "audio"},
    Known{"video", "video"},
    Known{"wupan::difficulty", "wupan::difficulty"},
    Known{"wupan::urgency", "wupan::urgency"},
};

constexpr std::array kSettings{
    Known{"form_title", "form_title"},
    Known{"title", "form_title"},
    Known{"set_form_title", "form_title"},
    Known{"form_id", "form_id"},
    Known{"id_string", "form_id"},
    Known{"set_form_id", "form_id"},
    Known{"version", "version"},
    Known{"default_language", "default_language"},
    Known{"instance_name", "instance_name"},
    Known{"instance_xmlns", "instance_xmlns"},
    Known{"style", "style"},
    Known{"name", "name"},
    Known{"namespaces", "namespaces"},
    Known{"allow_choice_duplicates", "allow_choice_duplicates"},
};

constexpr std::array<std::string_view, 15> kIgnoredSettings{
    "public_key",    "submission_url",  "auto_send",       "auto_delete",     "sms_keyword",
    "sms_separator", "sms_response",    "sms_allow_media", "sms_date_format", "sms_datetime_format",
    "prefix",        "client_editable", "delimiter",       "compact_prefix",  "clean_text_values"};
constexpr std::array<std::string_view, 6> kIgnoredColumns{"save_to",     "sms_field", "sms_option",
                                                          "compact_tag", "notes",     "comment"};

std::span<const Known> knownOn(FormSheet sheet)
{
    switch (sheet) {
    case FormSheet::survey:
        return kSurvey;
    case FormSheet::choices:
        return kChoices;
    case FormSheet::settings:
        break;
    }
    return kSettings;
}

/// "constraint_message" of "Constraint Message".
std::string plain(std::string_view written)
{
    std::string word = trimmed(written);
    for (char& c : word)
        c = c == ' ' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return word;
}

std::vector<std::string> parts(std::string_view written)
{
    std::vector<std::string> all;
    std::size_t at = 0;
    for (std::size_t end = written.find("::"); end != std::string_view::npos;
         end = written.find("::", at)) {
        all.push_back(trimmed(written.substr(at, end - at)));
        at = end + 2;
    }
    all.push_back(trimmed(written.substr(at)));
    // An old form of it: one colon. That of jr:count belongs to a name.
    const std::size_t colon = all.front().find(':');
    if (all.size() == 1 && colon != std::string::npos && plain(all.front()).find("jr:") != 0)
        all = {trimmed(all[0].substr(0, colon)), trimmed(all[0].substr(colon + 1))};
    return all;
}

std::string_view keyOf(FormSheet sheet, const std::string& word)
{
    const auto known = knownOn(sheet);
    const auto found = std::ranges::find(known, word, &Known::written);
    return found == known.end() ? std::string_view() : found->key;
}

bool isText(std::string_view key)
{
    return std::ranges::find(kTexts, key) != kTexts.end();
}

/// "bind::relevant" says the same as "relevant".
std::optional<Heading> attributeHeading(const std::string& group, const std::string& name)
{
    constexpr std::array kSame{
        Known{"bind::relevant", "relevant"},
        Known{"bind::constraint", "constraint"},
        Known{"bind::required", "required"},
        Known{"bind::readonly", "read_only"},
        Known{"bind::calculate", "calculation"},
        Known{"bind::jr:constraintMsg", "constraint_message"},
        Known{"bind::jr:requiredMsg", "required_message"},
        Known{"body::appearance", "appearance"},
        Known{"body::jr:count", "repeat_count"},
        Known{"bind::wupan:difficulty-when", "wupan::difficulty_when"},
        Known{"bind::wupan:category", "wupan::category"},
        Known{"body::wupan:plate", "wupan::plate"},
    };
    if (name.empty() || name.find_first_of(" <>&\"'=/") != std::string::npos)
        return std::nullopt;
    const std::string key = group + "::" + name;
    const auto same = std::ranges::find(kSame, key, &Known::written);
    return Heading{same == kSame.end() ? key : std::string(same->key), {}};
}

/// How many letters have to be changed, added or left out.
std::size_t distance(std::string_view left, std::string_view right)
{
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 0; i < left.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < right.size(); ++j) {
            const std::size_t changed = corner + (left[i] == right[j] ? 0 : 1);
            corner = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, corner + 1});
        }
    }
    return row.back();
}

} // namespace

std::string_view sheetName(FormSheet sheet)
{
    return sheet == FormSheet::survey    ? "survey"
           : sheet == FormSheet::choices ? "choices"
                                         : "settings";
}

std::optional<Heading> readHeading(FormSheet sheet, std::string_view written)
{
    std::vector<std::string> words = parts(written);
    std::string first = plain(words.front());
    if (first == "media" && words.size() > 1) {
        words.erase(words.begin());
        first = plain(words.front());
    }
    if (sheet == FormSheet::survey && words.size() > 1) {
        if (first == "control" || first == "body")
            return attributeHeading("body", words[1]);
        if (first == "bind") {
            auto heading = attributeHeading("bind", words[1]);
            if (heading && words.size() == 3 && isText(heading->key))
                heading->language = words[2];
            return heading;
        }
        if (first == "instance")
            return attributeHeading("instance", words[1]);
    }
    if (sheet == FormSheet::settings && first == "attribute" && words.size() == 2)
        return attributeHeading("attribute", words[1]);
    if (first == "wupan" && words.size() == 2)
        return keyOf(sheet, "wupan::" + plain(words[1])).empty()
                   ? std::nullopt
                   : std::optional(Heading{"wupan::" + plain(words[1]), {}});
    const std::string_view key = keyOf(sheet, first);
    if (key.empty() || words.size() > 2 || (words.size() == 2 && !isText(key)))
        return std::nullopt;
    return Heading{std::string(key), words.size() == 2 ? words[1] : std::string()};
}

bool isIgnored(FormSheet sheet, std::string_view written)
{
    const std::string word = plain(written);
    if (sheet == FormSheet::settings)
        return std::ranges::find(kIgnoredSettings, word) != kIgnoredSettings.end();
    return std::ranges::find(kIgnoredColumns, word) != kIgnoredColumns.end();
}

std::string likeliest(std::string_view word, std::span<const std::string> candidates)
{
    constexpr std::size_t kLongest = 64;
    if (word.size() > kLongest)
        return {};
    std::string best;
    std::size_t nearest = std::min<std::size_t>(3, word.size()); // a short word is like every other
    for (const std::string& candidate : candidates) {
        const bool isLonger = candidate.size() > word.size();
        const std::size_t more =
            isLonger ? candidate.size() - word.size() : word.size() - candidate.size();
        if (more >= nearest)
            continue;
        if (const std::size_t away = distance(word, candidate); away < nearest) {
            nearest = away;
            best = candidate;
        }
    }
    return best;
}

std::string likeliestHeading(FormSheet sheet, std::string_view written)
{
    const std::vector<std::string> words = parts(written);
    std::vector<std::string> candidates;
    for (const Known& known : knownOn(sheet))
        candidates.emplace_back(known.written);
    const std::string whole = likeliest(plain(written), candidates);
    if (!whole.empty() || words.size() < 2)
        return whole;
    const std::string found = likeliest(plain(words.front()), candidates);
    return found.empty() ? found : found + "::" + words[1];
}

} // namespace wupan
