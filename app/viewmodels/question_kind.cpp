#include "question_kind.h"

#include "range_scale.h"

#include <algorithm>

namespace wupan {
namespace {

using Type = forms::QuestionType;

// Up to so many short choices stand beside the question, as the mock-ups have it.
constexpr std::size_t kMostSegments = 3;
constexpr qsizetype kLongestSegment = 8;
// What is longer stands in a line of its own. In Latin letters; a Chinese one has the width of two.
constexpr qsizetype kLongestChip = 40;
// More are searched.
constexpr std::size_t kMostInSight = 30;

qsizetype widthOf(const QString& text)
{
    constexpr char16_t kFirstWide = 0x1100;
    return text.size() +
           std::ranges::count_if(text, [](QChar letter) { return letter.unicode() >= kFirstWide; });
}

bool fitSegments(const std::vector<forms::OfferedChoice>& offered)
{
    return offered.size() <= kMostSegments &&
           std::ranges::all_of(offered, [](const forms::OfferedChoice& choice) {
               return QString::fromStdString(choice.label).size() <= kLongestSegment;
           });
}

bool fitChips(const std::vector<forms::OfferedChoice>& offered)
{
    return std::ranges::all_of(offered, [](const forms::OfferedChoice& choice) {
        return widthOf(QString::fromStdString(choice.label)) <= kLongestChip;
    });
}

QString kindOfChoices(const forms::Question& question,
                      const std::vector<forms::OfferedChoice>& offered)
{
    const bool one = question.type == Type::selectOne;
    if (offered.size() > kMostInSight || question.appears("minimal") ||
        question.appears("autocomplete") || question.appears("search"))
        return QStringLiteral("menu");
    if (one && question.appears("likert"))
        return QStringLiteral("likert");
    if (std::ranges::any_of(offered, [](const forms::OfferedChoice& choice) {
            return !choice.image.empty() || !choice.bigImage.empty() || !choice.audio.empty() ||
                   !choice.video.empty();
        }))
        return QStringLiteral("list");
    if (one && fitSegments(offered))
        return QStringLiteral("segments");
    return fitChips(offered) ? QStringLiteral("choices") : QStringLiteral("list");
}

bool isDrawn(const forms::Question& question)
{
    return question.appears("draw") || question.appears("annotate") ||
           question.appears("signature");
}

QString firstOf(const forms::Question& question, std::initializer_list<const char*> words)
{
    const auto found =
        std::ranges::find_if(words, [&](const char* word) { return question.appears(word); });
    return found == words.end() ? QString() : QString::fromUtf8(*found);
}

} // namespace

bool isPicked(const forms::Question& question)
{
    return question.range && question.appears("picker");
}

QString kindOf(const forms::Question& question, const std::vector<forms::OfferedChoice>& offered)
{
    if (question.range)
        return isPicked(question) ? QStringLiteral("menu") : QStringLiteral("range");
    switch (question.type) {
    case Type::selectOne:
    case Type::selectMultiple:
        return kindOfChoices(question, offered);
    case Type::rank:
        return QStringLiteral("rank");
    case Type::integer:
        return QStringLiteral("integer");
    case Type::decimal:
        return QStringLiteral("decimal");
    case Type::date:
        return QStringLiteral("date");
    case Type::time:
    case Type::dateTime:
        return QStringLiteral("time");
    case Type::acknowledge:
        return QStringLiteral("acknowledge");
    case Type::geopoint:
        return QStringLiteral("place");
    case Type::geotrace:
    case Type::geoshape:
        return QStringLiteral("places");
    case Type::barcode:
        return QStringLiteral("barcode");
    case Type::photo:
        return isDrawn(question) ? QStringLiteral("drawing") : QStringLiteral("photo");
    case Type::audio:
    case Type::video:
    case Type::file:
        return QStringLiteral("file");
    case Type::note:
    case Type::calculated:
        return QStringLiteral("note");
    case Type::text:
        break;
    }
    return QStringLiteral("text");
}

QString styleOf(const forms::Question& question)
{
    if (question.range)
        return firstOf(question, {"vertical"});
    switch (question.type) {
    case Type::text:
        return firstOf(question, {"numbers", "multiline"});
    case Type::dateTime:
        return QStringLiteral("dateTime");
    case Type::date:
        return question.appears("month-year") ? QStringLiteral("month")
                                              : firstOf(question, {"year"});
    case Type::photo:
        return firstOf(question, {"signature", "annotate", "draw"});
    case Type::audio:
        return QStringLiteral("sound");
    case Type::video:
        return QStringLiteral("video");
    default:
        return {};
    }
}

} // namespace wupan
