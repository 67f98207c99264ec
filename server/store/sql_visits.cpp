#include "core/procedure/visit_facts.h"
#include "server/store/sql_text.h"
#include "server/store/sql_transaction.h"

// The part of SqlTransaction that deals with the list of visits.
namespace wupan {
namespace {

void addFilter(SqlText& sql, ParkId park, const VisitFilter& filter)
{
    sql.add(" FROM visit_list v WHERE v.park = ", park.uuid);
    sql.addId(" AND v.officer = ", filter.officer);
    sql.addId(" AND v.enterprise = ", filter.enterprise);
    if (filter.state)
        sql.add(" AND v.state = ", std::string(word(*filter.state)));
    if (filter.counted)
        sql.add(" AND v.counted = ", std::int64_t{*filter.counted});
    if (filter.lacksSummary)
        sql.add(" AND v.lacks_summary = ", std::int64_t{1});
    if (filter.from)
        sql.add(" AND v.happens_at >= ", filter.from->ms);
    if (filter.to)
        sql.add(" AND v.happens_at < ", filter.to->ms);
}

/// By `column`, of what happens in [from, to).
template <class IdType>
std::map<IdType, VisitCounts> countVisits(SqlConnection& connection, std::string_view column,
                                          ParkId park, Instant from, Instant to)
{
    SqlStatement statement = connection.prepare(std::string("SELECT ").append(column).append(
        ", state, CAST(sum(counted) AS BIGINT), "
        "CAST(sum(lacks_summary) AS BIGINT), count(*) FROM visit_list "
        "WHERE park = ?1 AND happens_at >= ?2 AND happens_at < ?3 "
        "AND state <> 'cancelled' GROUP BY 1, 2"));
    statement.bind(1, park).bind(2, from.ms).bind(3, to.ms);
    std::map<IdType, VisitCounts> counts;
    while (statement.step()) {
        VisitCounts& of = counts[statement.id<IdType>(0)];
        const bool isPlanned = statement.text(1) == word(VisitState::planned);
        of.counted += statement.integer(2);
        of.lacksSummary += statement.integer(3);
        (isPlanned ? of.planned : of.begun) += statement.integer(4);
    }
    return counts;
}

} // namespace

VisitPage SqlTransaction::visits(ParkId park, const VisitFilter& filter)
{
    hold(park);
    VisitPage page;
    SqlText count;
    count.add("SELECT count(*)");
    addFilter(count, park, filter);
    SqlStatement counted = count.prepareIn(m_sql);
    counted.step();
    page.total = counted.integer(0);
    SqlText sql;
    sql.add("SELECT r.document FROM (SELECT v.id, v.happens_at");
    addFilter(sql, park, filter);
    sql.add(" ORDER BY v.happens_at DESC, v.id DESC LIMIT ", filter.limit);
    sql.add(" OFFSET ", filter.offset);
    sql.add(") p JOIN record r ON r.id = p.id ORDER BY p.happens_at DESC, p.id DESC");
    SqlStatement statement = sql.prepareIn(m_sql);
    while (statement.step())
        page.visits.push_back(json::parse(statement.text(0)).as_object());
    return page;
}

std::map<OfficerId, VisitCounts> SqlTransaction::visitsByOfficer(ParkId park, Instant from,
                                                                 Instant to)
{
    hold(park);
    return countVisits<OfficerId>(m_sql, "officer", park, from, to);
}

std::map<EnterpriseId, VisitCounts> SqlTransaction::visitsByEnterprise(ParkId park, Instant from,
                                                                       Instant to)
{
    hold(park);
    return countVisits<EnterpriseId>(m_sql, "enterprise", park, from, to);
}

void SqlTransaction::putInVisits(ParkId park, const Uuid& id, const Document& document)
{
    const auto visit = fromDocument<Visit>(document);
    const VisitFacts facts = factsOf(visit);
    const Instant happensAt = visit.checkedInAt.value_or(visit.plannedAt.value_or(Instant{}));
    const bool lacksSummary = visit.state == VisitState::completed && !facts.hasSummary;
    m_sql
        .prepare("INSERT INTO visit_list (id, park, officer, enterprise, state, happens_at, "
                 "counted, lacks_summary) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
                 "ON CONFLICT(id) DO UPDATE SET officer = ?3, enterprise = ?4, state = ?5, "
                 "happens_at = ?6, counted = ?7, lacks_summary = ?8 "
                 "WHERE visit_list.officer IS DISTINCT FROM ?3 "
                 "OR visit_list.enterprise IS DISTINCT FROM ?4 OR visit_list.state <> ?5 "
                 "OR visit_list.happens_at <> ?6 OR visit_list.counted <> ?7 "
                 "OR visit_list.lacks_summary <> ?8")
        .bind(1, id)
        .bind(2, park)
        .bind(3, visit.officerId)
        .bind(4, visit.enterpriseId)
        .bind(5, word(visit.state))
        .bind(6, happensAt.ms)
        .bind(7, std::int64_t{counts(facts)})
        .bind(8, std::int64_t{lacksSummary})
        .run();
}

void SqlTransaction::fillVisits()
{
    for (const ParkId& park : parks())
        for (const Document& visit : documents(park, RecordType::visit))
            if (const auto id = Uuid::parse(textAt(visit, "id")))
                putInVisits(park, *id, visit);
}

} // namespace wupan
