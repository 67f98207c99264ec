#include "core/store/outbox_store.h"

#include "core/store/meta_store.h"
#include "core/sync/planted_bug.h"

namespace wupan {
namespace {

/// The newest edit of the same record, if it may still change.
struct Joinable
{
    std::int64_t position = 0;
    Change change;
};

std::optional<Change> changeFrom(std::string_view text)
{
    const auto object = parseObject(text);
    if (!object)
        return std::nullopt;
    auto change = parseChange(*object);
    return change ? std::optional(std::move(*change)) : std::nullopt;
}

/// Only edits that saw the same row of headquarters: what stood before the first is then before
/// both. Never one that was sent once, under whatever device id: headquarters may have it.
bool mayJoin(const Change& earlier, const Change& later)
{
    const bool fields = earlier.kind == ChangeKind::create || earlier.kind == ChangeKind::update;
    return earlier.baseRevision == later.baseRevision && later.kind == ChangeKind::update &&
           fields && earlier.type == later.type &&
           (earlier.chain.empty() || planted(PlantedBug::joinSealed));
}

/// Calls `visit` with the name of every field in FieldTimes' way: of a map field, of each key.
void forEachTimed(const Change& change, const std::function<void(const std::string&)>& visit)
{
    const RecordSpec& spec = specOf(change.type);
    for (const auto& [name, value] : change.fields) {
        const FieldSpec* field = spec.field(name);
        const bool isMap = field != nullptr && field->rule == MergeRule::map && value.is_object();
        if (!isMap)
            visit(name);
        else
            for (const auto& entry : value.get_object())
                visit(std::string(name) + "/" + std::string(entry.key()));
    }
}

/// What only the earlier edit set keeps its time; what the later one set has the time of the whole.
void joinAges(Change& earlier, const Change& later)
{
    const std::int64_t elapsed = elapsedMs(earlier, later);
    if (elapsed > 0)
        forEachTimed(earlier, [&](const std::string& key) {
            earlier.ages[key] = integerAt(earlier.ages, key) + elapsed;
        });
    forEachTimed(later, [&](const std::string& key) { earlier.ages.erase(key); });
}

/// A map field holds only the keys that were set: later keys add to earlier ones. Of any other
/// field the later value stands. `was` stays what it was before the first of the joined edits.
void join(Change& earlier, const Change& later)
{
    joinAges(earlier, later);
    const RecordSpec& spec = specOf(earlier.type);
    for (const auto& [key, value] : later.fields) {
        const FieldSpec* field = spec.field(key);
        json::value* present = earlier.fields.if_contains(key);
        if (const json::value* was = later.was.if_contains(key);
            was != nullptr && (present == nullptr || planted(PlantedBug::wasOfLastEdit)))
            earlier.was[key] = *was;
        if (field != nullptr && field->rule == MergeRule::map && present != nullptr &&
            present->is_object() && value.is_object())
            for (const auto& [mapKey, mapValue] : value.get_object())
                present->get_object()[mapKey] = mapValue;
        else
            earlier.fields[key] = value;
    }
    if (!planted(PlantedBug::joinSealed))
        earlier.editId = later.editId;
    static_cast<DeviceTime&>(earlier) = later;
}

/// Of rows (type, record_id).
std::vector<RecordKey> keysOf(Statement statement)
{
    std::vector<RecordKey> keys;
    while (statement.step())
        if (const auto type = parseWord<RecordType>(statement.text(0)))
            keys.push_back({*type, statement.uuid(1)});
    return keys;
}

} // namespace

void OutboxStore::add(const Change& change)
{
    std::optional<Joinable> last;
    {
        Statement newest =
            m_database.prepare("SELECT position, sequence, change FROM outbox WHERE record_id = ?1 "
                               "ORDER BY position DESC LIMIT 1");
        newest.bind(1, change.recordId);
        if (newest.step() && (newest.isNull(1) || planted(PlantedBug::joinSealed)))
            if (auto newestChange = changeFrom(newest.text(2)))
                last = Joinable{newest.integer(0), std::move(*newestChange)};
    }
    // One that is in a rescue bundle may reach headquarters by that way, under its name.
    const bool rescued =
        last && last->position <= MetaStore(m_database).integer(MetaKey::rescuedUpTo);
    if (last && !rescued && mayJoin(last->change, change)) {
        join(last->change, change);
        const std::string text = json::serialize(toJson(last->change));
        m_database.prepare("UPDATE outbox SET change = ?2, saved_at = ?3 WHERE position = ?1")
            .bind(1, last->position)
            .bind(2, std::string_view(text))
            .bind(3, change.deviceAt.ms)
            .run();
        return;
    }
    const std::string text = json::serialize(toJson(change));
    m_database
        .prepare("INSERT INTO outbox (type, record_id, kind, change, saved_at) "
                 "VALUES (?1, ?2, ?3, ?4, ?5)")
        .bind(1, word(change.type))
        .bind(2, change.recordId)
        .bind(3, word(change.kind))
        .bind(4, std::string_view(text))
        .bind(5, change.deviceAt.ms)
        .run();
}

std::vector<Change> OutboxStore::seal(std::size_t limit)
{
    struct Waiting
    {
        std::int64_t position;
        Change change;
    };
    std::vector<Waiting> waiting;
    {
        Statement statement = m_database.prepare("SELECT position, change FROM outbox WHERE "
                                                 "sequence IS NULL ORDER BY position LIMIT ?1");
        statement.bind(1, static_cast<std::int64_t>(limit));
        while (statement.step()) {
            if (auto change = changeFrom(statement.text(1)))
                waiting.push_back({statement.integer(0), std::move(*change)});
            else
                m_metUnreadable = true;
        }
    }
    if (waiting.empty())
        return {};
    std::vector<Change> sealed;
    MetaStore meta(m_database);
    auto [sequence, chain] = past();
    for (auto& [position, change] : waiting) {
        if (planted(PlantedBug::newNameOnFork) && !change.chain.empty())
            change.editId.uuid.bytes.back() ^= 1U;
        change.sequence = ++sequence;
        chain = chainAfter(chain, change.editId);
        change.chain = chain;
        const std::string text = json::serialize(toJson(change));
        m_database.prepare("UPDATE outbox SET sequence = ?2, change = ?3 WHERE position = ?1")
            .bind(1, position)
            .bind(2, sequence)
            .bind(3, std::string_view(text))
            .run();
        sealed.push_back(std::move(change));
    }
    meta.set(MetaKey::lastSequence, sequence);
    meta.set(MetaKey::chain, chain);
    return sealed;
}

std::vector<Change> OutboxStore::collect(Statement statement)
{
    std::vector<Change> out;
    while (statement.step()) {
        if (auto change = changeFrom(statement.text(0)))
            out.push_back(std::move(*change));
        else
            m_metUnreadable = true;
    }
    return out;
}

std::vector<Change> OutboxStore::sealed(std::size_t limit, std::int64_t after)
{
    Statement statement = m_database.prepare(
        "SELECT change FROM outbox WHERE sequence > ?2 ORDER BY sequence LIMIT ?1");
    statement.bind(1, static_cast<std::int64_t>(limit)).bind(2, after);
    return collect(std::move(statement));
}

std::optional<Change> OutboxStore::find(std::int64_t sequence)
{
    Statement statement = m_database.prepare("SELECT change FROM outbox WHERE sequence = ?1");
    statement.bind(1, sequence);
    std::vector<Change> found = collect(std::move(statement));
    if (found.empty())
        return std::nullopt;
    return std::move(found.front());
}

std::optional<RecordKey> OutboxStore::recordOf(std::int64_t sequence)
{
    Statement statement =
        m_database.prepare("SELECT type, record_id FROM outbox WHERE sequence = ?1");
    statement.bind(1, sequence);
    if (!statement.step())
        return std::nullopt;
    const auto type = parseWord<RecordType>(statement.text(0));
    return type ? std::optional(RecordKey{*type, statement.uuid(1)}) : std::nullopt;
}

void OutboxStore::settle(std::int64_t sequence, const OfficerId& author, Instant at)
{
    m_database
        .prepare("INSERT INTO sent_change (position, type, record_id, kind, change, author, "
                 "saved_at, answered_at) SELECT position, type, record_id, kind, change, ?2, "
                 "saved_at, ?3 FROM outbox WHERE sequence = ?1")
        .bind(1, sequence)
        .bind(2, author)
        .bind(3, at.ms)
        .run();
    m_database.prepare("DELETE FROM outbox WHERE sequence = ?1").bind(1, sequence).run();
}

void OutboxStore::forgetSentBefore(Instant instant)
{
    m_database.prepare("DELETE FROM sent_change WHERE answered_at < ?1").bind(1, instant.ms).run();
}

std::vector<RecordKey> OutboxStore::beginAgain(const OfficerId& author)
{
    Statement answered =
        m_database.prepare("SELECT DISTINCT type, record_id FROM sent_change WHERE author IS ?1");
    answered.bind(1, author);
    std::vector<RecordKey> records = keysOf(std::move(answered));
    if (planted(PlantedBug::dropOutboxOnFork))
        m_database.execute("DELETE FROM outbox");
    m_database.execute("UPDATE outbox SET sequence = NULL");
    if (planted(PlantedBug::forgetSentOnFork))
        m_database.execute("DELETE FROM sent_change");
    m_database
        .prepare("INSERT INTO outbox (position, type, record_id, kind, change, saved_at) "
                 "SELECT position, type, record_id, kind, change, saved_at FROM sent_change "
                 "WHERE author IS ?1")
        .bind(1, author)
        .run();
    m_database.prepare("DELETE FROM sent_change WHERE author IS ?1").bind(1, author).run();
    if (planted(PlantedBug::keepPastOnFork))
        return records;
    MetaStore meta(m_database);
    meta.set(MetaKey::lastSequence, std::int64_t{0});
    meta.set(MetaKey::chain, std::string_view());
    return records;
}

void OutboxStore::forgetBaseRevisions()
{
    m_database.execute("UPDATE outbox SET change = json_set(change, '$.baseRevision', 0) "
                       "WHERE json_valid(change)");
}

DevicePast OutboxStore::past()
{
    MetaStore meta(m_database);
    return {meta.integer(MetaKey::lastSequence), meta.text(MetaKey::chain)};
}

std::vector<UnreadableEdit> OutboxStore::unreadable()
{
    Statement statement = m_database.prepare("SELECT position, sequence, type, record_id, change, "
                                             "saved_at FROM outbox ORDER BY position");
    std::vector<UnreadableEdit> found;
    while (statement.step()) {
        if (changeFrom(statement.text(4)))
            continue;
        UnreadableEdit edit;
        edit.position = statement.integer(0);
        if (!statement.isNull(1))
            edit.sequence = statement.integer(1);
        edit.type = parseWord<RecordType>(statement.text(2)).value_or(RecordType::visit);
        edit.recordId = statement.uuid(3);
        edit.text = statement.text(4);
        edit.savedAt = Instant{statement.integer(5)};
        found.push_back(std::move(edit));
    }
    return found;
}

void OutboxStore::removeAt(std::int64_t position)
{
    m_database.prepare("DELETE FROM outbox WHERE position = ?1").bind(1, position).run();
}

void OutboxStore::replace(const Change& change)
{
    const std::string text = json::serialize(toJson(change));
    m_database.prepare("UPDATE outbox SET kind = ?2, change = ?3 WHERE sequence = ?1")
        .bind(1, change.sequence)
        .bind(2, word(change.kind))
        .bind(3, std::string_view(text))
        .run();
}

std::int64_t OutboxStore::countOf(const Uuid& record)
{
    Statement statement = m_database.prepare("SELECT count(*) FROM outbox WHERE record_id = ?1");
    statement.bind(1, record);
    statement.step();
    return statement.integer(0);
}

std::vector<RecordKey> OutboxStore::records()
{
    return keysOf(m_database.prepare("SELECT DISTINCT type, record_id FROM outbox"));
}

std::vector<Change> OutboxStore::editsOf(const Uuid& record)
{
    Statement statement =
        m_database.prepare("SELECT change FROM outbox WHERE record_id = ?1 ORDER BY position");
    statement.bind(1, record);
    return collect(std::move(statement));
}

std::int64_t OutboxStore::count()
{
    Statement statement = m_database.prepare("SELECT count(*) FROM outbox");
    statement.step();
    return statement.integer(0);
}

std::optional<OutboxStore::Base> OutboxStore::base(const Uuid& record)
{
    Statement statement =
        m_database.prepare("SELECT type, document FROM base_record WHERE record_id = ?1");
    statement.bind(1, record);
    if (!statement.step())
        return std::nullopt;
    Base base;
    base.type = parseWord<RecordType>(statement.text(0)).value_or(RecordType::visit);
    if (!statement.isNull(1))
        base.document = json::parse(statement.text(1)).as_object();
    return base;
}

void OutboxStore::setBase(RecordType type, const Uuid& record, const Document* document)
{
    const std::string text = document != nullptr ? json::serialize(*document) : std::string();
    Statement statement = m_database.prepare(
        "INSERT INTO base_record (record_id, type, document) VALUES (?1, ?2, ?3) "
        "ON CONFLICT(record_id) DO UPDATE SET document = ?3");
    statement.bind(1, record).bind(2, word(type));
    if (document != nullptr)
        statement.bind(3, std::string_view(text));
    else
        statement.bindNull(3);
    statement.run();
}

void OutboxStore::removeBase(const Uuid& record)
{
    m_database.prepare("DELETE FROM base_record WHERE record_id = ?1").bind(1, record).run();
}

} // namespace wupan
