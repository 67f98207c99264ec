#include "issue_text.h"

#include "core/procedure/step_refusal.h"

#include <QCoreApplication>

namespace wupan::issue_text {
namespace {

// A step that reached headquarters this much later was recorded without a network.
constexpr std::int64_t kOfflineAfterMs = 2 * kMillisecondsPerMinute;

QString tr(const char* text, const char* comment = nullptr, int n = -1)
{
    return QCoreApplication::translate("IssueText", text, comment, n);
}

QString timeText(Instant at)
{
    return QString::fromStdString(parkTimeText(at));
}

QString lightTag(const LightReading& reading)
{
    switch (reading.light) {
    case Light::red:
        return reading.daysOverdue == 0
                   ? tr("Red · due today")
                   : tr("Red · %n day(s) overdue", nullptr, reading.daysOverdue);
    case Light::yellow:
        return reading.daysLeft == 0 ? tr("Yellow · due today")
                                     : tr("Yellow · %n day(s) left", nullptr, reading.daysLeft);
    case Light::green:
        return tr("Green · %n day(s) left", nullptr, reading.daysLeft);
    case Light::none:
        break;
    }
    return {};
}

QString toneOf(Light light)
{
    switch (light) {
    case Light::red:
        return QStringLiteral("red");
    case Light::yellow:
        return QStringLiteral("amber");
    case Light::green:
        return QStringLiteral("green");
    case Light::none:
        break;
    }
    return QStringLiteral("neutral");
}

QString refusalSentence(StepRefusal refusal)
{
    switch (refusal) {
    case StepRefusal::textRequired:
        return tr("Write something first.");
    case StepRefusal::notYourIssue:
        return tr("Only the officer who registered this issue may supplement it. "
                  "Write a comment instead.");
    case StepRefusal::wrongRole:
    case StepRefusal::notYourDepartment:
        return tr("This step belongs to other people. Write a comment instead.");
    case StepRefusal::wrongState:
        return tr("The issue has moved on, and this step no longer fits. Write a comment instead.");
    default:
        return tr("The procedure does not allow this step now (%1). Write a comment instead.")
            .arg(QString::fromUtf8(word(refusal)));
    }
}

} // namespace

QString categoryName(Category category)
{
    switch (category) {
    case Category::land:
        return tr("Land");
    case Category::power:
        return tr("Power");
    case Category::water:
        return tr("Water");
    case Category::labour:
        return tr("Labour");
    case Category::finance:
        return tr("Finance");
    case Category::approval:
        return tr("Approvals");
    case Category::environment:
        return tr("Environment");
    case Category::market:
        return tr("Market");
    case Category::technology:
        return tr("Technology");
    case Category::policy:
        return tr("Policy");
    case Category::facilities:
        return tr("Facilities");
    case Category::other:
        break;
    }
    return tr("Other");
}

QString plateName(Plate plate)
{
    switch (plate) {
    case Plate::targets:
        return tr("Targets");
    case Plate::investment:
        return tr("Investment");
    case Plate::projects:
        return tr("Projects");
    case Plate::funds:
        return tr("Funds");
    case Plate::innovation:
        break;
    }
    return tr("Innovation");
}

QString urgencyName(Urgency urgency)
{
    switch (urgency) {
    case Urgency::urgent:
        return tr("Urgent");
    case Urgency::hard:
        return tr("Hard case");
    case Urgency::normal:
        break;
    }
    return tr("Normal");
}

QString stateName(IssueState state)
{
    switch (state) {
    case IssueState::registered:
        return tr("registered");
    case IssueState::accepted:
        return tr("accepted");
    case IssueState::assigned:
        return tr("assigned");
    case IssueState::handling:
        return tr("being handled");
    case IssueState::answered:
        return tr("answered");
    case IssueState::rated:
        return tr("rated");
    case IssueState::closed:
        return tr("closed");
    case IssueState::returned:
        return tr("returned for more material");
    case IssueState::contested:
        return tr("assignment contested");
    case IssueState::suspended:
        break;
    }
    return tr("suspended");
}

QString stationName(IssueState state)
{
    switch (state) {
    case IssueState::registered:
        return tr("Register");
    case IssueState::accepted:
        return tr("Accept");
    case IssueState::assigned:
        return tr("Assign");
    case IssueState::handling:
        return tr("Handle");
    case IssueState::answered:
        return tr("Answer");
    case IssueState::rated:
        return tr("Rate");
    case IssueState::closed:
        return tr("Close");
    default:
        return stateName(state);
    }
}

QString gradeName(Grade grade)
{
    switch (grade) {
    case Grade::verySatisfied:
        return tr("very satisfied");
    case Grade::satisfied:
        return tr("satisfied");
    case Grade::fairlySatisfied:
        return tr("fairly satisfied");
    case Grade::notSatisfied:
        return tr("not satisfied");
    case Grade::veryDissatisfied:
        break;
    }
    return tr("very dissatisfied");
}

Tag tagOf(const IssueRow& row, Instant now, int yellowDays)
{
    const QString blue = QStringLiteral("blue");
    const QString neutral = QStringLiteral("neutral");
    if (row.state == IssueState::closed)
        return {tr("Closed"), neutral};
    const LightReading reading = readLight(row.state, row.dueAt, now, yellowDays);
    if (reading.light == Light::red)
        return {lightTag(reading), toneOf(reading.light)};
    switch (row.state) {
    case IssueState::answered:
        return {tr("Awaiting the enterprise"), blue};
    case IssueState::rated:
        return {tr("Awaiting closure"), blue};
    case IssueState::returned:
        return {tr("Needs material"), QStringLiteral("amber")};
    case IssueState::suspended:
        return {tr("Suspended"), neutral};
    default:
        break;
    }
    if (reading.light == Light::none)
        return {tr("No limit"), neutral};
    return {lightTag(reading), toneOf(reading.light)};
}

QString pendingTag()
{
    return tr("Not yet synced");
}

QString authorOf(const EventRow& row)
{
    const IssueEvent& event = row.event;
    if (event.authorId.isNil())
        return tr("The system");
    const QString name = QString::fromStdString(row.authorName);
    // The department of an assignment is the one assigned, not the author's.
    if (event.authorRole == Role::handler && !row.departmentName.empty())
        return QString::fromStdString(row.departmentName);
    switch (event.authorRole) {
    case Role::coordinator:
        return name.isEmpty() ? tr("Service centre") : tr("Service centre · %1").arg(name);
    case Role::leader:
        return name.isEmpty() ? tr("Leader") : tr("Leader · %1").arg(name);
    default:
        return name.isEmpty() ? tr("Officer") : name;
    }
}

QString happeningOf(const EventRow& row)
{
    const IssueEvent& event = row.event;
    const QString text = QString::fromStdString(event.text);
    const auto with = [&](const QString& what) {
        return text.isEmpty() ? what : tr("%1: %2", "a step and its text").arg(what, text);
    };
    const QString department = QString::fromStdString(row.departmentName);
    switch (event.step) {
    case IssueStep::registerIssue:
        return with(tr("registered the issue"));
    case IssueStep::supplement:
        return with(tr("supplemented"));
    case IssueStep::comment:
    case IssueStep::progress:
        return text;
    case IssueStep::accept:
        return with(tr("accepted"));
    case IssueStep::returnToAuthor:
        return with(tr("returned the issue"));
    case IssueStep::assign:
        if (event.dueAt)
            return with(tr("assigned to %1, due %2").arg(department, dayText(*event.dueAt)));
        return with(tr("assigned to %1").arg(department));
    case IssueStep::contest:
        return with(tr("contested the assignment"));
    case IssueStep::handle:
        return with(tr("began to handle it"));
    case IssueStep::requestExtension:
        return with(tr("asked for an extension"));
    case IssueStep::grantExtension:
        return with(event.dueAt ? tr("extended until %1").arg(dayText(*event.dueAt))
                                : tr("granted an extension"));
    case IssueStep::refuseExtension:
        return with(tr("refused the extension"));
    case IssueStep::answer:
        return with(tr("answered"));
    case IssueStep::rate:
        return with(event.grade ? tr("the enterprise is %1").arg(gradeName(*event.grade))
                                : tr("the enterprise rated"));
    case IssueStep::close:
        return with(tr("closed the issue"));
    case IssueStep::reopen:
        return with(tr("reopened the issue"));
    case IssueStep::suspend:
        return with(tr("suspended it"));
    case IssueStep::resume:
        return with(tr("resumed it"));
    case IssueStep::urge:
        return with(tr("urged"));
    case IssueStep::escalate:
        return with(tr("overdue, escalated"));
    case IssueStep::decide:
        return with(tr("decided"));
    }
    return text;
}

QString whenOf(const EventRow& row)
{
    const Instant at = row.event.at;
    const QString when = dayText(at) + QLatin1Char(' ') + timeText(at);
    if (row.pending)
        return tr("%1 · on this device, not yet synced").arg(when);
    const Instant received = *row.event.receivedAt;
    if (received.ms - at.ms < kOfflineAfterMs)
        return when;
    const bool sameDay = parkDate(received) == parkDate(at);
    const QString synced =
        sameDay ? timeText(received) : dayText(received) + QLatin1Char(' ') + timeText(received);
    return tr("%1 · recorded offline, synced %2").arg(when, synced);
}

QString dayText(Instant at)
{
    return fullDayText(at).mid(5);
}

QString fullDayText(Instant at)
{
    return QString::fromStdString(parkDate(at).text());
}

QString sentenceFor(const Error& error)
{
    if (const auto refusal = refusalOf(error))
        return refusalSentence(*refusal);
    switch (error.code) {
    case ErrorCode::diskFull:
        return tr("This tablet has no room left, so nothing was saved. Free some space, "
                  "then try again.");
    case ErrorCode::unreadableFile:
        return tr("This file is neither a JPEG nor a PNG picture. Choose another.");
    case ErrorCode::tooLarge:
        return error.detail == "title"
                   ? tr("The title is too long: at most 100 characters.")
                   : tr("This picture is larger than 25 MB. Choose a smaller one.");
    case ErrorCode::invalidInput:
        return error.detail == "enterprise" ? tr("Choose the enterprise that this is about.")
                                            : tr("Give the issue a title.");
    case ErrorCode::notFound:
        return tr("This issue is no longer on this tablet. Sync, then look again.");
    default:
        return tr("It could not be saved on this tablet. Try again; your text is kept.");
    }
}

} // namespace wupan::issue_text
