#include "server/feeds/odata_filter.h"

#include "core/base/uuid.h"
#include "server/feeds/odata_literal.h"

#include <algorithm>
#include <array>

namespace wupan {
namespace {

constexpr int kMostNesting = 50;

enum class Comparison { eq, ne, gt, ge, lt, le };
constexpr std::array kComparisons{
    std::pair{std::string_view("eq"), Comparison::eq},
    std::pair{std::string_view("ne"), Comparison::ne},
    std::pair{std::string_view("gt"), Comparison::gt},
    std::pair{std::string_view("ge"), Comparison::ge},
    std::pair{std::string_view("lt"), Comparison::lt},
    std::pair{std::string_view("le"), Comparison::le},
};

bool holds(Comparison comparison, const OdataValue& value, const OdataValue& literal)
{
    const bool anyNull = std::holds_alternative<std::monostate>(value) ||
                         std::holds_alternative<std::monostate>(literal);
    if (comparison == Comparison::eq)
        return value == literal;
    if (comparison == Comparison::ne)
        return value != literal;
    if (anyNull) // OData: with null nothing is greater or less
        return false;
    const int order = compared(value, literal);
    switch (comparison) {
    case Comparison::gt:
        return order > 0;
    case Comparison::ge:
        return order >= 0;
    case Comparison::lt:
        return order < 0;
    default:
        return order <= 0;
    }
}

class Parser
{
public:
    Parser(std::string_view text, std::span<const OdataProperty> properties)
        : m_text(text)
        , m_properties(properties)
    {}

    Result<OdataPredicate> parse()
    {
        auto whole = alternatives();
        skipBlanks();
        if (whole && m_at < m_text.size())
            return wrong("'and', 'or' or the end is expected");
        return whole;
    }

private:
    [[nodiscard]] Error wrong(const std::string& what) const
    {
        return {ErrorCode::invalidInput,
                "$filter, at character " + std::to_string(m_at + 1) + ": " + what};
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at] == ' ')
            ++m_at;
    }

    /// The next word of letters, digits and underscores; it is not passed.
    [[nodiscard]] std::string_view word() const
    {
        std::size_t end = m_at;
        const auto isPart = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '_';
        };
        while (end < m_text.size() && isPart(m_text[end]))
            ++end;
        return m_text.substr(m_at, end - m_at);
    }

    bool takes(std::string_view keyword)
    {
        skipBlanks();
        if (word() != keyword)
            return false;
        m_at += keyword.size();
        return true;
    }

    Result<OdataPredicate> alternatives()
    {
        if (++m_nesting > kMostNesting)
            return wrong("there are too many brackets");
        auto whole = conjunction();
        while (whole && takes("or")) {
            auto next = conjunction();
            if (!next)
                return next;
            whole = OdataPredicate([one = *whole, other = *next](const json::object& document) {
                return one(document) || other(document);
            });
        }
        --m_nesting;
        return whole;
    }

    Result<OdataPredicate> conjunction()
    {
        auto whole = term();
        while (whole && takes("and")) {
            auto next = term();
            if (!next)
                return next;
            whole = OdataPredicate([one = *whole, other = *next](const json::object& document) {
                return one(document) && other(document);
            });
        }
        return whole;
    }

    Result<OdataPredicate> term()
    {
        const bool isNegated = takes("not");
        skipBlanks();
        const bool hasBrackets = m_at < m_text.size() && m_text[m_at] == '(';
        if (hasBrackets)
            ++m_at;
        auto inner = hasBrackets ? alternatives() : comparison();
        if (!inner)
            return inner;
        skipBlanks();
        if (hasBrackets && (m_at >= m_text.size() || m_text[m_at] != ')'))
            return wrong("a bracket is not closed");
        if (hasBrackets)
            ++m_at;
        if (!isNegated)
            return inner;
        return OdataPredicate(
            [inner = *inner](const json::object& document) { return !inner(document); });
    }

    Result<OdataPredicate> comparison()
    {
        const std::string_view name = word();
        const auto property = std::ranges::find(m_properties, name, &OdataProperty::name);
        const std::size_t behind = m_at + name.size();
        if (!name.empty() && behind < m_text.size() &&
            (m_text[behind] == '(' || m_text[behind] == '/'))
            return Error{ErrorCode::protocol,
                         "$filter: functions and paths are not known here; there are eq, ne, gt, "
                         "ge, lt, le, and, or, not"};
        if (property == m_properties.end())
            return wrong("the name of a property is expected");
        m_at = behind;
        skipBlanks();
        const auto* const comparison = std::ranges::find(
            kComparisons, word(), &std::pair<std::string_view, Comparison>::first);
        if (comparison == kComparisons.end())
            return wrong("eq, ne, gt, ge, lt or le is expected");
        m_at += comparison->first.size();
        skipBlanks();
        auto literal = takeLiteral(m_text, m_at, property->kind);
        if (!literal)
            return wrong(literal.error().detail);
        return OdataPredicate([property = *property, comparison = comparison->second,
                               literal = *literal](const json::object& document) {
            return holds(comparison, valueOf(document, property), literal);
        });
    }

    std::string_view m_text;
    std::span<const OdataProperty> m_properties;
    std::size_t m_at = 0;
    int m_nesting = 0;
};

} // namespace

Result<OdataPredicate> parseFilter(std::string_view text, std::span<const OdataProperty> properties)
{
    return Parser(text, properties).parse();
}

int compared(const OdataValue& one, const OdataValue& other)
{
    if (one == other)
        return 0;
    return one < other ? -1 : 1;
}

} // namespace wupan
