#include "core/model/issue.h"
#include "core/store/issue_store.h"
#include "tests/bench/benches.h"
#include "tests/bench/report.h"
#include "tests/support/temporary_tablet.h"

#include <sqlite3.h>

namespace wupan::bench {
namespace {

constexpr int kIssues = 100'000;
constexpr std::int64_t kWindow = 50;

void fill(test::TemporaryTablet& device)
{
    static const std::array<const char*, 4> kTitles{"二期厂房用地保障", "用电增容申请",
                                                    "设备采购贷款", "技工招聘"};
    RecordStore records(device.tablet->database());
    Transaction transaction(device.tablet->database());
    for (int i = 0; i < kIssues; ++i) {
        Issue issue;
        issue.id = device.newId<IssueId>();
        issue.revision = 1;
        issue.enterpriseId = device.enterprise.id;
        issue.registeredBy = i % 50 == 0 ? device.officer.id : OfficerId{};
        issue.title = kTitles.at(static_cast<std::size_t>(i) % kTitles.size()) + std::to_string(i);
        issue.description = "企业反映的困难，希望园区协调解决。";
        issue.category = i % 3 == 0 ? Category::land : Category::power;
        issue.state = i % 4 == 0 ? IssueState::closed : IssueState::handling;
        issue.dueAt = device.clock.now().plusMs((i % 1000 - 200) * kMillisecondsPerHour);
        issue.stateChangedAt = device.clock.now();
        records.write(RecordType::issue, toDocument(issue));
    }
    transaction.commit();
}

/// The least that reading a window can cost: as many rows by their key.
void readByRowid(Database& database, std::int64_t first)
{
    Statement statement = database.prepare(
        "SELECT id, title, number, enterprise_id, plate, category, urgency, state, due_at, rating "
        "FROM issue WHERE rowid >= ?1 ORDER BY rowid LIMIT ?2");
    statement.bind(1, first).bind(2, kWindow);
    std::size_t bytes = 0;
    while (statement.step())
        bytes += statement.text(1).size();
    if (bytes == 0)
        throw std::runtime_error("the floor read nothing");
}

} // namespace

void benchIssueList()
{
    test::TemporaryTablet device;
    fill(device);
    Database reader(device.tablet->databaseFile(), OpenMode::reader);
    IssueStore issues(reader);
    IssueFilter all;
    all.now = device.clock.now();
    all.me = device.officer.id;

    const auto page = [&](std::int64_t offset) {
        if (issues.page(all, offset, kWindow).size() != static_cast<std::size_t>(kWindow))
            throw std::runtime_error("a window of the list is not full");
    };
    page(0);
    report("issue list of 100,000: first page",
           compare(
               30, [&] { page(0); }, [&] { readByRowid(reader, 1); }),
           {.below = 20});
    report("issue list of 100,000: jump to the middle",
           compare(
               30, [&] { page(kIssues / 2); }, [&] { readByRowid(reader, kIssues / 2); }),
           {.below = 16});
    report(
        "issue list of 100,000: jump to the end",
        compare(
            30, [&] { page(kIssues - kWindow); }, [&] { readByRowid(reader, kIssues - kWindow); }),
        {.below = 16});
    IssueFilter search = all;
    search.search = "ydzr"; // 用电增容, by initials
    report("issue list of 100,000: search by pinyin initials",
           compare(
               10, [&] { static_cast<void>(issues.page(search, 0, kWindow)); },
               [&] { readByRowid(reader, 1); }),
           {.below = 20});

    const sqlite3_int64 before = sqlite3_memory_used();
    for (std::int64_t offset = 0; offset + kWindow <= kIssues; offset += 997)
        page(offset);
    report("issue list of 100,000: memory after 100 jumps",
           static_cast<double>(sqlite3_memory_used() - before) / 1024.0, "KiB", {.below = 256});
}

} // namespace wupan::bench
