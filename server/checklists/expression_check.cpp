#include "server/checklists/expression_check.h"

#include "core/forms/expression.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace wupan {
namespace {

struct Lookalike
{
    std::string_view typed;
    std::string_view meant;
};

constexpr std::array kLookalikes{
    Lookalike{"（", "("}, Lookalike{"）", ")"},  Lookalike{"，", ","}, Lookalike{"＝", "="},
    Lookalike{"＞", ">"}, Lookalike{"＜", "<"},  Lookalike{"≥", ">="}, Lookalike{"≤", "<="},
    Lookalike{"≠", "!="}, Lookalike{"＄", "$"},  Lookalike{"｛", "{"}, Lookalike{"｝", "}"},
    Lookalike{"【", "["}, Lookalike{"】", "]"},  Lookalike{"＋", "+"}, Lookalike{"－", "-"},
    Lookalike{"×", "*"},  Lookalike{"÷", "div"}, Lookalike{"。", "."}, Lookalike{"、", ","}};

/// How many letters come before it, and it: as people count.
std::string columnIn(std::string_view text, std::size_t at)
{
    const auto letters = std::ranges::count_if(
        text.substr(0, at), [](unsigned char c) { return (c & 0xC0U) != 0x80U; });
    return std::to_string(letters + 1);
}

/// Where the letter of that number begins, from 1.
std::size_t offsetOf(std::string_view text, std::size_t letter)
{
    std::size_t at = 0;
    for (; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U && --letter == 0)
            break;
    return at;
}

char closing(char open)
{
    return open == '(' ? ')' : open == '[' ? ']' : '}';
}

} // namespace

std::string withStraightQuotes(std::string text)
{
    constexpr std::array kQuotes{Lookalike{"“", "\""}, Lookalike{"”", "\""}, Lookalike{"‘", "'"},
                                 Lookalike{"’", "'"}};
    for (const Lookalike& quote : kQuotes)
        for (std::size_t at = text.find(quote.typed); at != std::string::npos;
             at = text.find(quote.typed, at))
            text.replace(at, quote.typed.size(), quote.meant);
    return text;
}

std::optional<ExpressionTrouble> mistypedExpression(std::string_view text)
{
    std::vector<std::pair<char, std::size_t>> open;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const std::string_view rest = text.substr(i);
        if (c == '\'' || c == '"') {
            const std::size_t end = text.find(c, i + 1);
            if (end == std::string_view::npos)
                return ExpressionTrouble{"quoteOpen", {{"column", columnIn(text, i)}}};
            i = end;
            continue;
        }
        if (c == '(' || c == '[' || c == '{')
            open.emplace_back(c, i);
        if (c == ')' || c == ']' || c == '}') {
            if (open.empty() || closing(open.back().first) != c)
                return ExpressionTrouble{"bracketClosed",
                                         {{"bracket", {c}}, {"column", columnIn(text, i)}}};
            open.pop_back();
        }
        const auto looksLike = std::ranges::find_if(
            kLookalikes, [rest](const Lookalike& one) { return rest.starts_with(one.typed); });
        if (looksLike != kLookalikes.end())
            return ExpressionTrouble{"fullWidth",
                                     {{"typed", std::string(looksLike->typed)},
                                      {"meant", std::string(looksLike->meant)},
                                      {"column", columnIn(text, i)}}};
        for (const Lookalike& sign : {Lookalike{"==", "="}, Lookalike{"&&", "and"},
                                      Lookalike{"||", "or"}, Lookalike{"<>", "!="}})
            if (rest.starts_with(sign.typed))
                return ExpressionTrouble{"otherOperator",
                                         {{"typed", std::string(sign.typed)},
                                          {"meant", std::string(sign.meant)},
                                          {"column", columnIn(text, i)}}};
    }
    if (!open.empty())
        return ExpressionTrouble{
            "bracketOpen",
            {{"bracket", {open.back().first}}, {"column", columnIn(text, open.back().second)}}};
    return std::nullopt;
}

std::optional<ExpressionTrouble> unreadableExpression(std::string_view expression,
                                                      const std::string& self,
                                                      std::string_view typed,
                                                      const std::vector<std::size_t>& origins)
{
    constexpr std::string_view kColumn = "column ";
    const auto parsed = forms::Expression::parse(expression, self);
    if (parsed)
        return std::nullopt;
    const std::string& detail = parsed.error().detail; // "column 7: …"
    const std::size_t letter = std::strtoul(detail.c_str() + kColumn.size(), nullptr, 10);
    const std::size_t at = origins.at(offsetOf(expression, std::max<std::size_t>(letter, 1)));
    return ExpressionTrouble{
        "expressionBad",
        {{"column", columnIn(typed, at)}, {"text", detail.substr(detail.find(": ") + 2)}}};
}

} // namespace wupan
