#include "tests/core/store/recovery_scenarios.h"

#include "core/base/compression.h"
#include "core/rescue/rescue_writer.h"
#include "core/services/attachment_service.h"
#include "core/services/visit_service.h"
#include "tests/core/store/scripted_headquarters.h"
#include "tests/support/opened_bundle.h"

namespace wupan::test {
namespace {

void require(bool holds, const std::string& otherwise)
{
    if (!holds)
        throw std::runtime_error(otherwise);
}

VisitId plan(TemporaryTablet& device)
{
    return VisitService(*device.tablet).plan(device.enterprise.id, device.clock.now()).value();
}

void seal(TemporaryTablet& device)
{
    const Status sealed = device.tablet->inTransaction([&] {
        OutboxStore(device.tablet->database()).seal(10);
        return done();
    });
    require(sealed.ok(), "nothing is sealed");
}

void settleFirst(TemporaryTablet& device)
{
    const Status settled = device.tablet->inTransaction([&] {
        ChangeOutcome outcome;
        outcome.sequence = 1;
        outcome.revision = 40;
        LocalRows(*device.tablet).settle(outcome, device.clock.now());
        return done();
    });
    require(settled.ok(), "nothing is answered");
}

const DeviceId kNewDevice{Uuid::parse("01a20622-9760-7a8a-bf43-0f0ef6ca4f48").value()};

json::array outcomesOf(const HttpRequest& request)
{
    const auto coding = request.headers.find("Content-Encoding");
    const std::string body = coding == request.headers.end()
                                 ? request.body
                                 : decompress(request.body, ContentCoding::zstd, 1'000'000).value();
    const SyncRequest sync = parseSyncRequest(body).value();
    json::array outcomes;
    for (const Change& change : sync.changes)
        outcomes.push_back({{"sequence", change.sequence},
                            {"outcome", "applied"},
                            {"revision", 50 + change.sequence}});
    return outcomes;
}

/// Of a headquarters that knows another past of the tablet's device id, and nothing yet of the new
/// one.
json::object forkedAnswer(const Tablet& tablet, const HttpRequest& request)
{
    if (request.path != "/v1/sync")
        return {{"accessToken", "a"}, {"refreshToken", "r"}, {"deviceId", kNewDevice.text()}};
    json::object answer{{"cursor", "epoch.900"}, {"serverAt", TemporaryTablet::kStart.ms}};
    if (tablet.actor().deviceId != kNewDevice)
        answer["forked"] = true;
    else
        answer["outcomes"] = outcomesOf(request);
    return answer;
}

} // namespace

FaultScenario::Act writeARescueBundle(TemporaryTablet& device)
{
    const SealingKeys keys = sealingKeys();
    giveRescueKey(*device.tablet, keys, device.park.id);
    NewFile photo;
    photo.ownerId = plan(device).uuid;
    photo.bytes = "\xFF\xD8\xFF" + std::string(100'000, 'p');
    require(AttachmentService(*device.tablet).add(photo).ok(), "no photo");
    seal(device);
    settleFirst(device);
    return [keys](ScenarioTablet& at) -> Status {
        const std::filesystem::path path = at.folder / "tablet.wupan-rescue";
        std::filesystem::remove(path);
        const auto made = writeRescueBundle(*at.tablet, path);
        if (!made) {
            require(!std::filesystem::exists(path), "half a bundle is there");
            return made.error();
        }
        const auto bundle = OpenedBundle::open(path, keys);
        require(bundle.ok(), "the bundle cannot be read");
        require(bundle->edits.size() == 2 && bundle->files.size() == 1, "it is not all there");
        return done();
    };
}

FaultScenario::Act takeANewDeviceId(TemporaryTablet& device)
{
    plan(device);
    plan(device);
    seal(device);
    settleFirst(device);
    plan(device);
    return [](ScenarioTablet& at) {
        return syncWith(at, [&](const HttpRequest& request) {
            return json::serialize(forkedAnswer(*at.tablet, request));
        });
    };
}

} // namespace wupan::test
