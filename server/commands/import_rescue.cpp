#include "core/model/officer.h"
#include "server/api/rescue_import.h"
#include "server/commands/failure.h"
#include "server/commands/workplace.h"

#include <iostream>

namespace wupan {
namespace {

int failToRead(const std::string& path, const Error& error)
{
    const std::string again = "Nothing was imported. Copy it from the tablet once more, or save a "
                              "new one there.";
    switch (error.code) {
    case ErrorCode::unreadableFile:
        return fail("The file " + path +
                    " is no rescue bundle. Give the file that the tablet saved; its name ends in "
                    ".wupan-rescue.");
    case ErrorCode::protocol:
        return fail("The file " + path +
                    " was made by a newer version. Nothing was imported. Use a wupan-hq of that "
                    "version.");
    case ErrorCode::unauthorized:
        return fail("The file " + path +
                    " is sealed to the key of another headquarters. Nothing was imported. Import "
                    "it there, or where a backup with that key was restored.");
    case ErrorCode::invalidInput:
        return fail("The file " + path + " is cut off. " + again);
    case ErrorCode::damagedData:
        return fail("The file " + path + " is damaged. " + again);
    default:
        return fail("The file " + path + " cannot be read. Give the path of a rescue bundle.");
    }
}

/// Whoever imports should know whose bundle it claims to be.
void tellOrigin(Workplace& place, ParkId park, const RescueManifest& manifest)
{
    std::string person = "nobody who is known here";
    std::string device = "a tablet that is not known here";
    static_cast<void>(place.headquarters.store->read([&](StoreTransaction& store) {
        if (const auto officer = store.record(park, RecordType::officer, manifest.officer.uuid))
            person = fromDocument<Officer>(officer->document).name;
        if (const auto tablet = store.device(manifest.device))
            device = "the tablet '" + tablet->name + "'";
        return done();
    }));
    std::cout << "a rescue bundle of " << device << ", where " << person << " was signed in\n";
}

void tell(const RescueReport& report, const RescueManifest& manifest)
{
    std::cout << "edits: " << report.applied << " applied, " << report.merged << " merged, "
              << report.conflicts << " in conflict, " << report.refused << " refused, "
              << report.hereBefore << " here before\n"
              << "kept as copies in the history: " << report.copies << " that need someone, "
              << report.unreadable << " that cannot be read\n"
              << "files: " << report.files << " new, " << report.filesHereBefore << " here before, "
              << report.filesUnreadable << " unreadable, " << manifest.leftOut.size()
              << " that the tablet could not read\n";
    for (const LeftOutFile& file : manifest.leftOut)
        std::cout << "  left out: " << file.sha256 << " (" << file.reason << ")\n";
}

int importAt(Workplace& place, ParkId park, const std::string& path)
{
    const auto secrets = rescueSecrets(*place.headquarters.store);
    if (!secrets)
        return fail(secrets.error());
    const auto manifest = examineRescueBundle(path, *secrets);
    if (!manifest)
        return failToRead(path, manifest.error());
    if (manifest->park != park)
        return fail("The file " + path +
                    " comes from a tablet of another park. Nothing was imported. Import it at that "
                    "park's headquarters.");
    tellOrigin(place, park, *manifest);
    ServerContext context = place.context();
    const auto report = importRescueBundle(context, park, path, *secrets);
    if (!report && report.error().code == ErrorCode::diskFull)
        return fail("The disk is full. What was imported so far is kept. Free some space and "
                    "import the file again.");
    if (!report)
        return fail(report.error());
    tell(*report, *manifest);
    if (!report->tookAnything())
        return 0;
    const Status noted = place.headquarters.store->write([&](StoreTransaction& store) {
        store.addAudit({park,
                        place.clock.now(),
                        AuditEvent::rescueImported,
                        manifest->officer,
                        manifest->device,
                        {{"files", report->files}, {"refused", report->refused}}});
        return done();
    });
    return noted ? 0 : fail(noted.error());
}

} // namespace

int importRescue(const CommandLine& line)
{
    if (line.arguments.size() != 1)
        return fail("import-rescue takes one file: a rescue bundle that a tablet saved.");
    return inThePark(line, [&](Workplace& place, ParkId park) {
        return importAt(place, park, line.arguments.front());
    });
}

} // namespace wupan
