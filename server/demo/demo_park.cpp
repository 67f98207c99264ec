#include "server/demo/demo_park.h"

#include "core/model/checklist.h"
#include "core/model/department.h"
#include "core/model/enterprise.h"
#include "core/model/indicator.h"
#include "core/model/officer.h"
#include "core/model/park.h"
#include "core/model/visit.h"
#include "core/procedure/credit_code.h"
#include "server/demo/demo_issues.h"
#include "server/demo/demo_random.h"
#include "server/demo/demo_words.h"

namespace wupan {
namespace {

constexpr int kEnterprises = 1'000;
constexpr int kOfficers = 12;
constexpr int kVisitDays = 90;

class DemoBuilder
{
public:
    explicit DemoBuilder(Instant now)
        : m_now(now)
    {}

    DemoPark build(const std::string& checklistXml, const std::string& holidays)
    {
        addPark(holidays);
        addPeople();
        addChecklist(checklistXml);
        addIndicators();
        addEnterprises();
        addVisits();
        addIssues(holidays);
        return std::move(m_demo);
    }

private:
    template <class IdType>
    IdType id()
    {
        // Ids do not depend on `now`: a second load finds the same records.
        return IdType{Uuid::v7(Instant{1'700'000'000'000 + ++m_made}, m_random)};
    }

    template <class R>
    void add(const R& record)
    {
        m_demo.records.emplace_back(R::kType, toDocument(record));
    }

    void addPark(const std::string& holidays)
    {
        m_demo.park = id<ParkId>();
        Park park;
        park.id = m_demo.park;
        park.name = "五盘样本园区";
        park.holidays = holidays;
        add(park);
    }

    Officer addPerson(const std::string& name, Role role, DepartmentId department = {})
    {
        Officer officer;
        officer.id = id<OfficerId>();
        officer.name = name;
        officer.role = role;
        officer.departmentId = department;
        add(officer);
        return officer;
    }

    void addPeople()
    {
        for (const demo::DepartmentWords& words : demo::kDepartments) {
            Department department;
            department.id = id<DepartmentId>();
            department.name = words.name;
            department.categories = {std::string(word(words.category))};
            add(department);
            const Officer handler =
                addPerson(std::string(words.name) + "经办人", Role::handler, department.id);
            m_desks.push_back({words.category, department.id, handler.id});
        }
        for (int i = 1; i <= kOfficers; ++i)
            m_officers.push_back(
                addPerson("样本干部" + std::to_string(i) + "号", Role::officer).id);
        m_coordinator = addPerson("综合服务中心样本人员", Role::coordinator).id;
        const OfficerId leader = addPerson("分管样本领导", Role::leader).id;
        const OfficerId admin = addPerson("样本管理员", Role::admin).id;
        m_demo.logins = {{"demo", m_officers.front()},
                         {"center", m_coordinator},
                         {"leader", leader},
                         {"admin", admin}};
    }

    void addChecklist(const std::string& xml)
    {
        Checklist checklist;
        checklist.id = m_checklist = id<ChecklistId>();
        checklist.formId = "enterprise-visit";
        checklist.version = "7";
        checklist.title = "企业走访清单";
        checklist.xml = xml;
        add(checklist);
    }

    void addIndicator(Plate plate, std::int64_t rank, const std::string& label, double actual,
                      std::optional<double> goal, std::optional<double> amountWanYuan,
                      const std::string& remark = {})
    {
        Indicator indicator;
        indicator.id = id<IndicatorId>();
        indicator.plate = plate;
        indicator.rank = rank;
        indicator.label = label;
        indicator.actual = actual;
        indicator.goal = goal;
        indicator.amountWanYuan = amountWanYuan;
        indicator.remark = remark;
        indicator.asOf = m_now;
        add(indicator);
    }

    /// The reference park's published figures (domain.md); amounts in 万元.
    void addIndicators()
    {
        addIndicator(Plate::targets, 1, "省级专精特新", 21, 26, {}, "其中 2023 年首批 7 家");
        addIndicator(Plate::targets, 2, "国家级小巨人", 4, {}, {});
        addIndicator(Plate::investment, 1, "产业链项目", 38, {}, 582'100,
                     "以商引商、技改招商、零地招商");
        addIndicator(Plate::projects, 1, "在建重点", 22, {}, 1'881'800);
        addIndicator(Plate::projects, 2, "开工提速", 6, {}, 180'100);
        addIndicator(Plate::projects, 3, "竣工投产", 11, {}, 986'700);
        addIndicator(Plate::funds, 1, "需求已匹配", 17, 24, {}, "政银企常态化对接");
        addIndicator(Plate::innovation, 1, "平台入驻企业", 33, {}, {}, "4 家平台");
        addIndicator(Plate::innovation, 2, "规上企业", 8, {}, {});
        addIndicator(Plate::innovation, 3, "国家高新技术企业", 5, {}, {});
    }

    static std::string creditCode(int i)
    {
        // 9135…: an enterprise, registered in a division that is left open; MA and a number of
        // seven digits.
        const std::string first17 = "91350100MA" + std::to_string(3'000'000 + i);
        return first17 + makeCheckCharacter(first17).value_or('0');
    }

    std::vector<std::string> tagsOf(int i)
    {
        std::vector<std::string> tags;
        if (i < 21)
            tags.emplace_back("省级专精特新");
        if (i < 7)
            tags.emplace_back("2023年首批");
        if (i >= 21 && i < 25)
            tags.emplace_back("国家级小巨人");
        if (i >= 25 && i < 90)
            tags.emplace_back("创新型中小企业");
        if (i == 8)
            tags.emplace_back("零地招商");
        if (i % 17 == 3)
            tags.emplace_back("科技型中小企业");
        return tags;
    }

    void addEnterprises()
    {
        for (int i = 0; i < kEnterprises; ++i) {
            const auto trade = demo::kTrades.at(static_cast<std::size_t>(i) % demo::kTrades.size());
            const auto form =
                demo::kForms.at(static_cast<std::size_t>(i / 20) % demo::kForms.size());
            Enterprise enterprise;
            enterprise.id = id<EnterpriseId>();
            enterprise.name = std::string(trade) + std::string(form);
            if (i >= 160)
                enterprise.name += std::to_string(i / 160 + 1) + "号";
            enterprise.creditCode = creditCode(i);
            enterprise.industry = trade;
            enterprise.area = demo::kAreas.at(static_cast<std::size_t>(i) % demo::kAreas.size());
            enterprise.address = enterprise.area + "样本路 " + std::to_string(i + 1) + " 号";
            // A square of some 10 km; no real enterprise lies there under these names.
            enterprise.latitude = 25.50 + static_cast<double>(m_random.below(1000)) / 10'000.0;
            enterprise.longitude = 119.50 + static_cast<double>(m_random.below(1000)) / 10'000.0;
            enterprise.contactName = "样本联系人" + std::to_string(i + 1);
            enterprise.contactPhone = "0000-" + std::to_string(1'000'000 + i);
            enterprise.scale = i % 3 == 0 ? "above" : "below";
            enterprise.tags = tagsOf(i);
            enterprise.responsibleOfficerId = officerOf(i);
            enterprise.staffCount = static_cast<std::int64_t>(20 + m_random.below(400));
            enterprise.researchSharePercent = static_cast<double>(m_random.below(90)) / 10.0;
            add(enterprise);
            m_enterprises.push_back(enterprise.id);
        }
    }

    [[nodiscard]] OfficerId officerOf(int enterprise) const
    {
        return m_officers.at(static_cast<std::size_t>(enterprise) % m_officers.size());
    }

    void addVisit(int enterprise, VisitState state, Instant at, bool summarized)
    {
        Visit visit;
        visit.id = id<VisitId>();
        visit.enterpriseId = m_enterprises.at(static_cast<std::size_t>(enterprise));
        visit.officerId = officerOf(enterprise);
        visit.checklistId = m_checklist;
        visit.state = state;
        visit.plannedAt = at;
        if (state != VisitState::planned) {
            visit.checkedInAt = at.plusMs(2 * kMillisecondsPerMinute);
            visit.accuracyMeters = static_cast<double>(4 + m_random.below(20));
        }
        if (state == VisitState::completed) {
            visit.completedAt = at.plusMs(70 * kMillisecondsPerMinute);
            visit.missingAnswers = 0;
            visit.answers = {
                {"/data/projects/installation_on_schedule", "yes"},
                {"/data/projects/progress_percent", std::to_string(40 + m_random.below(60))}};
        }
        if (summarized) {
            visit.summary = m_random.pick(demo::kSummaries);
            visit.summaryWrittenAt = at.plusMs(90 * kMillisecondsPerMinute);
        }
        add(visit);
        if (state == VisitState::completed)
            m_visits.push_back({visit.id, visit.enterpriseId, visit.officerId, at});
    }

    /// Three months of work: every officer makes some six visits a month, the demo officer has one
    /// under way and two planned today.
    void addVisits()
    {
        const Date today = parkDate(m_now);
        for (int day = kVisitDays; day > 0; --day) {
            const Date date = today.plusDays(-day);
            if (date.isoWeekday() > 5)
                continue;
            for (int i = 0; i < 4; ++i) {
                const int enterprise = static_cast<int>(m_random.below(kEnterprises));
                const std::int64_t hour = 9 + 2 * i;
                addVisit(enterprise, VisitState::completed,
                         startOfDay(date).plusMs(hour * kMillisecondsPerHour), true);
            }
        }
        // Numbers 0, 12, 24 … are the demo officer's (officerOf).
        const Instant morning = startOfDay(today);
        addVisit(0, VisitState::checkedIn, morning.plusMs(9 * kMillisecondsPerHour), false);
        addVisit(12, VisitState::planned, morning.plusMs(14 * kMillisecondsPerHour), false);
        addVisit(24, VisitState::planned, morning.plusMs(16 * kMillisecondsPerHour), false);
        addVisit(36, VisitState::completed, morning.plusMs(-14 * kMillisecondsPerHour), false);
        for (int i = 0; i < 3; ++i)
            addVisit(48 + 12 * i, VisitState::completed,
                     startOfDay({today.year, today.month, 1})
                         .plusMs((10 + 2 * i) * kMillisecondsPerHour),
                     true);
    }

    void addIssues(const std::string& holidays)
    {
        ParkRules rules;
        if (auto calendar = WorkdayCalendar::parse(holidays))
            rules.calendar = std::move(*calendar);
        DemoIssues issues(m_now, rules, m_coordinator, m_desks, m_random);
        for (auto& record : issues.make(m_visits))
            m_demo.records.push_back(std::move(record));
    }

    Instant m_now;
    DemoRandom m_random;
    std::int64_t m_made = 0;
    DemoPark m_demo;
    std::vector<DemoDesk> m_desks;
    std::vector<OfficerId> m_officers;
    OfficerId m_coordinator;
    ChecklistId m_checklist;
    std::vector<EnterpriseId> m_enterprises;
    std::vector<DemoVisit> m_visits;
};

} // namespace

DemoPark makeDemoPark(Instant now, const std::string& checklistXml, const std::string& holidays)
{
    return DemoBuilder(now).build(checklistXml, holidays);
}

} // namespace wupan
