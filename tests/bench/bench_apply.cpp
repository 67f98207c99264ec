#include "core/sync/local_rows.h"
#include "tests/bench/benches.h"
#include "tests/bench/measure.h"
#include "tests/bench/park_documents.h"
#include "tests/support/temporary_tablet.h"

namespace wupan::bench {

/// What the tablet does with the records of a first sync, without the network.
void benchApply()
{
    const auto documents = parkDocuments();
    std::size_t bytes = 0;
    for (const auto& [type, document] : documents)
        bytes += json::serialize(document).size();
    report("the park as JSON", static_cast<double>(bytes) / 1e6, "MB", "about 19.5");

    test::TemporaryTablet device;
    const double ms = timeMs([&] {
        static_cast<void>(device.tablet->inTransaction([&] {
            LocalRows rows(*device.tablet);
            for (const auto& [type, document] : documents)
                rows.adopt(type, *Uuid::parse(textAt(document, "id")), &document);
            return done();
        }));
    });
    report("write 26,000 pulled records", ms, "ms", "");
    device.tablet->database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
    const auto size = std::filesystem::file_size(device.tablet->databaseFile());
    report("database of that park", static_cast<double>(size) / 1e6, "MB", "< 20");
}

} // namespace wupan::bench
