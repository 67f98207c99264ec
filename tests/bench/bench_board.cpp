#include "core/model/department.h"
#include "core/model/enterprise.h"
#include "core/model/issue.h"
#include "core/store/database.h"
#include "server/pages/form_values.h"
#include "server/pages/pages.h"
#include "tests/bench/benches.h"
#include "tests/bench/report.h"
#include "tests/server/server_fixture.h"

namespace wupan::bench {
namespace {

constexpr int kIssues = 100'000;
constexpr int kIssuesOfOneTransaction = 1'000;
constexpr int kEnterprises = 1'000;
constexpr int kDepartments = 12;
constexpr int kRows = 50;
constexpr double kGoalMs = 50;

/// Headquarters with 100,000 issues, and a coordinator who is signed in.
class BigPark
{
public:
    BigPark()
        : m_api(server.context())
        , m_pages(server.context(), m_api.authentication(), false)
    {
        addNames();
        for (int first = 0; first < kIssues; first += kIssuesOfOneTransaction)
            addIssues(first);
        server.addPerson("样本协调", "coordinator", Role::coordinator);
        Officer handler;
        handler.id = server.addPerson("样本经办", "handler", Role::handler);
        handler.name = "样本经办";
        handler.role = Role::handler;
        handler.departmentId = m_departments.front();
        server.write([&](StoreTransaction& store) {
            store.put(server.park.id, RecordType::officer, toDocument(handler), {});
        });
        signIn("coordinator");
    }

    void signIn(const std::string& login)
    {
        Request request{"POST", "/sign-in", {}, {}, "10.0.0.1"};
        request.body =
            FormValues().with("login", login).with("password", server.kPassword).encoded();
        const std::string cookie = m_pages.handle(request).headers.at("Set-Cookie");
        m_cookie = cookie.substr(0, cookie.find(';'));
    }

    void get(const std::string& path, const std::string& query)
    {
        Request request{"GET", path, {{"cookie", m_cookie}}, {}, "10.0.0.1", query};
        if (m_pages.handle(request).status != 200)
            throw std::runtime_error("headquarters does not show " + path + "?" + query);
    }

    /// The least that showing a part of the list can cost: as many documents by their key.
    void readRows()
    {
        Database reader(Headquarters::databaseFile(server.headquarters.folder), OpenMode::reader);
        Statement statement =
            reader.prepare("SELECT document FROM record WHERE type = 'issue' LIMIT ?1");
        statement.bind(1, std::int64_t{kRows});
        std::size_t bytes = 0;
        while (statement.step())
            bytes += statement.text(0).size();
        if (bytes == 0)
            throw std::runtime_error("the floor read nothing");
    }

    [[nodiscard]] std::string departmentText() const { return m_departments[1].text(); }
    [[nodiscard]] std::string issueText() const { return m_issue.text(); }

    test::ServerFixture server;

private:
    void addNames()
    {
        server.write([&](StoreTransaction& store) {
            for (int i = 0; i < kDepartments; ++i) {
                Department department;
                department.id = server.newId<DepartmentId>();
                department.name = "样本部门" + std::to_string(i);
                m_departments.push_back(department.id);
                store.put(server.park.id, RecordType::department, toDocument(department), {});
            }
            for (int i = 0; i < kEnterprises; ++i) {
                Enterprise firm;
                firm.id = server.newId<EnterpriseId>();
                firm.name = "智能装备样本企业" + std::to_string(i);
                m_enterprises.push_back(firm.id);
                store.put(server.park.id, RecordType::enterprise, toDocument(firm), {});
            }
        });
    }

    void addIssues(int first)
    {
        static const std::array<const char*, 4> kTitles{"二期厂房用地保障", "用电增容申请",
                                                        "设备采购贷款", "技工招聘"};
        constexpr auto& kCategories = WordTable<Category>::entries;
        constexpr auto& kStates = WordTable<IssueState>::entries;
        server.write([&](StoreTransaction& store) {
            for (int i = first; i < first + kIssuesOfOneTransaction; ++i) {
                const auto n = static_cast<std::size_t>(i);
                Issue issue;
                issue.id = m_issue = server.newId<IssueId>();
                issue.number = "WT-2026-" + std::to_string(i);
                issue.title = kTitles[n % kTitles.size()] + std::to_string(i);
                issue.description = "企业反映的困难，希望园区协调解决。";
                issue.enterpriseId = m_enterprises[n % m_enterprises.size()];
                issue.category = kCategories[n % kCategories.size()].first;
                issue.state = kStates[n % kStates.size()].first;
                issue.leadDepartmentId = m_departments[n % m_departments.size()];
                issue.registeredBy = server.officer;
                issue.registeredAt = server.clock.now().plusMs(-i * kMillisecondsPerMinute);
                issue.dueAt = server.clock.now().plusMs((i % 1000 - 200) * kMillisecondsPerHour);
                issue.stateChangedAt = issue.registeredAt;
                store.put(server.park.id, RecordType::issue, toDocument(issue), {});
            }
        });
    }

    Api m_api;
    Pages m_pages;
    std::string m_cookie;
    std::vector<DepartmentId> m_departments;
    std::vector<EnterpriseId> m_enterprises;
    IssueId m_issue;
};

} // namespace

void benchBoard()
{
    BigPark park;
    const auto measure = [&](const std::string& what, const std::string& path,
                             const std::string& query) {
        park.get(path, query);
        report("headquarters' board of 100,000: " + what,
               compare(
                   20, [&] { park.get(path, query); }, [&] { park.readRows(); }),
               {.below = kGoalMs});
    };
    measure("first page", "/", "");
    measure("last page", "/", "page=2000");
    measure("newest, one category", "/", "order=newest&category=power");
    measure("overdue", "/", "show=overdue");
    measure("one department, in hand", "/", "show=inHand&department=" + park.departmentText());
    measure("search by pinyin initials", "/", "search=ydzr");
    measure("search by a number", "/", "search=77777");
    measure("an issue", "/issues/" + park.issueText(), "");
    park.signIn("handler");
    measure("first page of a department's handler", "/", "");
}

} // namespace wupan::bench
