#include "server/api/desk.h"
#include "server/api/file_download.h"
#include "server/pages/board_page.h"
#include "server/pages/board_query.h"
#include "server/pages/history_export.h"
#include "server/pages/issue_export.h"
#include "server/pages/issue_page.h"
#include "server/pages/list_export.h"
#include "server/pages/page_files.h"
#include "server/pages/page_handlers.h"
#include "server/pages/page_routes.h"
#include "server/store/issue_events.h"

namespace wupan {
namespace {

constexpr std::string_view kIssues = "/issues/";
constexpr std::string_view kSteps = "/steps";
constexpr std::string_view kFiles = "/files/";
constexpr int kUnreadableStatus = 415;

Response pageOfIssue(const PageCall& call, const Uuid& id, const FormValues& filled,
                     const std::string& trouble)
{
    return call.readPage(issueTemplate(), [&](StoreTransaction& store) {
        auto model = issueModel(store, call.caller(), call.now, id, filled, call.texts);
        if (!model)
            return std::optional<PageContent>();
        (*model)["trouble"] = trouble;
        const std::string title(textAt(*model, "title"));
        return std::optional(PageContent{title, std::move(*model), trouble.empty() ? 200 : 422});
    });
}

} // namespace

Response showBoard(const PageCall& call)
{
    return call.readPage("issues", boardTemplate(), [&](StoreTransaction& store) {
        return boardModel(store, call.caller(), call.now, call.query(), call.texts);
    });
}

Response showIssue(const PageCall& call)
{
    const auto id = idOf(call.request.path, kIssues);
    return id ? pageOfIssue(call, *id, {}, "") : call.notFound();
}

Response takeIssueStep(const PageCall& call)
{
    const auto id = idOf(call.request.path, kIssues, kSteps);
    const FormValues form = call.form();
    const auto step = parseWord<IssueStep>(form.text("step"));
    if (!id || !step)
        return call.notFound();
    ChangeOutcome outcome;
    const Status written = call.context.store.write([&](StoreTransaction& store) {
        outcome = takeStepAtDesk(call.context, call.caller(), store, *id, *step, stepValues(form));
        return done();
    });
    if (!written)
        return pageOfIssue(call, *id, form, call.texts.text("busy"));
    if (outcome.outcome != Outcome::refused)
        return redirect(std::string(kIssues) + id->text());
    return pageOfIssue(call, *id, form, call.texts.refusal(outcome.reason));
}

Response giveFile(const PageCall& call)
{
    Response response = downloadFile(call.context, call.caller(), call.request,
                                     call.request.path.substr(kFiles.size()), FileCopy::bare);
    if (response.status >= 400) {
        const bool isDamaged = response.status == kUnreadableStatus;
        Response missing = call.message(isDamaged ? "damagedPicture" : "notFound", response.status);
        missing.denied = response.denied;
        return missing;
    }
    response.headers["Cache-Control"] = "private, max-age=3600";
    return response;
}

/// The list as the board shows it, on all its pages.
Response exportIssues(const PageCall& call)
{
    return giveList(call, "issues", [&](StoreTransaction& store, Sheet& sheet) {
        writeIssues(store, call.caller(),
                    readBoardQuery(store, call.caller(), call.now, call.query()).chosen, call.texts,
                    sheet);
    });
}

Response exportIssueHistory(const PageCall& call)
{
    return giveHistory(call, RecordType::issue, [&](StoreTransaction& store, const Uuid& id) {
        const ParkId park = call.caller().park;
        const auto steps = eventsOf(store, park, IssueId{id});
        return historyOfIssue(store, park, IssueId{id}, steps, call.texts);
    });
}

} // namespace wupan
