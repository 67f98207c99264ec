#include "issue_text.h"

#include "core/procedure/assistance.h"
#include "core/procedure/step_refusal.h"

#include <QCoreApplication>

namespace wupan::issue_text {
namespace {

// A step that reached headquarters this much later was recorded without a network.
constexpr std::int64_t kOfflineAfterMs = 2 * kMillisecondsPerMinute;

/// Names the context of this file's texts.
struct IssueText
{
    Q_DECLARE_TR_FUNCTIONS(IssueText)
};

QString timeText(Instant at)
{
    return QString::fromStdString(parkTimeText(at));
}

QString lightTag(const LightReading& reading)
{
    switch (reading.light) {
    case Light::red:
        return reading.daysOverdue == 0
                   ? IssueText::tr("Red · due today")
                   : IssueText::tr("Red · %n day(s) overdue", nullptr, reading.daysOverdue);
    case Light::yellow:
        return reading.daysLeft == 0
                   ? IssueText::tr("Yellow · due today")
                   : IssueText::tr("Yellow · %n day(s) left", nullptr, reading.daysLeft);
    case Light::green:
        return IssueText::tr("Green · %n day(s) left", nullptr, reading.daysLeft);
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
        return IssueText::tr("Write something first.");
    case StepRefusal::notYourIssue:
        return IssueText::tr("Only the officer who registered this issue may supplement it. "
                             "Write a comment instead.");
    case StepRefusal::wrongRole:
    case StepRefusal::notYourDepartment:
        return IssueText::tr("This step belongs to other people. Write a comment instead.");
    case StepRefusal::wrongState:
        return IssueText::tr(
            "The issue has moved on, and this step no longer fits. Write a comment instead.");
    default:
        return IssueText::tr(
                   "The procedure does not allow this step now (%1). Write a comment instead.")
            .arg(QString::fromUtf8(word(refusal)));
    }
}

} // namespace

QString categoryName(Category category)
{
    switch (category) {
    case Category::land:
        return IssueText::tr("Land");
    case Category::power:
        return IssueText::tr("Power");
    case Category::water:
        return IssueText::tr("Water");
    case Category::labour:
        return IssueText::tr("Labour");
    case Category::finance:
        return IssueText::tr("Finance");
    case Category::approval:
        return IssueText::tr("Approvals");
    case Category::environment:
        return IssueText::tr("Environment");
    case Category::market:
        return IssueText::tr("Market");
    case Category::technology:
        return IssueText::tr("Technology");
    case Category::policy:
        return IssueText::tr("Policy");
    case Category::facilities:
        return IssueText::tr("Facilities");
    case Category::other:
        break;
    }
    return IssueText::tr("Other");
}

QString plateName(Plate plate)
{
    switch (plate) {
    case Plate::targets:
        return IssueText::tr("Targets");
    case Plate::investment:
        return IssueText::tr("Investment");
    case Plate::projects:
        return IssueText::tr("Projects");
    case Plate::funds:
        return IssueText::tr("Funds");
    case Plate::innovation:
        break;
    }
    return IssueText::tr("Innovation");
}

QString urgencyName(Urgency urgency)
{
    switch (urgency) {
    case Urgency::urgent:
        return IssueText::tr("Urgent");
    case Urgency::hard:
        return IssueText::tr("Hard case");
    case Urgency::normal:
        break;
    }
    return IssueText::tr("Normal");
}

QString stateName(IssueState state)
{
    switch (state) {
    case IssueState::registered:
        return IssueText::tr("registered");
    case IssueState::accepted:
        return IssueText::tr("accepted");
    case IssueState::assigned:
        return IssueText::tr("assigned");
    case IssueState::handling:
        return IssueText::tr("being handled");
    case IssueState::answered:
        return IssueText::tr("answered");
    case IssueState::rated:
        return IssueText::tr("rated");
    case IssueState::closed:
        return IssueText::tr("closed");
    case IssueState::returned:
        return IssueText::tr("returned for more material");
    case IssueState::contested:
        return IssueText::tr("assignment contested");
    case IssueState::suspended:
        break;
    }
    return IssueText::tr("suspended");
}

QString stationName(IssueState state)
{
    switch (state) {
    case IssueState::registered:
        return IssueText::tr("Register");
    case IssueState::accepted:
        return IssueText::tr("Accept");
    case IssueState::assigned:
        return IssueText::tr("Assign");
    case IssueState::handling:
        return IssueText::tr("Handle");
    case IssueState::answered:
        return IssueText::tr("Answer");
    case IssueState::rated:
        return IssueText::tr("Rate");
    case IssueState::closed:
        return IssueText::tr("Close");
    default:
        return stateName(state);
    }
}

QString gradeName(Grade grade)
{
    switch (grade) {
    case Grade::verySatisfied:
        return IssueText::tr("very satisfied");
    case Grade::satisfied:
        return IssueText::tr("satisfied");
    case Grade::fairlySatisfied:
        return IssueText::tr("fairly satisfied");
    case Grade::notSatisfied:
        return IssueText::tr("not satisfied");
    case Grade::veryDissatisfied:
        break;
    }
    return IssueText::tr("very dissatisfied");
}

Tag tagOf(const IssueRow& row, Instant now, int yellowDays)
{
    const QString blue = QStringLiteral("blue");
    const QString neutral = QStringLiteral("neutral");
    if (row.state == IssueState::closed)
        return {IssueText::tr("Closed"), neutral};
    const LightReading reading = readLight(row.state, row.dueAt, now, yellowDays);
    if (reading.light == Light::red)
        return {lightTag(reading), toneOf(reading.light)};
    switch (row.state) {
    case IssueState::answered:
        return {IssueText::tr("Awaiting the enterprise"), blue};
    case IssueState::rated:
        return {IssueText::tr("Awaiting closure"), blue};
    case IssueState::returned:
        return {IssueText::tr("Needs material"), QStringLiteral("amber")};
    case IssueState::suspended:
        return {IssueText::tr("Suspended"), neutral};
    default:
        break;
    }
    if (reading.light == Light::none)
        return {IssueText::tr("No limit"), neutral};
    return {lightTag(reading), toneOf(reading.light)};
}

QString pendingTag()
{
    return IssueText::tr("Not yet synced");
}

QString authorOf(const EventRow& row)
{
    const IssueEvent& event = row.event;
    if (event.authorId.isNil())
        return IssueText::tr("The system");
    const QString name = QString::fromStdString(row.authorName);
    // The department of an assignment is the one assigned, not the author's.
    if (event.authorRole == Role::handler && !row.departmentName.empty())
        return QString::fromStdString(row.departmentName);
    switch (event.authorRole) {
    case Role::coordinator:
        return name.isEmpty() ? IssueText::tr("Service centre")
                              : IssueText::tr("Service centre · %1").arg(name);
    case Role::leader:
        return name.isEmpty() ? IssueText::tr("Leader") : IssueText::tr("Leader · %1").arg(name);
    default:
        return name.isEmpty() ? IssueText::tr("Officer") : name;
    }
}

QString happeningOf(const EventRow& row)
{
    const IssueEvent& event = row.event;
    QString text = QString::fromStdString(event.text);
    const auto with = [&](const QString& what) {
        return text.isEmpty() ? what
                              : IssueText::tr("%1: %2", "a step and its text").arg(what, text);
    };
    const QString department = QString::fromStdString(row.departmentName);
    switch (event.step) {
    case IssueStep::registerIssue:
        return with(IssueText::tr("registered the issue"));
    case IssueStep::supplement:
        return with(IssueText::tr("supplemented"));
    case IssueStep::comment:
    case IssueStep::progress:
        return text;
    case IssueStep::accept:
        return with(IssueText::tr("accepted"));
    case IssueStep::returnToAuthor:
        return with(IssueText::tr("returned the issue"));
    case IssueStep::assign:
        if (event.dueAt)
            return with(
                IssueText::tr("assigned to %1, due %2").arg(department, dayText(*event.dueAt)));
        return with(IssueText::tr("assigned to %1").arg(department));
    case IssueStep::contest:
        return with(IssueText::tr("contested the assignment"));
    case IssueStep::handle:
        return with(IssueText::tr("began to handle it"));
    case IssueStep::requestExtension:
        return with(IssueText::tr("asked for an extension"));
    case IssueStep::grantExtension:
        return with(event.dueAt ? IssueText::tr("extended until %1").arg(dayText(*event.dueAt))
                                : IssueText::tr("granted an extension"));
    case IssueStep::refuseExtension:
        return with(IssueText::tr("refused the extension"));
    case IssueStep::answer:
        return with(IssueText::tr("answered"));
    case IssueStep::rate:
        return with(event.grade ? IssueText::tr("the enterprise is %1").arg(gradeName(*event.grade))
                                : IssueText::tr("the enterprise rated"));
    case IssueStep::close:
        return with(IssueText::tr("closed the issue"));
    case IssueStep::reopen:
        return with(IssueText::tr("reopened the issue"));
    case IssueStep::suspend:
        return with(IssueText::tr("suspended it"));
    case IssueStep::resume:
        return with(IssueText::tr("resumed it"));
    case IssueStep::urge:
        if (tellsOfLateAssistance(event))
            return with(IssueText::tr("assistance of %1 is late").arg(department));
        return with(IssueText::tr("urged"));
    case IssueStep::escalate:
        return with(IssueText::tr("overdue, escalated"));
    case IssueStep::decide:
        return with(IssueText::tr("decided"));
    }
    return text;
}

QString whenOf(const EventRow& row)
{
    const Instant at = row.event.at;
    QString when = dayText(at) + QLatin1Char(' ') + timeText(at);
    if (row.pending)
        return IssueText::tr("%1 · on this device, not yet synced").arg(when);
    const Instant received = *row.event.receivedAt;
    if (received.ms - at.ms < kOfflineAfterMs)
        return when;
    const bool sameDay = parkDate(received) == parkDate(at);
    const QString synced =
        sameDay ? timeText(received) : dayText(received) + QLatin1Char(' ') + timeText(received);
    return IssueText::tr("%1 · recorded offline, synced %2").arg(when, synced);
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
        return IssueText::tr("This tablet has no room left, so nothing was saved. Free some space, "
                             "then try again.");
    case ErrorCode::unreadableFile:
        return IssueText::tr("This file is neither a JPEG nor a PNG picture. Choose another.");
    case ErrorCode::tooLarge:
        return error.detail == "title"
                   ? IssueText::tr("The title is too long: at most 100 characters.")
                   : IssueText::tr("This picture is larger than 25 MB or 50 megapixels. Choose a "
                                   "smaller one.");
    case ErrorCode::invalidInput:
        return error.detail == "enterprise"
                   ? IssueText::tr("Choose the enterprise that this is about.")
                   : IssueText::tr("Give the issue a title.");
    case ErrorCode::notFound:
        return IssueText::tr("This issue is no longer on this tablet. Sync, then look again.");
    default:
        return IssueText::tr("It could not be saved on this tablet. Try again; your text is kept.");
    }
}

} // namespace wupan::issue_text
