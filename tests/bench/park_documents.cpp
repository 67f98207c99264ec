#include "tests/bench/park_documents.h"

#include "core/model/enterprise.h"
#include "core/model/issue.h"
#include "core/model/visit.h"
#include "tests/support/seeded_random.h"

#include <array>
#include <random>

namespace wupan::bench {
namespace {

constexpr int kEnterprises = 1'000;
constexpr int kIssues = 20'000;
constexpr int kVisits = 5'000;
constexpr std::size_t kOfficers = 20;
constexpr Instant kStart{1'795'395'600'000};
constexpr std::int64_t kBetweenVisitsMs = kMillisecondsPerDay / kOfficers; // each makes one a day

constexpr std::array<const char*, 24> kWords{"企业", "二期",   "厂房", "用地", "用电", "增容",
                                             "设备", "贷款",   "技工", "招聘", "审批", "消防",
                                             "验收", "订单",   "园区", "协调", "解决", "希望",
                                             "尽快", "产业链", "研发", "投产", "排污", "配套"};

class Writer
{
public:
    std::string text(int words)
    {
        std::string out;
        for (int i = 0; i < words; ++i) {
            out += kWords.at(m_engine() % kWords.size());
            if (i % 7 == 6)
                out += "，";
        }
        return out;
    }

    template <class IdType>
    IdType id()
    {
        return IdType{Uuid::v7(kStart, m_random)};
    }

    std::size_t below(std::size_t limit) { return m_engine() % limit; }

private:
    std::mt19937_64 m_engine{11};
    test::SeededRandom m_random{12};
};

Issue makeIssue(Writer& writer, EnterpriseId enterprise, OfficerId officer, int i)
{
    Issue issue;
    issue.id = writer.id<IssueId>();
    issue.revision = 1;
    issue.number = "WT-2026-" + std::to_string(i);
    issue.enterpriseId = enterprise;
    issue.registeredBy = officer;
    issue.registeredAt = kStart.plusMs(i);
    issue.title = writer.text(4);
    issue.description = writer.text(20);
    issue.state = i % 4 == 0 ? IssueState::closed : IssueState::handling;
    issue.dueAt = kStart.plusMs(i * kMillisecondsPerMinute);
    issue.stateChangedAt = kStart;
    return issue;
}

Visit makeVisit(Writer& writer, EnterpriseId enterprise, OfficerId officer, int i)
{
    Visit visit;
    visit.id = writer.id<VisitId>();
    visit.revision = 1;
    visit.enterpriseId = enterprise;
    visit.officerId = officer;
    visit.state = VisitState::completed;
    visit.checkedInAt = kStart.plusMs(-i * kBetweenVisitsMs);
    visit.completedAt = visit.checkedInAt->plusMs(kMillisecondsPerHour);
    visit.missingAnswers = 0;
    for (int q = 0; q < 20; ++q)
        visit.answers["/data/projects/question" + std::to_string(q)] = q % 2 == 0 ? "yes" : "no";
    visit.summary = writer.text(60);
    return visit;
}

} // namespace

std::vector<std::pair<RecordType, Document>> parkDocuments(OfficerId officer)
{
    Writer writer;
    std::vector<OfficerId> officers{officer};
    while (officers.size() < kOfficers)
        officers.push_back(writer.id<OfficerId>());
    // Four in a row are one officer's: an issue of each state.
    const auto whose = [&](int i) {
        return officers.at(static_cast<std::size_t>(i / 4) % kOfficers);
    };
    std::vector<EnterpriseId> enterprises;
    std::vector<std::pair<RecordType, Document>> out;
    for (int i = 0; i < kEnterprises; ++i) {
        Enterprise enterprise;
        enterprise.id = writer.id<EnterpriseId>();
        enterprise.revision = 1;
        enterprise.name = writer.text(3) + "样本企业" + std::to_string(i);
        enterprise.creditCode = "91350100MA000" + std::to_string(10'000 + i);
        enterprise.area = "江镜片区";
        enterprise.responsibleOfficerId = whose(i);
        enterprises.push_back(enterprise.id);
        out.emplace_back(RecordType::enterprise, toDocument(enterprise));
    }
    const auto any = [&] { return enterprises.at(writer.below(enterprises.size())); };
    for (int i = 0; i < kVisits; ++i)
        out.emplace_back(RecordType::visit, toDocument(makeVisit(writer, any(), whose(i), i)));
    for (int i = 0; i < kIssues; ++i)
        out.emplace_back(RecordType::issue, toDocument(makeIssue(writer, any(), whose(i), i)));
    return out;
}

} // namespace wupan::bench
