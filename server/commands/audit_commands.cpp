#include "server/api/audit.h"
#include "server/commands/failure.h"
#include "server/commands/shown_text.h"
#include "server/commands/workplace.h"

#include <algorithm>
#include <charconv>
#include <iostream>

namespace wupan {
namespace {

constexpr std::int64_t kShown = 100;
constexpr std::int64_t kPage = 1000;

/// Those of nobody who is known stand apart.
std::vector<ParkId> auditedParks(ParkId park)
{
    return {park, ParkId{}};
}

std::string nameOf(ParkId park)
{
    return park.isNil() ? "sign-ins of nobody who is known" : "the park";
}

void show(StoreTransaction& store, ParkId park, const StoredAuditEntry& entry)
{
    std::cout << entry.number << '\t' << timeText(entry.at) << '\t' << oneLine(entry.event) << '\t'
              << personName(store, park, entry.officer) << '\t'
              << (entry.device.isNil() ? "-" : entry.device.text()) << '\t' << oneLine(entry.detail)
              << '\n';
}

void showFrom(StoreTransaction& store, ParkId park, std::int64_t last)
{
    std::cout << nameOf(park) << ":\nNUMBER\tTIME\tEVENT\tPERSON\tTABLET\tDETAIL\n";
    const std::int64_t newest = store.newestAudit(park);
    std::int64_t after = last == 0 ? 0 : std::max<std::int64_t>(0, newest - last);
    for (auto page = store.audit(park, after, kPage); !page.empty();
         page = store.audit(park, after, kPage))
        for (const StoredAuditEntry& entry : page) {
            show(store, park, entry);
            after = entry.number;
        }
}

} // namespace

int audit(const CommandLine& line)
{
    const std::string wanted = line.option("last", std::to_string(kShown));
    std::int64_t last = 0;
    const auto [end, failure] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), last);
    if (failure != std::errc{} || end != wanted.data() + wanted.size() || last < 0)
        return fail("--last takes a number of entries; 0 shows all of them.");
    return inThePark(line, [&](Workplace& place, ParkId park) {
        const Status read = place.headquarters.store->read([&](StoreTransaction& store) {
            for (const ParkId& audited : auditedParks(park))
                showFrom(store, audited, last);
            return done();
        });
        return read ? 0 : fail(read.error());
    });
}

int verifyAudit(const CommandLine& line)
{
    return inThePark(line, [](Workplace& place, ParkId park) {
        int wrong = 0;
        const Status read = place.headquarters.store->read([&](StoreTransaction& store) {
            for (const ParkId& audited : auditedParks(park)) {
                const AuditVerdict verdict = checkAudit(store, audited);
                if (verdict.firstWrong > 0) {
                    ++wrong;
                    std::cerr << nameOf(audited) << ": entry " << verdict.firstWrong
                              << " was changed or removed. The " << verdict.entries
                              << " before it are as they were written.\n";
                } else if (verdict.entries > 0) {
                    std::cout << nameOf(audited) << ": all " << verdict.entries
                              << " entries are as they were written. The last one's chain value is "
                              << verdict.chain << '\n';
                }
            }
            return done();
        });
        if (!read)
            return fail(read.error());
        return wrong == 0 ? 0 : 1;
    });
}

} // namespace wupan
