#include "core/forms/expression_scope.h"

#include "core/forms/form_xml.h"

#include <algorithm>
#include <span>

namespace wupan::forms {
namespace {

bool isStepLetter(char letter)
{
    return isNameLetter(letter) || isNameDigit(letter) || letter == ':' || letter == '@';
}

/// The steps of a path from the root, by node: kNone where the form has none.
std::vector<NodeIndex> stepsTo(const FormModel& model, NodeIndex node)
{
    std::vector<NodeIndex> steps;
    for (; node != kNone; node = model.nodes[node].parent)
        steps.push_back(node);
    std::ranges::reverse(steps);
    return steps;
}

/// Walks over an expression, stopping at each path; leaves texts in quotes alone.
class PathScanner
{
public:
    explicit PathScanner(std::string_view text)
        : m_text(text)
    {}

    struct Path
    {
        std::size_t begin = 0;
        std::size_t end = 0; ///< behind the last step
        bool absolute = false;
        std::size_t climbs = 0; ///< leading ".."
        std::vector<std::string> names;
    };

    /// False at the end. Sees absolute paths and those that begin with "..".
    bool next(Path& path)
    {
        while (m_at < m_text.size()) {
            const char letter = m_text[m_at];
            if (letter == '\'' || letter == '"') {
                m_at = std::min(m_text.find(letter, m_at + 1), m_text.size() - 1) + 1;
                m_afterValue = true;
            } else if (letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r') {
                ++m_at;
            } else if (letter == '/' && !m_afterValue && m_text.substr(m_at, 2) != "//") {
                read(path, true);
                return true;
            } else if (m_text.substr(m_at, 2) == ".." && !inName()) {
                read(path, false);
                return true;
            } else {
                m_afterValue = isStepLetter(letter) || letter == ')' || letter == ']' ||
                               (letter == '*' && !m_afterValue);
                ++m_at;
            }
        }
        return false;
    }

private:
    [[nodiscard]] bool inName() const
    {
        return m_at > 0 && (isNameLetter(m_text[m_at - 1]) || isNameDigit(m_text[m_at - 1]));
    }

    void read(Path& path, bool absolute)
    {
        path = {};
        path.begin = m_at;
        path.absolute = absolute;
        if (!absolute) {
            while (m_text.substr(m_at, 2) == "..") {
                ++path.climbs;
                m_at += 2;
                path.end = m_at;
                if (m_text.substr(m_at, 3) != "/..")
                    break;
                ++m_at;
            }
        }
        while (m_at + 1 < m_text.size() && m_text[m_at] == '/' &&
               (isNameLetter(m_text[m_at + 1]) || m_text[m_at + 1] == '@')) {
            std::size_t end = m_at + 1;
            while (end < m_text.size() && isStepLetter(m_text[end]))
                ++end;
            path.names.emplace_back(m_text.substr(m_at + 1, end - m_at - 1));
            m_at = end;
        }
        m_at += m_at == path.begin ? 1 : 0;
        path.end = m_at;
        m_afterValue = true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_afterValue = false;
};

bool sameName(const FormModel& model, NodeIndex node, std::string_view name)
{
    return withoutPrefixes(model.nodes[node].name) == withoutPrefixes(name);
}

/// How many leading steps of `steps` the path and the innermost repeat that holds it share.
std::size_t sharedRepeat(const FormModel& model, const PathScanner::Path& path,
                         const std::vector<NodeIndex>& steps)
{
    std::size_t repeat = 0;
    for (std::size_t i = 0; i + 1 < path.names.size() && i < steps.size(); ++i) {
        if (!sameName(model, steps[i], path.names[i]))
            break;
        if (model.nodes[steps[i]].isRepeat)
            repeat = i + 1;
    }
    return repeat;
}

/// Whether the path whose step is followed by '[' at `at` begins with instance(…).
bool choosesInSecondInstance(std::string_view text, std::size_t at)
{
    while (at > 0) {
        const char letter = text[at - 1];
        if (letter == ')' || letter == ']') {
            const char open = letter == ')' ? '(' : '[';
            int depth = 0;
            do {
                --at;
                depth += text[at] == letter ? 1 : (text[at] == open ? -1 : 0);
            } while (at > 0 && depth > 0);
        } else if (isStepLetter(letter) || letter == '/' || letter == '*') {
            --at;
        } else {
            break;
        }
    }
    return text.substr(at).starts_with("instance(") || text.substr(at).starts_with("randomize(");
}

} // namespace

bool readsOtherInstances(const FormModel& model, std::string_view expression, NodeIndex self)
{
    const NodeIndex repeat = model.nodes[self].repeat;
    if (repeat == kNone)
        return false;
    if (expression.find("::") != std::string_view::npos ||
        expression.find("//") != std::string_view::npos ||
        expression.find("indexed-repeat") != std::string_view::npos)
        return true;
    for (std::size_t at = expression.find('['); at != std::string_view::npos;
         at = expression.find('[', at + 1))
        if (!choosesInSecondInstance(expression, at))
            return true;
    const std::vector<NodeIndex> steps = stepsTo(model, self);
    std::size_t outermost = 0; // steps to the outermost repeat
    while (!model.nodes[steps[outermost]].isRepeat)
        ++outermost;
    PathScanner scanner(expression);
    for (PathScanner::Path path; scanner.next(path);) {
        if (path.names.empty())
            continue;
        std::size_t kept = steps.size() - std::min(path.climbs, steps.size());
        auto names = std::span<const std::string>(path.names);
        if (path.absolute) {
            kept = sharedRepeat(model, path, steps);
            names = names.subspan(kept);
            // Not within a repeat that both share, or it means all instances of the outermost one.
            if (kept == 0 && names.size() > outermost &&
                sameName(model, steps[outermost], names[outermost]))
                return true;
            if (kept == 0)
                continue;
        }
        // Out of an instance and into one again.
        if (kept < steps.size() && model.nodes[steps[kept]].isRepeat &&
            sameName(model, steps[kept], names.front()))
            return true;
        if (kept <= outermost && names.size() > outermost - kept &&
            sameName(model, steps[outermost], names[outermost - kept]))
            return true;
    }
    return false;
}

bool readsBelow(std::string_view expression)
{
    return expression.find("//") != std::string_view::npos ||
           expression.find("/*") != std::string_view::npos ||
           expression.find("::") != std::string_view::npos ||
           expression.find("node()") != std::string_view::npos;
}

} // namespace wupan::forms
