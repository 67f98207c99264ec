#include "core/store/salvaged_rows.h"

#include "core/base/hash.h"
#include "core/store/attention_store.h"
#include "core/store/damaged_database.h"

#include <algorithm>
#include <optional>

namespace wupan {
namespace {

using Kind = RawValue::Kind;
using Values = std::vector<RawValue>;

/// Whether the row has these kinds, a letter each: text, integer, uuid (a blob of 16 bytes), null;
/// a capital may be null as well, and of what follows '*' nothing is asked.
bool isLike(const Values& values, std::string_view shape)
{
    const bool open = shape.ends_with('*');
    const std::size_t size = shape.size() - (open ? 1 : 0);
    if (open ? values.size() < size : values.size() != size)
        return false;
    for (std::size_t i = 0; i < size; ++i) {
        const Kind kind = values[i].kind;
        const bool isNull = kind == Kind::null;
        const bool isUuid = kind == Kind::blob && values[i].bytes.size() == 16;
        bool fits = false;
        switch (shape[i]) {
        case 't':
            fits = kind == Kind::text;
            break;
        case 'T':
            fits = kind == Kind::text || isNull;
            break;
        case 'i':
            fits = kind == Kind::integer;
            break;
        case 'I':
            fits = kind == Kind::integer || isNull;
            break;
        case 'u':
            fits = isUuid;
            break;
        case 'U':
            fits = isUuid || isNull;
            break;
        default:
            fits = isNull;
        }
        if (!fits)
            return false;
    }
    return true;
}

Uuid uuidOf(const RawValue& value)
{
    Uuid uuid;
    if (value.bytes.size() == uuid.bytes.size())
        std::copy(value.bytes.begin(), value.bytes.end(), uuid.bytes.begin());
    return uuid;
}

/// A page of zeros in the middle of a text ends it.
std::string textOf(const RawValue& value)
{
    return value.bytes.substr(0, value.bytes.find('\0'));
}

std::optional<Change> changeIn(const std::string& text)
{
    const auto object = parseObject(text);
    if (!object)
        return std::nullopt;
    auto change = parseChange(*object);
    return change ? std::optional(std::move(*change)) : std::nullopt;
}

bool isJson(const std::string& text)
{
    return parseObject(text).ok();
}

class Reader
{
public:
    Reader(const std::filesystem::path& file, SalvagedRows& out)
        : m_file(file)
        , m_out(out)
    {}

    void read()
    {
        m_file.forEachRow([this](const RawRow& row) { takeRow(row); });
        m_file.forEachKey([this](const RawRow& row) { takeMeta(row); });
        for (auto* edits : {&m_out.waiting, &m_out.answered})
            std::ranges::stable_sort(*edits, {}, &SalvagedEdit::position);
        findLosses();
    }

private:
    // The shapes are those of core/store/migrations; no two tables of a tablet have the same.
    void takeRow(const RawRow& row)
    {
        const Values& values = row.values;
        if (isLike(values, "ntuttIi"))
            takeWaiting(row);
        else if (isLike(values, "ntuttUii"))
            takeAnswered(row);
        else if (isLike(values, "nttuttttitI"))
            takeEntry(row);
        else if (isLike(values, "tt") && row.whole && isJson(values[1].bytes))
            m_out.drafts[values[0].bytes] = values[1].bytes;
        else if (isLike(values, "tittiii*") && row.whole && isSha256Hex(values[0].bytes))
            takeFile(values);
        else if (isLike(values, "utT") && row.whole)
            takeBase(values);
    }

    static SalvagedEdit editIn(const RawRow& row, const RawValue& savedAt)
    {
        const Values& values = row.values;
        SalvagedEdit edit{row.rowid,
                          textOf(values[1]),
                          uuidOf(values[2]),
                          textOf(values[3]),
                          textOf(values[4]),
                          Instant{savedAt.integer},
                          {},
                          {}};
        if (const auto change = changeIn(edit.text)) {
            edit.type = word(change->type);
            edit.recordId = change->recordId;
            edit.kind = word(change->kind);
            if (edit.savedAt.ms == 0)
                edit.savedAt = change->deviceAt;
        }
        return edit;
    }

    void takeWaiting(const RawRow& row)
    {
        if (m_waiting.insert(row.rowid).second)
            m_out.waiting.push_back(editIn(row, row.values[6]));
    }

    void takeAnswered(const RawRow& row)
    {
        SalvagedEdit edit = editIn(row, row.values[6]);
        edit.author = OfficerId{uuidOf(row.values[5])};
        edit.answeredAt = Instant{row.values[7].integer};
        if (row.whole && changeIn(edit.text) && m_answered.insert(row.rowid).second)
            m_out.answered.push_back(std::move(edit));
    }

    void takeEntry(const RawRow& row)
    {
        const Values& values = row.values;
        if (!m_entries.insert(textOf(values[1])).second)
            return;
        SalvagedEntry entry{textOf(values[1]), textOf(values[2]),
                            uuidOf(values[3]), textOf(values[4]),
                            textOf(values[5]), textOf(values[6]),
                            textOf(values[7]), Instant{values[8].integer},
                            textOf(values[9]), Instant{values[10].integer}};
        if (!row.whole) {
            entry.outcome = word(Outcome::refused);
            entry.reason = AttentionStore::kUnreadable;
            entry.theirs = "{}";
            entry.decision.clear();
        }
        m_out.entries.push_back(std::move(entry));
    }

    void takeFile(const Values& values)
    {
        FileUpload file;
        file.sha256 = values[0].bytes;
        file.sizeBytes = values[1].integer;
        file.mediaType = values[2].bytes;
        file.isThumbnail = values.size() > 7 && values[7].integer != 0;
        m_out.files.emplace_back(std::move(file), values[5].integer != 0);
    }

    void takeBase(const Values& values)
    {
        const Uuid id = uuidOf(values[0]);
        const std::string& text = values[2].bytes;
        const auto document = parseObject(text);
        const bool isIts = document && textAt(*document, "id") == id.text();
        if (parseWord<RecordType>(values[1].bytes) && (text.empty() || isIts))
            m_out.bases[id] = {values[1].bytes, text};
    }

    void takeMeta(const RawRow& row)
    {
        if (!isLike(row.values, "tt") || !row.whole)
            return;
        if (const auto key = MetaStore::keyNamed(row.values[0].bytes))
            m_out.meta[*key] = row.values[1].bytes;
    }

    /// The indexes are on pages of their own.
    void findLosses()
    {
        bool known = m_file.forEachKeyOf("outbox_by_record", [this](const RawRow& row) {
            if (isLike(row.values, "ui*") && m_waiting.insert(row.values[1].integer).second)
                m_out.lostEdits.push_back({row.values[1].integer, uuidOf(row.values[0])});
        });
        std::ranges::sort(m_out.lostEdits, {}, &LostEdit::position);
        m_out.mayLackMore = !known && !m_file.isWhole("outbox");
        known = m_file.forEachKeyOf("sqlite_autoindex_attention_1", [this](const RawRow& row) {
            if (isLike(row.values, "ti") && m_entries.insert(row.values[0].bytes).second)
                ++m_out.lostEntries;
        });
        m_out.mayLackMore |= !known && !m_file.isWhole("attention");
        known = m_file.forEachKeyOf("sqlite_autoindex_issue_draft_1", [this](const RawRow& row) {
            if (isLike(row.values, "ti") && !m_out.drafts.contains(row.values[0].bytes))
                ++m_out.lostDrafts;
        });
        m_out.mayLackMore |= !known && !m_file.isWhole("issue_draft");
    }

    DamagedDatabase m_file;
    SalvagedRows& m_out;
    std::set<std::int64_t> m_waiting;
    std::set<std::int64_t> m_answered;
    std::set<std::string> m_entries;
};

} // namespace

bool SalvagedRows::anything() const
{
    return !meta.empty() || !waiting.empty() || !answered.empty() || !entries.empty() ||
           !drafts.empty() || !lostEdits.empty();
}

SalvagedRows SalvagedRows::readFrom(const std::filesystem::path& database)
{
    SalvagedRows rows;
    Reader(database, rows).read();
    return rows;
}

} // namespace wupan
