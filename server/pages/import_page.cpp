#include "server/api/import_enterprises.h"
#include "server/pages/page_files.h"
#include "server/pages/page_handlers.h"

namespace wupan {
namespace {

// Bad lines shown; more help nobody.
constexpr std::size_t kMostLines = 100;

json::array linesOf(const std::vector<std::string>& texts)
{
    json::array lines;
    for (std::size_t i = 0; i < std::min(texts.size(), kMostLines); ++i)
        lines.push_back(json::object{{"text", texts[i]}});
    return lines;
}

} // namespace

Response showImport(const PageCall& call)
{
    return call.page(call.texts.text("import"), importTemplate(), {});
}

Response importTable(const PageCall& call)
{
    const std::string bytes = call.form().text("file");
    const auto refuse = [&](const std::string& why) {
        return call.page(call.texts.text("import"), importTemplate(), {{"trouble", why}}, 422);
    };
    if (bytes.empty())
        return refuse(call.texts.text("chooseFile"));
    const auto report = importEnterprises(call.context, call.caller(), bytes);
    if (!report && report.error().code != ErrorCode::invalidInput)
        return refuse(call.texts.text("busy"));
    if (!report)
        return refuse(report.error().detail);
    const Status noted = call.context.store.write([&](StoreTransaction& store) {
        store.addAudit({call.caller().park,
                        call.now,
                        AuditEvent::imported,
                        call.caller().actor.id,
                        {},
                        {{"added", report->added}, {"changed", report->changed}}});
        return done();
    });
    // What is imported is imported: history and the page say so.
    static_cast<void>(noted);
    return call.page(
        call.texts.text("import"), importTemplate(),
        {{"report",
          {{"text",
            call.texts.text("imported", {{"added", std::to_string(report->added)},
                                         {"changed", std::to_string(report->changed)},
                                         {"unchanged", std::to_string(report->unchanged)},
                                         {"bad", std::to_string(report->badLines.size())}})},
           {"badLines", linesOf(report->badLines)},
           {"unknownColumns", linesOf(report->unknownColumns)}}}});
}

} // namespace wupan
