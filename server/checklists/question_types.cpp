#include "server/checklists/question_types.h"

#include "server/checklists/headings.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

namespace wupan {
namespace {

constexpr std::string_view kOfSelects = " randomize seed ";
constexpr std::string_view kOfFileSelects = " randomize seed value label ";
constexpr std::string_view kOfPlaces = " capture-accuracy warning-accuracy allow-mock-accuracy ";

constexpr std::array kTypes{
    QuestionType{"text", FormControl::input, "string", {}, {}, {}, " rows "},
    QuestionType{"integer", FormControl::input, "int"},
    QuestionType{"decimal", FormControl::input, "decimal"},
    QuestionType{"range",
                 FormControl::range,
                 "int",
                 {},
                 {},
                 {},
                 " start end step tick_interval tick_labelset placeholder "},
    QuestionType{"note", FormControl::input, "string"},
    QuestionType{"date", FormControl::input, "date"},
    QuestionType{"time", FormControl::input, "time"},
    QuestionType{"dateTime", FormControl::input, "dateTime"},
    QuestionType{"geopoint", FormControl::input, "geopoint", {}, {}, {}, kOfPlaces},
    QuestionType{"geotrace", FormControl::input, "geotrace", {}, {}, {}, kOfPlaces},
    QuestionType{"geoshape", FormControl::input, "geoshape", {}, {}, {}, kOfPlaces},
    QuestionType{"barcode", FormControl::input, "barcode"},
    QuestionType{"image", FormControl::upload, "binary", "image/*", {}, {}, " max-pixels app "},
    QuestionType{"audio", FormControl::upload, "binary", "audio/*", {}, {}, " quality "},
    QuestionType{"video", FormControl::upload, "binary", "video/*"},
    QuestionType{"file", FormControl::upload, "binary", "application/*"},
    QuestionType{"acknowledge", FormControl::trigger, "string"},
    QuestionType{"select_one", FormControl::select, "string", {}, {}, {}, kOfSelects},
    QuestionType{"select_multiple", FormControl::selectMany, "string", {}, {}, {}, kOfSelects},
    QuestionType{"rank", FormControl::rank, "odk:rank", {}, {}, {}, kOfSelects},
    QuestionType{"select_one_from_file", FormControl::select, "string", {}, {}, {}, kOfFileSelects},
    QuestionType{
        "select_multiple_from_file", FormControl::selectMany, "string", {}, {}, {}, kOfFileSelects},
    QuestionType{"calculate", FormControl::none, "string"},
    QuestionType{"hidden", FormControl::none, "string"},
    QuestionType{"start", FormControl::none, "dateTime", {}, "timestamp", "start"},
    QuestionType{"end", FormControl::none, "dateTime", {}, "timestamp", "end"},
    QuestionType{"today", FormControl::none, "date", {}, "date", "today"},
    QuestionType{"deviceid", FormControl::none, "string", {}, "property", "deviceid"},
    QuestionType{"username", FormControl::none, "string", {}, "property", "username"},
    QuestionType{"phonenumber", FormControl::none, "string", {}, "property", "phonenumber"},
    QuestionType{"email", FormControl::none, "string", {}, "property", "email"},
    QuestionType{"subscriberid", FormControl::none, "string", {}, "property", "subscriberid"},
    QuestionType{"simserial", FormControl::none, "string", {}, "property", "simserial"},
    QuestionType{"start-geopoint", FormControl::none, "geopoint"},
    QuestionType{"background-geopoint", FormControl::none, "geopoint"},
    QuestionType{"background-audio", FormControl::none, "binary", {}, {}, {}, " quality "},
    QuestionType{"audit",
                 FormControl::none,
                 "binary",
                 {},
                 {},
                 {},
                 " location-priority location-min-interval location-max-age track-changes "
                 "identify-user track-changes-reasons "},
    QuestionType{"xml-external", FormControl::none},
    QuestionType{"csv-external", FormControl::none},
};

struct Alias
{
    std::string_view written; ///< in small letters, _ for blanks
    std::string_view name;
};

constexpr std::array kAliases{
    Alias{"string", "text"},
    Alias{"int", "integer"},
    Alias{"datetime", "dateTime"},
    Alias{"gps", "geopoint"},
    Alias{"location", "geopoint"},
    Alias{"photo", "image"},
    Alias{"trigger", "acknowledge"},
    Alias{"select1", "select_one"},
    Alias{"select_one_from", "select_one"},
    Alias{"add_select_one_prompt_using", "select_one"},
    Alias{"select_all_that_apply", "select_multiple"},
    Alias{"select_multiple_from", "select_multiple"},
    Alias{"select_all_that_apply_from", "select_multiple"},
    Alias{"add_select_multiple_prompt_using", "select_multiple"},
    Alias{"start_time", "start"},
    Alias{"end_time", "end"},
    Alias{"imei", "deviceid"},
    Alias{"device_id", "deviceid"},
    Alias{"phone_number", "phonenumber"},
    Alias{"subscriber_id", "subscriberid"},
    Alias{"sim_serial", "simserial"},
    Alias{"hidden_value", "hidden"},
    Alias{"calculation", "calculate"},
};

} // namespace

const QuestionType* findQuestionType(std::string_view written)
{
    std::string lower(written);
    for (char& c : lower)
        c = c == ' ' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const auto alias = std::ranges::find(kAliases, lower, &Alias::written);
    const std::string_view name = alias == kAliases.end() ? std::string_view(lower) : alias->name;
    const auto found = std::ranges::find(kTypes, name, &QuestionType::name);
    return found == kTypes.end() ? nullptr : &*found;
}

std::string_view likeliestQuestionType(std::string_view written)
{
    std::vector<std::string> names;
    for (const QuestionType& type : kTypes)
        names.emplace_back(type.name);
    const std::string like = likeliest(written, names);
    const QuestionType* found = like.empty() ? nullptr : findQuestionType(like);
    return found == nullptr ? std::string_view() : found->name;
}

} // namespace wupan
