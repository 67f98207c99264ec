#include "server/api/audit.h"
#include "server/pages/issue_words.h"
#include "server/pages/list_words.h"
#include "server/pages/page_files.h"
#include "server/pages/page_handlers.h"

#include <algorithm>

namespace wupan {
namespace {

constexpr std::int64_t kRows = 100;

/// What an entry says beside its event: the members of its detail.
std::string detailText(const std::string& detail, const PageTexts& texts)
{
    const auto object = parseObject(detail);
    if (!object)
        return detail;
    std::string text;
    for (const auto& [name, value] : *object)
        text.append(text.empty() ? "" : " · ")
            .append(texts.named("auditDetails", name))
            .append(texts.text("listColon"))
            .append(value.is_string() ? texts.named("auditValues", value.get_string())
                                      : json::serialize(value));
    return text;
}

Response pageOfAudit(const PageCall& call, json::object model)
{
    const Status read = call.context.store.read([&](StoreTransaction& store) {
        const ParkId park = call.caller().park;
        Names names(store, park);
        const std::int64_t newest = store.newestAudit(park);
        const std::int64_t upTo = newest - (pageNumber(call.query()) - 1) * kRows;
        const std::int64_t after = std::max<std::int64_t>(0, upTo - kRows);
        auto entries =
            upTo > 0 ? store.audit(park, after, upTo - after) : std::vector<StoredAuditEntry>();
        std::ranges::reverse(entries);
        json::array rows;
        for (const StoredAuditEntry& entry : entries)
            rows.push_back({{"number", entry.number},
                            {"at", momentText(entry.at)},
                            {"event", call.texts.named("auditEvents", entry.event)},
                            {"who", names.of(RecordType::officer, entry.officer)},
                            {"detail", detailText(entry.detail, call.texts)}});
        addPaging(model, call.texts, "/audit", call.query(), kRows,
                  static_cast<std::int64_t>(rows.size()), newest);
        model["rows"] = std::move(rows);
        return done();
    });
    return read ? call.page(call.texts.text("audit"), auditTemplate(), std::move(model))
                : call.busy();
}

} // namespace

Response showAudit(const PageCall& call)
{
    return pageOfAudit(call, {});
}

Response verifyAuditAtPages(const PageCall& call)
{
    AuditVerdict verdict;
    const Status read = call.context.store.read([&](StoreTransaction& store) {
        verdict = checkAudit(store, call.caller().park);
        return done();
    });
    if (!read)
        return call.busy();
    const bool isWhole = verdict.firstWrong == 0;
    const std::string text =
        isWhole ? call.texts.text("auditWhole", {{"n", std::to_string(verdict.entries)}})
                : call.texts.text("auditBroken", {{"n", std::to_string(verdict.firstWrong)}});
    return pageOfAudit(
        call, {{"verdict",
                {{"text", text}, {"tone", isWhole ? "green" : "red"}, {"chain", verdict.chain}}}});
}

} // namespace wupan
