#include "tests/bench/bare_first_sync.h"
#include "tests/bench/benches.h"
#include "tests/bench/report.h"

#include <QProcess>

namespace wupan::bench {
namespace {

constexpr int kRounds = 7;
constexpr double kMegabyte = 1e6;

/// The most memory that the core holds in a first sync, alone in its process.
double peakMegabytes(ServedPark& park)
{
    const Enrolment enrolment = park.enrolment();
    QProcess process;
    process.start(WUPAN_FIRST_SYNC_CLIENT,
                  {QString::number(park.port()), QString::fromStdString(enrolment.code),
                   QString::fromStdString(enrolment.login),
                   QString::fromStdString(enrolment.password)});
    if (!process.waitForFinished() || process.exitCode() != 0)
        throw std::runtime_error(process.readAllStandardError().toStdString());
    const QString said = process.readAllStandardOutput().simplified();
    return said.section(' ', 0, 0).toDouble() * 1024 / kMegabyte;
}

} // namespace

void benchFirstSync()
{
    ServedPark park;
    SocketTransport firstTransport(park.port());
    EnrolledTablet first(park.enrolment(), firstTransport);
    const std::int64_t records = first.sync().done.recordsReceived;
    BareFirstSync bare(park, first);

    double bytes = 0;
    double databaseBytes = 0;
    const Compared compared = compareTaken(
        kRounds,
        [&] {
            SocketTransport transport(park.port());
            EnrolledTablet tablet(park.enrolment(), transport);
            transport.bytes = 0;
            const double ms = timeMs([&] { static_cast<void>(tablet.sync()); });
            bytes = static_cast<double>(transport.bytes);
            tablet.device.tablet->database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
            databaseBytes = static_cast<double>(file_size(tablet.device.tablet->databaseFile()));
            return ms;
        },
        [&] { return bare.run(); });
    report("first sync of " + std::to_string(records) + " records", compared,
           {.timesFloor = 2, .below = 450});
    report("  bytes of it, both ways, with headers", bytes / kMegabyte, "MB", {.below = 4});
    report("  peak memory of the core", peakMegabytes(park), "MB", {.below = 40});
    report("  the database after it", databaseBytes / kMegabyte, "MB", {.below = 20});
}

} // namespace wupan::bench
