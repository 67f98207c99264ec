#include "error_text.h"

namespace wupan {

QString ErrorText::of(const Error& error)
{
    switch (error.code) {
    case ErrorCode::wrongPassword:
        return tr("The name or the password is wrong. Please try again.");
    case ErrorCode::codeExpired:
        return tr("This code is unknown, used up or too old. Ask headquarters for a new one.");
    case ErrorCode::deviceRevoked:
        return tr("Headquarters has withdrawn this device. What was not sent yet is still on it: "
                  "ask headquarters for a new code to go on, or save a rescue file and hand it "
                  "over.");
    case ErrorCode::eraseDevice:
        return tr("Headquarters declared this device lost, so everything on it was erased. If you "
                  "have it in your hands, bring it to headquarters: with a new code it can be used "
                  "again.");
    case ErrorCode::unreachable:
        return tr("Headquarters cannot be reached. Everything stays saved on this device and is "
                  "sent later.");
    case ErrorCode::wrongServer:
        return tr("Something else answered instead of headquarters. If this network wants you to "
                  "sign in first, open a browser; else check the address. Everything stays saved "
                  "on this device.");
    case ErrorCode::otherPark:
        return tr(
            "This is the headquarters of another park. Nothing was changed. Check the address, "
            "or use another device for that park.");
    case ErrorCode::plainHttp:
        return tr("The address of headquarters must begin with https://, so nothing was sent. Ask "
                  "headquarters for the right address.");
    case ErrorCode::certificate:
        return tr("The identity of headquarters could not be verified, so nothing was sent. Check "
                  "the date of this device, or ask headquarters.");
    case ErrorCode::serverBusy:
        return tr("Headquarters is busy. It will be tried again by itself.");
    case ErrorCode::unauthorized:
        return tr("Please sign in again. Everything stays saved on this device.");
    case ErrorCode::notAllowed:
        return tr("Another officer's unsent edits are on this device. They must be sent by that "
                  "officer first.");
    case ErrorCode::diskFull:
        return tr(
            "This device has no room left, so nothing was saved. Free some space and try again.");
    case ErrorCode::newerDatabase:
        return tr("The data on this device were written by a newer version of Wupan. Install the "
                  "newest version; nothing was changed.");
    case ErrorCode::alreadyOpen:
        return tr("Wupan is open already on this device. Use that window.");
    case ErrorCode::damagedData:
        return tr("The data on this device are damaged or incomplete. Nothing was changed. Ask "
                  "headquarters for help, and do not remove Wupan from this device.");
    case ErrorCode::storage:
        return tr("The data on this device cannot be read. Nothing was changed. Ask headquarters "
                  "for help.");
    case ErrorCode::unreadableFile:
        return tr("This file is not a readable photo (JPEG or PNG). Choose another.");
    case ErrorCode::tooLarge:
        return tr("This is too large to be kept. A photo has at most 25 MB and 50 megapixels.");
    case ErrorCode::protocol:
        return tr(
            "This version of Wupan does not understand the answer of headquarters. Install the "
            "newest version; everything stays saved on this device.");
    case ErrorCode::secretStore:
        return tr("This device has no key store. You will sign in again after a restart.");
    default:
        return tr("Something went wrong. Everything that was saved is still here.");
    }
}

QString ErrorText::ofRefusal(const QString& reason)
{
    if (reason == "unreadable")
        return tr(
            "This edit can no longer be read on this device, so it was not sent. Export it and "
            "ask headquarters for help.");
    if (reason == "lost")
        return tr(
            "This edit was on a damaged place of this device and is lost. Look at the record, "
            "enter again what is missing, then give this up.");
    if (reason == "unacceptable")
        return tr("Headquarters cannot take this edit as it is. Change it and send it again, or "
                  "export it and ask headquarters for help.");
    if (reason == "closed")
        return tr("The issue had been closed in the meantime.");
    if (reason == "notAllowed")
        return tr("Your role may not do this.");
    if (reason == "missing")
        return tr("Headquarters does not have it any more.");
    if (reason == "notYours")
        return tr("It belongs to another officer.");
    if (reason == "fieldNotWritable")
        return tr("It changes something that only headquarters may change.");
    if (reason == "malformedField")
        return tr("One of its values is not of the kind that belongs there.");
    if (reason == "tooLong")
        return tr("A text is longer than headquarters keeps (64 KB). Make it shorter and send it "
                  "again.");
    if (reason == "unknownStep")
        return tr("Headquarters does not know this step. Install the newest version.");
    if (reason == "decided")
        return tr("This was decided already.");
    if (const auto refusal = parseWord<StepRefusal>(reason.toStdString()))
        return ofStep(*refusal);
    return tr("Headquarters could not take it.");
}

QString ErrorText::ofStep(StepRefusal refusal)
{
    switch (refusal) {
    case StepRefusal::wrongRole:
        return tr("This step belongs to other roles.");
    case StepRefusal::notYourIssue:
        return tr("Only the officer who registered the issue may take this step.");
    case StepRefusal::notYourDepartment:
        return tr("The issue is not assigned to your department in this way.");
    case StepRefusal::wrongState:
        return tr("The issue had moved on in the meantime.");
    case StepRefusal::tooLateToContest:
        return tr("An assignment can be contested within one working day only.");
    case StepRefusal::tooLateToExtend:
        return tr("The time limit had passed already, so it could not be extended.");
    case StepRefusal::extensionRequested:
        return tr("An extension had been asked for already.");
    case StepRefusal::noExtensionRequested:
        return tr("Nobody had asked for an extension.");
    case StepRefusal::notOverdue:
        return tr("The issue is not overdue, so it is not escalated.");
    case StepRefusal::alreadyEscalated:
        return tr("The issue had been escalated already.");
    case StepRefusal::notEscalated:
        return tr("The issue had not been escalated.");
    case StepRefusal::textRequired:
        return tr("A text belongs to this step, and it had none.");
    case StepRefusal::leadDepartmentRequired:
        return tr("The department that leads was not named.");
    case StepRefusal::departmentNamedTwice:
        return tr("A department was named twice.");
    case StepRefusal::gradeRequired:
        return tr("The enterprise's rating was missing.");
    case StepRefusal::untilRequired:
        return tr("The new day was missing.");
    case StepRefusal::untilTooEarly:
        return tr("The new day was too early.");
    }
    return {};
}

} // namespace wupan
