#include "core/store/visit_store.h"

namespace wupan {
namespace {

// The visit's answers are not read: a list never shows them.
constexpr std::string_view kVisitColumns =
    "SELECT v.id, v.revision, v.enterprise_id, v.officer_id, v.checklist_id, v.state, "
    "  v.planned_at, v.joint_visit_id, v.checked_in_at, v.latitude, v.longitude, "
    "  v.accuracy_meters, v.completed_at, v.summary, v.summary_written_at, v.signature_id, "
    "  v.signer_name, v.missing_answers";
// What a line of a list says besides.
constexpr std::string_view kLineColumns =
    ", e.name, e.area, e.tags, e.latitude, e.longitude, "
    "  (SELECT max(p.checked_in_at) FROM visit AS p WHERE p.enterprise_id = v.enterprise_id "
    "     AND p.id <> v.id AND p.checked_in_at < coalesce(v.checked_in_at, 9e18)), "
    "  (SELECT count(*) FROM issue AS i "
    "     WHERE i.enterprise_id = v.enterprise_id AND i.is_open = 1), "
    "  o.name "
    "FROM visit AS v LEFT JOIN enterprise AS e ON e.id = v.enterprise_id "
    "LEFT JOIN officer AS o ON o.id = v.officer_id ";

std::optional<Instant> instant(const Statement& row, int column)
{
    if (row.isNull(column))
        return std::nullopt;
    return Instant{row.integer(column)};
}

std::optional<double> real(const Statement& row, int column)
{
    if (row.isNull(column))
        return std::nullopt;
    return row.real(column);
}

Visit readVisit(const Statement& row)
{
    Visit visit;
    visit.id = row.id<VisitId>(0);
    visit.revision = row.integer(1);
    visit.enterpriseId = row.id<EnterpriseId>(2);
    visit.officerId = row.id<OfficerId>(3);
    visit.checklistId = row.id<ChecklistId>(4);
    visit.state = parseWord<VisitState>(row.text(5)).value_or(VisitState::planned);
    visit.plannedAt = instant(row, 6);
    visit.jointVisitId = row.id<VisitId>(7);
    visit.checkedInAt = instant(row, 8);
    visit.latitude = real(row, 9);
    visit.longitude = real(row, 10);
    visit.accuracyMeters = real(row, 11);
    visit.completedAt = instant(row, 12);
    visit.summary = row.text(13);
    visit.summaryWrittenAt = instant(row, 14);
    visit.signatureId = row.id<AttachmentId>(15);
    visit.signerName = row.text(16);
    if (!row.isNull(17))
        visit.missingAnswers = row.integer(17);
    return visit;
}

VisitRow readRow(const Statement& row)
{
    VisitRow out;
    out.visit = readVisit(row);
    out.enterpriseName = row.text(18);
    out.enterpriseArea = row.text(19);
    if (!row.isNull(20))
        MemberCodec<std::vector<std::string>>::read(json::parse(row.text(20)), out.enterpriseTags);
    out.enterpriseLatitude = real(row, 21);
    out.enterpriseLongitude = real(row, 22);
    out.previousVisitAt = instant(row, 23);
    out.openIssues = row.integer(24);
    out.officerName = row.text(25);
    return out;
}

std::vector<VisitRow> readRows(Statement& statement)
{
    std::vector<VisitRow> rows;
    while (statement.step())
        rows.push_back(readRow(statement));
    return rows;
}

std::string query(std::string_view conditions)
{
    return std::string(kVisitColumns).append(kLineColumns).append(conditions);
}

} // namespace

std::vector<VisitRow> VisitStore::ofDay(OfficerId officer, Instant from, Instant to)
{
    Statement statement =
        // The officer in each part, so that each finds its own by the index.
        m_database.prepare(query("WHERE v.officer_id = ?1 AND v.state = 'checkedIn' "
                                 "  OR v.officer_id = ?1 AND v.state = 'planned' "
                                 "    AND v.planned_at < ?3 "
                                 "  OR v.officer_id = ?1 AND v.state = 'completed' "
                                 "    AND v.checked_in_at >= ?2 AND v.checked_in_at < ?3 "
                                 "ORDER BY coalesce(v.checked_in_at, v.planned_at), v.id"));
    statement.bind(1, officer).bind(2, from.ms).bind(3, to.ms);
    return readRows(statement);
}

std::vector<VisitRow> VisitStore::history(OfficerId officer, std::int64_t offset,
                                          std::int64_t limit)
{
    Statement statement = m_database.prepare(
        query("WHERE v.officer_id = ?1 AND v.state <> 'cancelled' "
              "ORDER BY coalesce(v.checked_in_at, v.planned_at) DESC, v.id LIMIT ?3 OFFSET ?2"));
    statement.bind(1, officer).bind(2, offset).bind(3, limit);
    return readRows(statement);
}

std::int64_t VisitStore::historyCount(OfficerId officer)
{
    Statement statement = m_database.prepare(
        "SELECT count(*) FROM visit WHERE officer_id = ?1 AND state <> 'cancelled'");
    statement.bind(1, officer).step();
    return statement.integer(0);
}

std::optional<VisitRow> VisitStore::find(VisitId id)
{
    Statement statement = m_database.prepare(query("WHERE v.id = ?1"));
    statement.bind(1, id);
    if (!statement.step())
        return std::nullopt;
    return readRow(statement);
}

std::vector<Visit> VisitStore::checkedInBetween(OfficerId officer, Instant from, Instant to)
{
    Statement statement = m_database.prepare(
        std::string(kVisitColumns)
            .append(" FROM visit AS v WHERE v.officer_id = ?1 "
                    "AND v.state IN ('planned', 'checkedIn', 'completed') "
                    "AND v.checked_in_at >= ?2 AND v.checked_in_at < ?3 ORDER BY v.checked_in_at"));
    statement.bind(1, officer).bind(2, from.ms).bind(3, to.ms);
    std::vector<Visit> visits;
    while (statement.step())
        visits.push_back(readVisit(statement));
    return visits;
}

std::vector<VisitRow> VisitStore::awaitingSummary(OfficerId officer)
{
    Statement statement = m_database.prepare(
        query("WHERE v.officer_id = ?1 AND v.state IN ('checkedIn', 'completed') "
              "AND coalesce(v.summary, '') = '' ORDER BY v.checked_in_at"));
    statement.bind(1, officer);
    return readRows(statement);
}

std::optional<Visit> VisitStore::lastSummarized(EnterpriseId enterprise, VisitId besides)
{
    Statement statement = m_database.prepare(
        query("WHERE v.enterprise_id = ?1 AND v.id <> ?2 AND coalesce(v.summary, '') <> '' "
              "ORDER BY v.checked_in_at DESC LIMIT 1"));
    statement.bind(1, enterprise).bind(2, besides.uuid);
    if (!statement.step())
        return std::nullopt;
    return readVisit(statement);
}

std::vector<VisitRow> VisitStore::ofEnterprise(EnterpriseId enterprise, std::int64_t limit)
{
    Statement statement = m_database.prepare(
        query("WHERE v.enterprise_id = ?1 AND v.state <> 'cancelled' "
              "ORDER BY coalesce(v.checked_in_at, v.planned_at) DESC, v.id LIMIT ?2"));
    statement.bind(1, enterprise).bind(2, limit);
    return readRows(statement);
}

std::vector<VisitRow> VisitStore::plannedOf(EnterpriseId enterprise, Instant from)
{
    Statement statement = m_database.prepare(
        query("WHERE v.enterprise_id = ?1 AND v.state = 'planned' AND v.planned_at >= ?2 "
              "AND v.joint_visit_id IS NULL ORDER BY v.planned_at"));
    statement.bind(1, enterprise).bind(2, from.ms);
    return readRows(statement);
}

} // namespace wupan
