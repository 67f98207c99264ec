#include "core/forms/answer_types.h"

#include "core/forms/date_time.h"
#include "core/forms/form_xml.h"
#include "core/forms/value.h"

#include <cmath>

namespace wupan::forms {
namespace {

constexpr double kLargestLatitude = 90;
constexpr double kLargestLongitude = 180;

bool isNumber(std::string_view text)
{
    return std::isfinite(parseNumber(text));
}

bool isWhole(std::string_view text)
{
    return isNumber(text) && text.find('.') == std::string_view::npos;
}

} // namespace

bool isTime(std::string_view text)
{
    const auto moment = DateTime::parse(text);
    return moment && moment->hasTime && !moment->hasDate;
}

bool isDateTime(std::string_view text)
{
    const auto moment = DateTime::parse(text);
    return moment && moment->hasTime && moment->hasDate;
}

bool isPlace(std::string_view text)
{
    const std::vector<std::string> numbers = wordsOf(text);
    if (numbers.size() < 2 || numbers.size() > 4)
        return false;
    for (const std::string& number : numbers)
        if (!isNumber(number))
            return false;
    return std::abs(parseNumber(numbers[0])) <= kLargestLatitude &&
           std::abs(parseNumber(numbers[1])) <= kLargestLongitude;
}

bool arePlaces(std::string_view text, std::size_t fewest)
{
    std::size_t count = 0;
    while (!trimmed(text).empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        if (!isPlace(text.substr(0, end)))
            return false;
        ++count;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return count >= fewest;
}

bool fitsType(QuestionType type, const std::string& answer)
{
    switch (type) {
    case QuestionType::integer:
        return isWhole(answer);
    case QuestionType::decimal:
        return isNumber(answer);
    case QuestionType::date:
        return Date::parse(answer).has_value();
    case QuestionType::time:
        return isTime(answer);
    case QuestionType::dateTime:
        return isDateTime(answer);
    case QuestionType::geopoint:
        return isPlace(answer);
    case QuestionType::geotrace:
        return arePlaces(answer, 2);
    case QuestionType::geoshape:
        return arePlaces(answer, 4);
    case QuestionType::acknowledge:
        return answer == "OK";
    case QuestionType::selectOne:
        return wordsOf(answer).size() == 1;
    case QuestionType::selectMultiple:
    case QuestionType::rank:
        return !wordsOf(answer).empty();
    case QuestionType::note:
    case QuestionType::calculated:
        return false;
    default:
        return !answer.empty();
    }
}

bool fitsBindType(const std::string& bindType, const std::string& answer)
{
    if (bindType == "int")
        return isWhole(answer);
    if (bindType == "decimal")
        return isNumber(answer);
    if (bindType == "date")
        return Date::parse(answer).has_value();
    if (bindType == "time")
        return isTime(answer);
    if (bindType == "dateTime")
        return isDateTime(answer);
    return bindType != "geopoint" || isPlace(answer);
}

} // namespace wupan::forms
