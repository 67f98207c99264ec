#include "server/api/lost_tablets.h"
#include "server/pages/issue_words.h"
#include "server/pages/page_files.h"
#include "server/pages/page_handlers.h"

namespace wupan {
namespace {

constexpr std::string_view kDevices = "/devices/";
constexpr std::string_view kRevoke = "/revoke";

Tag standingOf(const DeviceStanding& standing, const PageTexts& texts)
{
    if (standing.device.erase)
        return {texts.text(standing.toldAt ? "toldToErase" : "toBeErased"), "red"};
    if (standing.revokedAt)
        return {texts.text("revoked"), "neutral"};
    return {texts.text("inUse"), "green"};
}

json::object row(const DeviceStanding& standing, Names& names, const PageCall& call)
{
    const Tag state = standingOf(standing, call.texts);
    const auto quietDays = standing.lastContactAt
                               ? parkDate(call.now).daysSinceEpoch() -
                                     parkDate(*standing.lastContactAt).daysSinceEpoch()
                               : 0;
    constexpr std::int64_t kLongQuiet = 14;
    return {{"id", standing.device.id.text()},
            {"name", standing.device.name},
            {"person", names.of(RecordType::officer, standing.officer)},
            {"version", standing.appVersion},
            {"enrolledAt", momentText(standing.enrolledAt)},
            {"lastContact", standing.lastContactAt ? momentText(*standing.lastContactAt)
                                                   : call.texts.text("none")},
            {"quiet", quietDays >= kLongQuiet},
            {"state", state.text},
            {"tone", state.tone},
            {"mayRevoke", !standing.revokedAt},
            {"mayErase", !standing.device.erase}};
}

} // namespace

Response showDevices(const PageCall& call)
{
    return call.readPage("devices", devicesTemplate(), [&](StoreTransaction& store) {
        Names names(store, call.caller().park);
        json::array rows;
        for (const DeviceStanding& standing : store.devices(call.caller().park))
            rows.push_back(row(standing, names, call));
        return json::object{{"rows", std::move(rows)}};
    });
}

Response revokeDevice(const PageCall& call)
{
    const auto id = idOf(call.request.path, kDevices, kRevoke);
    const bool erase = call.form().text("erase") == "yes";
    bool found = false;
    const Status revoked = call.context.store.write([&](StoreTransaction& store) {
        found = id && !revokeTablet(store, call.caller(), DeviceId{*id}, erase, call.now).empty();
        return done();
    });
    if (!revoked)
        return call.busy();
    return found ? redirect("/devices") : call.notFound();
}

} // namespace wupan
