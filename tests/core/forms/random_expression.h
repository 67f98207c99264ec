#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace wupan::test {

/// Writes expressions about SampleAnswers, most of which parse, as a tape of numbers says. An
/// empty tape ends every choice with its first, shortest branch.
class RandomExpression
{
public:
    explicit RandomExpression(std::vector<std::uint8_t> tape)
        : m_tape(std::move(tape))
    {}

    std::string value(int depth = 0)
    {
        switch (depth > 5 ? choose(2) : choose(8)) {
        case 0:
            return literal();
        case 1:
            return path(depth);
        case 2:
            return value(depth + 1) + " " +
                   pick({"+", "-", "*", "div", "mod", "=", "!=", "<", "<=", ">", ">=", "and",
                         "or"}) +
                   " " + value(depth + 1);
        case 3:
            return "(" + value(depth + 1) + ")";
        case 4:
            return "-" + path(depth);
        case 5:
            return pick({"count", "sum", "count-non-empty", "string", "number", "boolean", "not",
                         "string-length", "max", "min", "concat", "position"}) +
                   "(" + path(depth) + ")";
        case 6:
            return pick({"concat", "contains", "starts-with", "join", "selected", "coalesce",
                         "substring-before", "substr", "round", "pow", "checklist", "regex"}) +
                   "(" + value(depth + 1) + ", " + value(depth + 1) + ")";
        default:
            return "if(" + value(depth + 1) + ", " + value(depth + 1) + ", " + value(depth + 1) +
                   ")";
        }
    }

private:
    std::size_t choose(std::size_t count)
    {
        if (m_next >= m_tape.size())
            return 0;
        return m_tape[m_next++] % count;
    }

    std::string pick(const std::vector<std::string>& choices)
    {
        return choices[choose(choices.size())];
    }

    std::string literal()
    {
        return pick({"1", "'a'", "0", "2.5", "'Bo'", "7", "34", "''", "'2026-11-23'", "-1",
                     "position()", "last()", "today()", "true()", "'land power'"});
    }

    std::string path(int depth)
    {
        std::string out = pick({".", "/data/person", "..", "//pet", "current()/..", "/data/p",
                                "//*", "instance('towns')/root/item", "/data/person[2]", "(//name)",
                                "/", "indexed-repeat(/data/person/name, /data/person, 2)"});
        for (std::size_t steps = choose(3); steps > 0 && out != "/"; --steps) {
            out += pick({"/", "/", "//"});
            out += pick({"", "", "", "descendant::", "ancestor::", "following-sibling::",
                         "preceding-sibling::", "parent::", "self::", "following::", "preceding::",
                         "ancestor-or-self::", "descendant-or-self::", "@"});
            out += pick({"name", "*", "age", "kind", "node()", "text()", "person", "pet", "staff"});
            if (depth < 4 && choose(4) == 1)
                out += "[" + value(depth + 2) + "]";
        }
        return out;
    }

    std::vector<std::uint8_t> m_tape;
    std::size_t m_next = 0;
};

} // namespace wupan::test
