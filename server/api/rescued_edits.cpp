#include "server/api/rescued_edits.h"

#include "core/base/base64.h"
#include "core/base/digest_id.h"
#include "core/base/utf8.h"
#include "core/store/attention_store.h"
#include "server/api/audit.h"
#include "server/api/change_applier.h"

#include <algorithm>

namespace wupan {
namespace {

constexpr std::string_view kNotAllowed = "notAllowed";
// Far beyond any clock, and far from where integers end.
constexpr std::int64_t kMostMs = 1'000'000'000'000'000;

std::optional<Change> changeFrom(const std::string& text)
{
    const auto object = parseObject(text);
    auto change = object ? parseChange(*object) : Result<Change>(object.error());
    return change ? std::optional(std::move(*change)) : std::nullopt;
}

/// The same for the same copy, so that it is kept once.
EditId nameOfCopy(const std::string& known, const std::string& text)
{
    return EditId{idOfDigest(sha256("rescued copy\n" + known + "\n" + text))};
}

std::int64_t runOn(std::int64_t clock, std::int64_t ms)
{
    return std::clamp(clock, -kMostMs, kMostMs) + ms;
}

/// Whether history has the edit itself, and not only what stands in for it.
bool holds(const HistoryEntry& entry, const Change& change)
{
    return entry.change.kind != ChangeKind::giveUp || change.kind == ChangeKind::giveUp;
}

} // namespace

RescuedEdits::RescuedEdits(ServerContext& context, ParkId park, RescueManifest manifest,
                           RescueReport& report)
    : m_context(context)
    , m_park(park)
    , m_manifest(std::move(manifest))
    , m_report(report)
{}

void RescuedEdits::take(StoreTransaction& store, const KeptEdit& edit)
{
    const auto change = changeFrom(edit.text);
    Copy copy{edit.author,   edit.type,
              edit.recordId, AttentionStore::nameOf(edit.text),
              edit.text,     std::string(AttentionStore::kUnreadable),
              edit.savedAt};
    if (!change)
        return keep(store, copy, m_report.unreadable);
    const auto before = store.historyOfEdit(m_park, change->editId);
    const bool own = before && before->author == edit.author;
    if (own && sameContent(before->change, *change)) {
        ++m_report.hereBefore;
        return;
    }
    const auto author = callerFor(store, edit.author);
    if (!before && author)
        return apply(store, *author, *change);
    copy.reason = own ? AttentionStore::kUnacceptable : kNotAllowed;
    keep(store, copy, m_report.refused);
}

void RescuedEdits::take(StoreTransaction& store, const KeptEntry& entry)
{
    const auto change = changeFrom(entry.text);
    const auto before = change ? store.historyOfEdit(m_park, change->editId) : std::nullopt;
    if (change && !before)
        return keepAnswered(store, entry, *change);
    if (before && holds(*before, *change)) {
        ++m_report.hereBefore;
        return;
    }
    Copy copy{entry.author, entry.type,   entry.recordId, entry.editId,
              entry.text,   entry.reason, entry.at};
    if (copy.known.empty())
        copy.known = AttentionStore::nameOf(entry.text);
    if (copy.reason.empty())
        copy.reason = AttentionStore::kUnreadable;
    keep(store, copy, change ? m_report.copies : m_report.unreadable);
}

void RescuedEdits::apply(StoreTransaction& store, const Caller& author, const Change& change)
{
    const SyncRequest request = clocks();
    ChangeApplier applier(m_context, author, store, request);
    HistoryEntry entry = applier.take(change);
    count(entry.outcome.outcome);
    note(store, std::move(entry));
}

/// Headquarters does not know any more what it answered.
void RescuedEdits::keepAnswered(StoreTransaction& store, const KeptEntry& entry,
                                const Change& change)
{
    HistoryEntry kept;
    kept.author = entry.author;
    kept.change = change;
    kept.correctedAt = std::min(entry.at, m_context.clock.now());
    kept.outcome.outcome = parseWord<Outcome>(entry.outcome).value_or(Outcome::refused);
    kept.outcome.reason = entry.reason;
    if (auto theirs = parseObject(entry.theirs))
        kept.outcome.theirs = std::move(*theirs);
    note(store, std::move(kept));
    ++m_report.copies;
}

void RescuedEdits::keep(StoreTransaction& store, const Copy& copy, std::int64_t& count)
{
    HistoryEntry kept;
    kept.author = copy.author;
    kept.change.editId = nameOfCopy(copy.known, copy.text);
    if (store.historyOfEdit(m_park, kept.change.editId)) {
        ++m_report.hereBefore;
        return;
    }
    kept.change.kind = ChangeKind::giveUp;
    kept.change.type = parseWord<RecordType>(copy.type).value_or(RecordType::visit);
    kept.change.recordId = copy.recordId;
    kept.change.deviceAt = copy.at;
    kept.change.fields = {{"editId", copy.known}, {"reason", copy.reason}};
    if (isUtf8(copy.text))
        kept.change.fields["text"] = copy.text;
    else
        kept.change.fields["base64"] = toBase64(copy.text);
    kept.correctedAt = std::min(copy.at, m_context.clock.now());
    kept.outcome.outcome = Outcome::refused;
    kept.outcome.reason = copy.reason;
    note(store, std::move(kept));
    ++count;
}

void RescuedEdits::note(StoreTransaction& store, HistoryEntry entry)
{
    const Instant now = m_context.clock.now();
    if (m_row.isNil()) {
        m_row = DeviceId{Uuid::v7(now, m_context.random)};
        const auto tablet = store.device(m_manifest.device);
        // Revoked: nobody ever signs in with it.
        store.putDevice({m_row, m_park, tablet ? tablet->name : "", true, m_manifest.device}, now);
    }
    entry.park = m_park;
    entry.device = m_row;
    entry.receivedAt = now;
    entry.change.sequence = m_past.sequence + 1;
    entry.change.chain = chainAfter(m_past.chain, entry.change.editId);
    entry.outcome.sequence = entry.change.sequence;
    keepInHistory(store, entry);
    m_past = {entry.change.sequence, entry.change.chain};
}

void RescuedEdits::count(Outcome outcome)
{
    switch (outcome) {
    case Outcome::applied:
        ++m_report.applied;
        break;
    case Outcome::merged:
        ++m_report.merged;
        break;
    case Outcome::conflict:
        ++m_report.conflicts;
        break;
    case Outcome::refused:
        ++m_report.refused;
        break;
    case Outcome::duplicate:
        ++m_report.hereBefore;
        break;
    }
}

/// With the tablet's own device id: its edits of a record stay in their order, whichever way they
/// came.
std::optional<Caller> RescuedEdits::callerFor(StoreTransaction& store, OfficerId author) const
{
    const auto stored = store.record(m_park, RecordType::officer, author.uuid);
    if (!stored)
        return std::nullopt;
    return callerOf(m_park, fromDocument<Officer>(stored->document), m_manifest.device);
}

/// The tablet's clocks as they would stand now, had they run on since the bundle was made.
SyncRequest RescuedEdits::clocks() const
{
    const Instant now = m_context.clock.now();
    const Instant madeAt = m_manifest.headquartersAt.value_or(m_manifest.deviceAt);
    const std::int64_t sinceMs = now.ms - std::clamp<std::int64_t>(madeAt.ms, 0, now.ms);
    SyncRequest request;
    request.deviceAt = Instant{runOn(m_manifest.deviceAt.ms, sinceMs)};
    request.uptimeMs = runOn(m_manifest.uptimeMs, sinceMs);
    request.bootId = m_manifest.bootId;
    return request;
}

} // namespace wupan
