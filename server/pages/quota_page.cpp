#include "core/model/officer.h"
#include "core/model/park.h"
#include "core/procedure/visit_rules.h"
#include "server/pages/issue_words.h"
#include "server/pages/list_words.h"
#include "server/pages/page_files.h"
#include "server/pages/page_handlers.h"

#include <algorithm>

namespace wupan {
namespace {

// Enterprises shown: those that are visited most.
constexpr std::size_t kMostEnterprises = 100;

class QuotaModel
{
public:
    QuotaModel(const PageCall& call, StoreTransaction& store)
        : m_call(call)
        , m_store(store)
        , m_names(store, call.caller().park)
        , m_month(monthOf(firstOfMonth(call.query().text("month"), call.now)))
    {
        const ParkId park = call.caller().park;
        if (const auto stored = store.record(park, RecordType::park, park.uuid))
            m_park = fromDocument<Park>(stored->document);
    }

    json::object build()
    {
        const std::string month = monthText(m_month.from);
        json::object model{{"month", month},
                           {"months", monthOptions(m_call.now, month)},
                           {"officers", officers()},
                           {"enterprises", enterprises()}};
        model["quota"] = m_park.visitQuotaPerMonth;
        model["reached"] = m_reached;
        model["all"] = m_all;
        model["counted"] = m_total.counted;
        model["planned"] = m_total.planned;
        model["lacksSummary"] = m_total.lacksSummary;
        model["overCap"] = m_overCap;
        model["cap"] = m_park.visitBurdenCap;
        return model;
    }

private:
    /// Whoever has a quota, and whoever visited all the same; who is furthest from it stands first.
    json::array officers()
    {
        const auto counts = m_store.visitsByOfficer(m_call.caller().park, m_month.from, m_month.to);
        std::vector<std::pair<Officer, VisitCounts>> lines;
        for (const Document& document : m_store.officers(m_call.caller().park)) {
            auto officer = fromDocument<Officer>(document);
            const auto found = counts.find(officer.id);
            const bool owes = officer.role == Role::officer && officer.active;
            if (owes || found != counts.end())
                lines.emplace_back(std::move(officer),
                                   found == counts.end() ? VisitCounts{} : found->second);
        }
        std::ranges::stable_sort(lines, {}, [](const auto& line) { return line.second.counted; });
        json::array rows;
        for (const auto& [officer, of] : lines)
            rows.push_back(officerRow(officer, of));
        return rows;
    }

    json::object officerRow(const Officer& officer, const VisitCounts& of)
    {
        const std::int64_t quota = std::max<std::int64_t>(1, m_park.visitQuotaPerMonth);
        const bool reached = of.counted >= m_park.visitQuotaPerMonth;
        m_total.counted += of.counted;
        m_total.planned += of.planned;
        m_total.lacksSummary += of.lacksSummary;
        ++m_all;
        m_reached += reached ? 1 : 0;
        return {{"name", officer.name},
                {"link", linkOf("officer", officer.id.text())},
                {"counted", of.counted},
                {"begun", of.begun},
                {"planned", of.planned},
                {"lacksSummary", of.lacksSummary == 0 ? "" : std::to_string(of.lacksSummary)},
                {"share", std::min<std::int64_t>(100, 100 * of.counted / quota)},
                {"reached", reached}};
    }

    json::array enterprises()
    {
        const auto counts =
            m_store.visitsByEnterprise(m_call.caller().park, m_month.from, m_month.to);
        std::vector<std::pair<EnterpriseId, VisitCounts>> lines(counts.begin(), counts.end());
        std::erase_if(lines, [](const auto& line) { return line.first.isNil(); });
        const auto burden = [](const auto& line) {
            return line.second.begun + line.second.planned;
        };
        std::ranges::stable_sort(lines, std::ranges::greater{}, burden);
        m_overCap = std::ranges::count_if(
            lines, [&](const auto& line) { return burden(line) > m_park.visitBurdenCap; });
        if (lines.size() > kMostEnterprises)
            lines.resize(kMostEnterprises);
        json::array rows;
        for (const auto& line : lines)
            rows.push_back({{"name", m_names.of(RecordType::enterprise, line.first)},
                            {"link", linkOf("enterprise", line.first.text())},
                            {"begun", line.second.begun},
                            {"planned", line.second.planned},
                            {"tone", burden(line) > m_park.visitBurdenCap    ? "red"
                                     : burden(line) == m_park.visitBurdenCap ? "amber"
                                                                             : "green"}});
        return rows;
    }

    [[nodiscard]] std::string linkOf(std::string_view field, const std::string& id) const
    {
        return "/visits?" +
               FormValues().with(field, id).with("month", monthText(m_month.from)).encoded();
    }

    const PageCall& m_call;
    StoreTransaction& m_store;
    Names m_names;
    Park m_park;
    Month m_month;
    VisitCounts m_total;
    std::int64_t m_all = 0;
    std::int64_t m_reached = 0;
    std::int64_t m_overCap = 0;
};

} // namespace

Response showQuota(const PageCall& call)
{
    return call.readPage("quota", quotaTemplate(),
                         [&](StoreTransaction& store) { return QuotaModel(call, store).build(); });
}

} // namespace wupan
