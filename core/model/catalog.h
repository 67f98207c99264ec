#pragma once

#include "core/model/record_type.h"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wupan {

/// How a field's value is shaped in a document (JSON) and in a column.
enum class FieldKind {
    text,    ///< string → TEXT
    integer, ///< integer → INTEGER
    real,    ///< number → REAL
    boolean, ///< true/false → INTEGER 1/0
    instant, ///< integer, ms since 1970 UTC → INTEGER
    id,      ///< UUID text → BLOB(16)
    json,    ///< array or object → TEXT
};

/// What happens when two people change the same field (docs/sync-protocol.md).
enum class MergeRule {
    last,   ///< the later writer by corrected time
    text,   ///< three-way; overlapping edits are a conflict
    set,    ///< array as a set: add wins over remove
    map,    ///< object: each key by `last`
    append, ///< written once, never changed afterwards
    step,   ///< only the issue procedure writes it
    server, ///< only headquarters writes it
};

struct FieldSpec
{
    std::string_view name; ///< in documents: "creditCode"
    std::string column;    ///< in SQL: "credit_code"
    FieldKind kind = FieldKind::text;
    MergeRule rule = MergeRule::last;
};

class RoleSet
{
public:
    constexpr RoleSet() = default;
    constexpr RoleSet(std::initializer_list<Role> roles)
    {
        for (const Role role : roles)
            m_bits |= bit(role);
    }
    [[nodiscard]] constexpr bool contains(Role role) const { return (m_bits & bit(role)) != 0; }

private:
    static constexpr unsigned bit(Role role) { return 1U << static_cast<unsigned>(role); }
    unsigned m_bits = 0;
};

/// One record type, declared once: codec, columns, merge and rights follow from it.
struct RecordSpec
{
    RecordType type;
    std::string_view name; ///< "issueEvent"
    std::string table;     ///< "issue_event"
    std::vector<FieldSpec> fields;
    RoleSet creators; ///< may create one through sync
    RoleSet writers;  ///< may change fields of one through sync

    [[nodiscard]] const FieldSpec* field(std::string_view fieldName) const;
};

/// All record types, in the order in which references resolve (a visit after its enterprise).
[[nodiscard]] std::span<const RecordSpec> catalog();
[[nodiscard]] const RecordSpec& specOf(RecordType type);

} // namespace wupan
