#pragma once

#include "core/model/record_codec.h"
#include "core/store/database.h"

#include <cstdint>
#include <string>
#include <vector>

namespace wupan {

/// Which columns of a row a statement writes: one bit for each, by its number in RecordColumns.
using ColumnSet = std::uint64_t;

/// How the documents of one record type stand in its table. The columns beside the id are, by
/// number: the revision, the fields in the catalog's order, `extra` with the fields of newer peers,
/// and of an issue its place in the list. Immutable; any thread.
class RecordColumns
{
public:
    [[nodiscard]] static const RecordColumns& of(RecordType type);

    explicit RecordColumns(const RecordSpec& spec);

    /// What read() reads: rowid, id, revision, the fields, extra.
    [[nodiscard]] const std::string& selectAll() const { return m_selectAll; }
    [[nodiscard]] const std::string& selectOne() const { return m_selectOne; } ///< ?1 is the id
    /// Does nothing when a row with that id is there.
    [[nodiscard]] const std::string& insert() const { return m_insert; }
    [[nodiscard]] std::string update(ColumnSet columns) const;

    [[nodiscard]] ColumnSet all() const { return (ColumnSet{1} << m_names.size()) - 1; }
    /// Where a row of `after` differs from one of `before`.
    [[nodiscard]] ColumnSet changed(const Document& before, const Document& after) const;

    [[nodiscard]] Document read(const Statement& row) const;
    /// Runs a statement of insert() with all columns or of update(columns). Whether it wrote a row.
    bool write(Database& database, const std::string& sql, ColumnSet columns,
               const Document& document, const Uuid& id) const;

private:
    [[nodiscard]] bool isIssue() const { return m_spec.type == RecordType::issue; }
    [[nodiscard]] std::size_t extraColumn() const { return 1 + m_spec.fields.size(); }
    [[nodiscard]] std::string extraText(const Document& document) const;

    const RecordSpec& m_spec;
    std::vector<std::string> m_names;
    std::string m_selectAll;
    std::string m_selectOne;
    std::string m_insert;
};

} // namespace wupan
