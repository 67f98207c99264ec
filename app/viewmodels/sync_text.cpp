#include "sync_text.h"

#include "issue_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <QVersionNumber>

#include <array>
#include <utility>

namespace wupan::sync_text {
namespace {

/// Names the context of this file's texts.
struct SyncText
{
    Q_DECLARE_TR_FUNCTIONS(SyncText)
};

// Several fields that a person sees as one have one name.
constexpr std::array kFieldNames{
    std::pair{"title", QT_TRANSLATE_NOOP("SyncText", "Title")},
    std::pair{"description", QT_TRANSLATE_NOOP("SyncText", "Description")},
    std::pair{"text", QT_TRANSLATE_NOOP("SyncText", "Words")},
    std::pair{"summary", QT_TRANSLATE_NOOP("SyncText", "Summary")},
    std::pair{"summaryWrittenAt", QT_TRANSLATE_NOOP("SyncText", "Summary")},
    std::pair{"enterpriseId", QT_TRANSLATE_NOOP("SyncText", "Enterprise")},
    std::pair{"plate", QT_TRANSLATE_NOOP("SyncText", "Plate")},
    std::pair{"category", QT_TRANSLATE_NOOP("SyncText", "Category")},
    std::pair{"urgency", QT_TRANSLATE_NOOP("SyncText", "Urgency")},
    std::pair{"answers", QT_TRANSLATE_NOOP("SyncText", "Answers")},
    std::pair{"missingAnswers", QT_TRANSLATE_NOOP("SyncText", "Answers")},
    std::pair{"proposals", QT_TRANSLATE_NOOP("SyncText", "Proposed issues")},
    std::pair{"peopleMet", QT_TRANSLATE_NOOP("SyncText", "People met")},
    std::pair{"signatureId", QT_TRANSLATE_NOOP("SyncText", "Signature")},
    std::pair{"signerName", QT_TRANSLATE_NOOP("SyncText", "Signature")},
    std::pair{"plannedAt", QT_TRANSLATE_NOOP("SyncText", "Planned time")},
    std::pair{"state", QT_TRANSLATE_NOOP("SyncText", "State")},
    std::pair{"completedAt", QT_TRANSLATE_NOOP("SyncText", "State")},
    std::pair{"checkedInAt", QT_TRANSLATE_NOOP("SyncText", "Check-in")},
    std::pair{"latitude", QT_TRANSLATE_NOOP("SyncText", "Check-in")},
    std::pair{"longitude", QT_TRANSLATE_NOOP("SyncText", "Check-in")},
    std::pair{"accuracyMeters", QT_TRANSLATE_NOOP("SyncText", "Check-in")},
    std::pair{"sha256", QT_TRANSLATE_NOOP("SyncText", "File")},
    std::pair{"address", QT_TRANSLATE_NOOP("SyncText", "Address")},
    std::pair{"contactName", QT_TRANSLATE_NOOP("SyncText", "Contact")},
    std::pair{"contactPhone", QT_TRANSLATE_NOOP("SyncText", "Contact")},
};

} // namespace

QString typeName(RecordType type)
{
    switch (type) {
    case RecordType::visit:
        return SyncText::tr("Visit");
    case RecordType::issue:
    case RecordType::issueEvent:
        return SyncText::tr("Issue");
    case RecordType::attachment:
        return SyncText::tr("Photo or file");
    default:
        return SyncText::tr("Enterprise");
    }
}

QString recordName(RecordType type, const QString& title)
{
    return title.isEmpty() ? typeName(type) : SyncText::tr("%1 “%2”").arg(typeName(type), title);
}

QString fieldName(const std::string& field)
{
    for (const auto& [name, text] : kFieldNames)
        if (field == name)
            return SyncText::tr(text);
    return SyncText::tr("Other details");
}

QString fieldNames(const std::vector<std::string>& fields)
{
    QStringList names;
    for (const std::string& field : fields)
        if (const QString text = fieldName(field); !names.contains(text))
            names << text;
    return names.join(SyncText::tr(", ", "between names of fields"));
}

QString whenText(Instant at, Instant now)
{
    const QString time = QString::fromStdString(parkTimeText(at));
    return parkDate(at) == parkDate(now) ? SyncText::tr("today %1").arg(time)
                                         : issue_text::dayText(at) + " " + time;
}

QString joined(const QStringList& sentences)
{
    QString text;
    for (const QString& sentence : sentences) {
        if (!text.isEmpty() && !text.endsWith(QStringLiteral("。")))
            text += ' ';
        text += sentence;
    }
    return text;
}

QString updateText(const QString& wanted, const QString& present)
{
    const auto wantedNumber = QVersionNumber::fromString(wanted).normalized();
    if (QVersionNumber::fromString(present).normalized() >= wantedNumber)
        return {};
    return SyncText::
        tr("Headquarters asks you to update Wupan to version %1 (this is %2). Until then you can "
           "go on: what you save is kept and sent as before.")
            .arg(wanted, present);
}

QString salvageText(const SalvageReport& report)
{
    const QString saved =
        SyncText::tr("The data on this device were damaged. What was not sent yet was taken out of "
                     "them (edits: %1) and goes to headquarters by itself; the rest comes again "
                     "from there.")
            .arg(report.edits);
    if (!report.lacksAnything())
        return joined({saved, SyncText::tr("Nothing was lost.")});
    QStringList lost;
    const auto count = [&](const QString& what, std::int64_t number) {
        if (number > 0)
            lost << what.arg(number);
    };
    count(SyncText::tr("edits: %1"), report.lostEdits);
    count(SyncText::tr("edits in part: %1"), report.unreadable);
    count(SyncText::tr("edits that needed someone: %1"), report.lostEntries);
    count(SyncText::tr("drafts of issues: %1"), report.lostDrafts);
    QStringList sentences{saved};
    if (!lost.isEmpty())
        sentences << SyncText::tr("Lost are %1.")
                         .arg(lost.join(SyncText::tr(", ", "between what is lost")));
    if (report.lostEdits + report.unreadable > 0)
        sentences << SyncText::tr("Each lost edit stands on the list of what needs a decision.");
    if (report.mayLackMore)
        sentences << SyncText::tr(
            "Whether more is missing cannot be told. Look at your last edits.");
    sentences << SyncText::tr("The damaged file is kept as %1.")
                     .arg(QString::fromStdString(report.keptAs));
    return joined(sentences);
}

QString madeText(ChangeKind kind, Instant at, Instant now)
{
    const bool today = parkDate(at) == parkDate(now);
    const QString when = today ? QString::fromStdString(parkTimeText(at)) : whenText(at, now);
    switch (kind) {
    case ChangeKind::create:
        return SyncText::tr("%1 new").arg(when);
    case ChangeKind::step:
        return SyncText::tr("%1 step taken").arg(when);
    case ChangeKind::giveUp:
        return SyncText::tr("%1 given up").arg(when);
    case ChangeKind::update:
        break;
    }
    return SyncText::tr("%1 changed").arg(when);
}

} // namespace wupan::sync_text
