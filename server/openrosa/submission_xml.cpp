#include "server/openrosa/submission_xml.h"

#include "core/forms/form_model.h"
#include "server/openrosa/given_form.h"

#include <array>
#include <charconv>

namespace wupan {
namespace {

/// Whether it belongs to the submission and not to the checklist: "/data/orx:meta/instanceID".
bool isOurs(const std::string& path)
{
    const std::size_t group = path.find('/', 1);
    if (group == std::string::npos)
        return false;
    const std::string below = forms::withoutPrefixes(path.substr(group));
    const std::string visit = "/" + std::string(kVisitNode) + "/";
    return below.starts_with("/meta/") || below.starts_with(visit);
}

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

Result<Submission> headOf(const forms::SubmissionDocument& document)
{
    Submission submission;
    submission.formId = document.formId();
    submission.version = document.version();
    submission.instanceId = document.instanceId();
    if (submission.instanceId.empty())
        return Error{ErrorCode::invalidInput, "noInstanceId"};
    submission.replaces = !document.text("meta", "deprecatedID").empty();
    submission.enterprise = document.text(kVisitNode, "enterprise");
    submission.summary = document.text(kVisitNode, "summary");
    submission.startedAt = momentOf(document.text(kVisitNode, "start"));
    submission.endedAt = momentOf(document.text(kVisitNode, "end"));
    if (!submission.startedAt)
        submission.startedAt = momentOf(document.text("meta", "timeStart"));
    if (!submission.endedAt)
        submission.endedAt = momentOf(document.text("meta", "timeEnd"));
    return submission;
}

Result<forms::Answers> answersOf(const forms::SubmissionDocument& document,
                                 const forms::FormDefinition& form)
{
    auto read = document.read(form);
    if (!read)
        return read.error();
    forms::Answers answers = std::move(read->answers);
    answers.merge(read->strays); // nothing that somebody wrote is lost
    std::erase_if(answers, [](const auto& answer) { return isOurs(answer.first); });
    return answers;
}

} // namespace wupan
