#include "server/pages/history_lines.h"

#include "core/model/attachment.h"
#include "core/model/issue_event.h"
#include "core/procedure/assistance.h"

#include <algorithm>
#include <array>
#include <set>

namespace wupan {
namespace {

// What took longer was recorded without a network.
constexpr std::int64_t kOfflineAfterMs = 2 * kMillisecondsPerMinute;

constexpr std::array<std::string_view, 5> kColumns{"at", "who", "what", "text", "receivedAt"};
// In characters.
constexpr std::array<double, kColumns.size()> kWidths{18, 20, 40, 60, 18};

/// Fields of a visit that people know by a name, and the key of that.
constexpr std::array kVisitFields{
    std::pair{"plannedAt", "plannedAt"},     std::pair{"checkedInAt", "checkedInAt"},
    std::pair{"completedAt", "completedAt"}, std::pair{"answers", "answers"},
    std::pair{"peopleMet", "peopleMet"},     std::pair{"summary", "summary"},
    std::pair{"signerName", "signer"}};

void addReceipts(std::vector<HistoryLine>& lines, StoreTransaction& store, ParkId park,
                 const std::string& owner, const PageTexts& texts)
{
    for (const Uuid& id : store.recordsWith(park, RecordType::attachment, "ownerId", owner)) {
        const auto stored = store.record(park, RecordType::attachment, id);
        if (!stored)
            continue;
        const auto file = fromDocument<Attachment>(stored->document);
        if (file.receivedAt)
            lines.push_back({*file.receivedAt,
                             file.receivedAt,
                             texts.text("system"),
                             texts.named("filesReceived", word(file.kind)),
                             {}});
    }
}

void sortByTime(std::vector<HistoryLine>& lines)
{
    std::ranges::stable_sort(lines, {}, &HistoryLine::at);
}

/// Edits of a visit that stand in one line.
class VisitEdits
{
public:
    VisitEdits(Names& names, const PageTexts& texts)
        : m_names(names)
        , m_texts(texts)
    {}

    void add(const HistoryEntry& entry, std::vector<HistoryLine>& lines)
    {
        const bool isRefused = entry.outcome.outcome == Outcome::refused;
        const bool isMade = entry.change.kind == ChangeKind::create;
        std::string who = entry.author.isNil() ? m_texts.text("system")
                                               : m_names.of(RecordType::officer, entry.author);
        const bool goesOn = !lines.empty() && !isRefused && !isMade && m_isOpen &&
                            lines.back().who == who &&
                            momentText(lines.back().at) == momentText(entry.correctedAt);
        if (!goesOn) {
            lines.push_back({entry.correctedAt, entry.receivedAt, std::move(who), {}, {}});
            m_labels.clear();
        }
        m_isOpen = !isRefused && !isMade;
        HistoryLine& line = lines.back();
        for (const auto& [field, key] : kVisitFields)
            if (entry.change.fields.contains(field))
                m_labels.insert(m_texts.text(key));
        std::string labels;
        for (const std::string& label : m_labels)
            labels.append(labels.empty() ? "" : m_texts.text("listComma")).append(label);
        const std::string_view key = isRefused ? "editRefused" : isMade ? "visitMade" : "edited";
        line.what = m_texts.text(key);
        if (!labels.empty())
            line.what += m_texts.text("listColon") + labels;
        if (isRefused)
            line.text = m_texts.refusal(entry.outcome.reason);
        line.receivedAt = entry.receivedAt;
    }

private:
    Names& m_names;
    const PageTexts& m_texts;
    std::set<std::string> m_labels; ///< of the last line
    bool m_isOpen = false;
};

} // namespace

std::string happeningOf(const IssueEvent& event, Names& names, const PageTexts& texts)
{
    const std::string department = names.of(RecordType::department, event.departmentId);
    if (tellsOfLateAssistance(event))
        return texts.text("assistanceTold", {{"department", department}});
    std::string what = texts.named("events", word(event.step));
    if (event.step == IssueStep::assign)
        what += " → " + department;
    if (event.grade)
        what += " · " + texts.named("grades", word(*event.grade));
    return what;
}

std::vector<HistoryLine> historyOfIssue(StoreTransaction& store, ParkId park, IssueId issue,
                                        std::span<const IssueEvent> steps, const PageTexts& texts)
{
    Names names(store, park);
    std::vector<HistoryLine> lines;
    for (const IssueEvent& event : steps)
        lines.push_back({event.at, event.receivedAt,
                         event.authorRole == Role::system
                             ? texts.text("system")
                             : names.of(RecordType::officer, event.authorId),
                         happeningOf(event, names, texts), event.text});
    addReceipts(lines, store, park, issue.text(), texts);
    sortByTime(lines);
    return lines;
}

std::vector<HistoryLine> historyOfVisit(StoreTransaction& store, ParkId park, VisitId visit,
                                        const PageTexts& texts)
{
    Names names(store, park);
    std::vector<HistoryEntry> entries = store.historyOf(park, visit.uuid);
    std::ranges::stable_sort(entries, {}, &HistoryEntry::correctedAt);
    std::vector<HistoryLine> lines;
    VisitEdits edits(names, texts);
    for (const HistoryEntry& entry : entries)
        edits.add(entry, lines);
    addReceipts(lines, store, park, visit.text(), texts);
    sortByTime(lines);
    return lines;
}

json::array eventsOf(std::span<const HistoryLine> lines)
{
    json::array events;
    for (const HistoryLine& line : lines) {
        const bool wasOffline =
            line.receivedAt && line.receivedAt->ms - line.at.ms >= kOfflineAfterMs;
        events.push_back({{"at", momentText(line.at)},
                          {"who", line.who},
                          {"what", line.what},
                          {"text", line.text},
                          {"received", wasOffline ? momentText(*line.receivedAt) : ""}});
    }
    return events;
}

void writeHistory(std::span<const HistoryLine> lines, const PageTexts& texts, Sheet& sheet)
{
    SheetRow head;
    for (const std::string_view column : kColumns)
        head.emplace_back(texts.text(column));
    sheet.begin(head, kWidths);
    for (const HistoryLine& line : lines)
        sheet.add({momentText(line.at), line.who, line.what, line.text, momentOr(line.receivedAt)});
}

} // namespace wupan
