#include "server/pages/issue_words.h"

#include "core/model/attachment.h"
#include "core/procedure/lights.h"

namespace wupan {
namespace {

std::string_view toneOf(IssueState state)
{
    switch (state) {
    case IssueState::registered:
    case IssueState::accepted:
        return "neutral";
    case IssueState::assigned:
    case IssueState::handling:
        return "blue";
    case IssueState::answered:
    case IssueState::rated:
        return "violet";
    case IssueState::returned:
    case IssueState::contested:
        return "amber";
    case IssueState::closed:
    case IssueState::suspended:
        break;
    }
    return "neutral";
}

std::string days(const PageTexts& texts, std::string_view one, std::string_view many, int count)
{
    return count == 1 ? texts.text(one) : texts.text(many, {{"n", std::to_string(count)}});
}

} // namespace

Tag stateTag(const Issue& issue, const PageTexts& texts)
{
    return {texts.named("states", word(issue.state)), std::string(toneOf(issue.state))};
}

Tag dueTag(const Issue& issue, Instant now, int yellowDays, const PageTexts& texts)
{
    if (issue.state == IssueState::closed)
        return {texts.text("done"), "neutral"};
    if (issue.state == IssueState::suspended)
        return {texts.text("rests"), "neutral"};
    const LightReading reading = readLight(issue.state, issue.dueAt, now, yellowDays);
    switch (reading.light) {
    case Light::red:
        return {reading.daysOverdue == 0
                    ? texts.text("overdueToday")
                    : days(texts, "dayOverdue", "daysOverdue", reading.daysOverdue),
                "red"};
    case Light::yellow:
    case Light::green:
        return {reading.daysLeft == 0 ? texts.text("dueToday")
                                      : days(texts, "dayLeft", "daysLeft", reading.daysLeft),
                reading.light == Light::yellow ? "amber" : "green"};
    case Light::none:
        break;
    }
    return {texts.text("noLimit"), "neutral"};
}

std::string Names::read(RecordType type, const Uuid& id)
{
    const auto known = m_names.find(id);
    if (known != m_names.end())
        return known->second;
    const auto stored = m_store.record(m_park, type, id);
    return m_names[id] = stored ? std::string(textAt(stored->document, "name")) : std::string();
}

std::string momentText(Instant at)
{
    return parkDate(at).text() + " " + parkTimeText(at);
}

std::string momentOr(std::optional<Instant> at)
{
    return at ? momentText(*at) : std::string();
}

json::array photosOf(StoreTransaction& store, ParkId park, const std::string& owner)
{
    json::array photos;
    for (const Uuid& id : store.recordsWith(park, RecordType::attachment, "ownerId", owner)) {
        const auto stored = store.record(park, RecordType::attachment, id);
        if (!stored)
            continue;
        const auto photo = fromDocument<Attachment>(stored->document);
        if (photo.kind == AttachmentKind::file)
            continue;
        const bool small = photo.thumbnailReceivedAt.has_value();
        photos.push_back({{"here", photo.receivedAt.has_value()},
                          {"full", photo.sha256},
                          {"small", small ? photo.thumbnailSha256 : photo.sha256},
                          {"isSignature", photo.kind == AttachmentKind::signature}});
    }
    return photos;
}

} // namespace wupan
