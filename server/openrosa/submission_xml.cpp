#include "server/openrosa/submission_xml.h"

#include "core/base/utf8.h"
#include "core/forms/form_xml.h"
#include "server/openrosa/given_form.h"

#include <array>
#include <charconv>

namespace wupan {
namespace {

constexpr int kMostLevels = 64;

std::string textOf(const pugi::xml_node& element)
{
    std::string text;
    for (const pugi::xml_node& part : element.children())
        if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata)
            text += part.value();
    return text;
}

std::string textOf(const pugi::xml_node& parent, std::string_view name)
{
    return textOf(forms::childNamed(parent, name));
}

/// Collects the answers below an element.
class Walk
{
public:
    Walk(const std::set<std::string>& repeats, std::map<std::string, std::string>& answers)
        : m_repeats(repeats)
        , m_answers(answers)
    {}

    /// `plain` is the path without the rounds of repeats.
    void below(const pugi::xml_node& element, const std::string& path, const std::string& plain)
    {
        std::map<std::string, int> rounds;
        for (const pugi::xml_node& child : element.children()) {
            if (child.type() != pugi::node_element || isOurs(element, child))
                continue;
            const std::string step = std::string("/") + child.name();
            std::string childPath = path + step;
            if (m_repeats.contains(plain + step)) {
                childPath += "[" + std::to_string(++rounds[step]) + "]";
                m_answers[childPath] = "1";
            }
            if (forms::hasElements(child))
                below(child, childPath, plain + step);
            else if (std::string text = textOf(child); !text.empty())
                m_answers[childPath] = std::move(text);
        }
    }

private:
    /// What belongs to the submission and not to the checklist.
    static bool isOurs(const pugi::xml_node& element, const pugi::xml_node& child)
    {
        const std::string_view name = forms::localName(child.name());
        return element.parent().type() == pugi::node_document &&
               (name == "meta" || name == kVisitNode);
    }

    const std::set<std::string>& m_repeats;
    std::map<std::string, std::string>& m_answers;
};

/// So many digits, which go from the text.
std::optional<int> digits(std::string_view& text, std::size_t count)
{
    int value = 0;
    if (text.size() < count)
        return std::nullopt;
    const char* const end = text.data() + count;
    if (std::from_chars(text.data(), end, value).ptr != end || text.front() == '-')
        return std::nullopt;
    text.remove_prefix(count);
    return value;
}

bool takes(std::string_view& text, char c)
{
    if (!text.starts_with(c))
        return false;
    text.remove_prefix(1);
    return true;
}

/// Milliseconds of ".5", ".120" and nothing.
std::int64_t fraction(std::string_view& text)
{
    std::int64_t ms = 0;
    if (!takes(text, '.') && !takes(text, ','))
        return 0;
    for (std::int64_t weight = 100; !text.empty() && text.front() >= '0' && text.front() <= '9';
         weight /= 10) {
        ms += weight * (text.front() - '0');
        text.remove_prefix(1);
    }
    return ms;
}

/// Minutes east of Greenwich of what is left; nullopt when it is no zone.
std::optional<int> zone(std::string_view text)
{
    if (text.empty())
        return kParkUtcOffsetMinutes;
    if (text == "Z")
        return 0;
    const bool west = text.starts_with('-');
    if (!takes(text, '+') && !takes(text, '-'))
        return std::nullopt;
    const auto hours = digits(text, 2);
    takes(text, ':');
    const auto minutes = text.empty() ? std::optional(0) : digits(text, 2);
    if (!hours || !minutes || !text.empty())
        return std::nullopt;
    const int offset = *hours * 60 + *minutes;
    return west ? -offset : offset;
}

} // namespace

std::optional<Instant> momentOf(std::string_view text)
{
    constexpr std::size_t kDateBytes = 10;
    const auto day = Date::parse(text.substr(0, kDateBytes));
    if (!day || text.size() < kDateBytes)
        return std::nullopt;
    text.remove_prefix(kDateBytes);
    if (!takes(text, 'T'))
        return std::nullopt;
    std::array<int, 3> clock{};
    for (std::size_t i = 0; i < clock.size(); ++i) {
        const auto value = i == 0 || takes(text, ':') ? digits(text, 2) : std::nullopt;
        if (!value)
            return std::nullopt;
        clock.at(i) = *value;
    }
    if (clock[0] > 23 || clock[1] > 59 || clock[2] > 60)
        return std::nullopt;
    const std::int64_t ms = fraction(text);
    const auto offset = zone(text);
    if (!offset)
        return std::nullopt;
    return Instant{day->daysSinceEpoch() * kMillisecondsPerDay + clock[0] * kMillisecondsPerHour +
                   (clock[1] - *offset) * kMillisecondsPerMinute +
                   clock[2] * kMillisecondsPerSecond + ms};
}

Result<Submission> readSubmission(std::string_view xml, const std::set<std::string>& repeats)
{
    pugi::xml_document document;
    const auto parsed =
        document.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
    const pugi::xml_node root = document.document_element();
    if (!parsed || !root || !isUtf8(xml) || forms::nestsDeeperThan(kMostLevels, document))
        return Error{ErrorCode::invalidInput, "unreadable"};
    Submission submission;
    submission.formId = root.attribute("id").value();
    submission.version = root.attribute("version").value();
    const pugi::xml_node meta = forms::childNamed(root, "meta");
    submission.instanceId = textOf(meta, "instanceID");
    if (submission.instanceId.empty())
        submission.instanceId = root.attribute("instanceID").value();
    if (submission.instanceId.empty())
        return Error{ErrorCode::invalidInput, "noInstanceId"};
    submission.replaces = !textOf(meta, "deprecatedID").empty();
    const pugi::xml_node visit = forms::childNamed(root, kVisitNode);
    submission.enterprise = textOf(visit, "enterprise");
    submission.summary = textOf(visit, "summary");
    submission.startedAt = momentOf(textOf(visit, "start"));
    submission.endedAt = momentOf(textOf(visit, "end"));
    if (!submission.startedAt)
        submission.startedAt = momentOf(textOf(meta, "timeStart"));
    if (!submission.endedAt)
        submission.endedAt = momentOf(textOf(meta, "timeEnd"));
    const std::string path = std::string("/") + root.name();
    Walk(repeats, submission.answers).below(root, path, path);
    return submission;
}

std::set<std::string> repeatsOf(std::string_view formXml)
{
    pugi::xml_document document;
    std::set<std::string> repeats;
    if (!document.load_buffer(formXml.data(), formXml.size()) ||
        forms::nestsDeeperThan(kMostLevels, document))
        return repeats;
    for (pugi::xml_node node = document.document_element(); node;) {
        if (forms::localName(node.name()) == "repeat")
            repeats.insert(node.attribute("nodeset").value());
        if (node.first_child()) {
            node = node.first_child();
            continue;
        }
        while (node && !node.next_sibling())
            node = node.parent();
        node = node.next_sibling();
    }
    return repeats;
}

} // namespace wupan
