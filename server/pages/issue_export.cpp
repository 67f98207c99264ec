#include "server/pages/issue_export.h"

#include "server/pages/issue_words.h"

#include <array>

namespace wupan {
namespace {

// The documents of so many are in memory at a time.
constexpr std::int64_t kBatch = 1000;

constexpr std::array<std::string_view, 12> kColumns{
    "number",     "issue",      "enterprise", "category", "urgency",      "state",
    "department", "registered", "dueAt",      "rating",   "registeredBy", "description"};
// In characters; texts are as wide as they are.
constexpr std::array<double, kColumns.size()> kWidths{16, 32, 28, 10, 10, 12,
                                                      20, 18, 18, 12, 16, 60};

SheetRow rowOf(const Issue& issue, Names& names, const PageTexts& texts)
{
    return {issue.number,
            issue.title,
            names.of(RecordType::enterprise, issue.enterpriseId),
            texts.named("categories", word(issue.category)),
            texts.named("urgencies", word(issue.urgency)),
            stateTag(issue, texts).text,
            names.of(RecordType::department, issue.leadDepartmentId),
            momentOr(issue.registeredAt),
            momentOr(issue.dueAt),
            issue.rating ? texts.named("grades", word(*issue.rating)) : "",
            names.of(RecordType::officer, issue.registeredBy),
            issue.description};
}

} // namespace

void writeIssues(StoreTransaction& store, const Caller& caller, BoardFilter filter,
                 const PageTexts& texts, Sheet& sheet)
{
    SheetRow head;
    for (const std::string_view column : kColumns)
        head.emplace_back(texts.text(column));
    sheet.begin(head, kWidths);
    Names names(store, caller.park);
    filter.limit = kBatch;
    BoardPage page;
    for (filter.offset = 0; filter.offset == 0 || filter.offset < page.total;
         filter.offset += kBatch) {
        page = store.board(caller.park, filter);
        for (const Document& document : page.issues)
            sheet.add(rowOf(fromDocument<Issue>(document), names, texts));
    }
}

} // namespace wupan
