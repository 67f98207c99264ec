#include "platform/qt_transport.h"
#include "tests/bench/benches.h"
#include "tests/bench/report.h"
#include "tests/bench/served_park.h"
#include "tests/bench/socket_transport.h"

#include <linux/tcp.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace wupan::bench {
namespace {

constexpr int kRounds = 300;

/// Of this process's open connections to the port, as the kernel counted.
double bytesOnConnectionsTo(std::uint16_t port)
{
    double bytes = 0;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
        const int descriptor = std::stoi(entry.path().filename().string());
        sockaddr_in peer{};
        socklen_t size = sizeof peer;
        if (getpeername(descriptor, reinterpret_cast<sockaddr*>(&peer), &size) != 0 ||
            peer.sin_family != AF_INET || ntohs(peer.sin_port) != port)
            continue;
        tcp_info info{};
        size = sizeof info;
        getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size);
        bytes += static_cast<double>(info.tcpi_bytes_sent + info.tcpi_bytes_received);
    }
    return bytes;
}

} // namespace

/// With the app's own transport, whose headers and threads are part of the cost.
void benchQuietSync()
{
    ServedPark park;
    QtTransport transport(QUrl(QString("http://127.0.0.1:%1").arg(park.port())));
    EnrolledTablet tablet(park.enrolment(), transport);
    static_cast<void>(tablet.sync());

    const double before = bytesOnConnectionsTo(park.port());
    const SyncReport quiet = tablet.sync();
    const double bytes = bytesOnConnectionsTo(park.port()) - before;

    SocketTransport bare(park.port());
    report("quiet sync, beside a bare GET",
           compare(
               kRounds, [&] { static_cast<void>(tablet.sync()); },
               [&] {
                   static_cast<void>(bare.ask({"GET", "/healthz", {}, "", 0}));
               }),
           {.below = 1.5});
    report("  requests of it", static_cast<double>(quiet.roundTrips), "", {.below = 2});
    report("  bytes of it, both ways, with headers", bytes, "B", {.below = 400});
}

} // namespace wupan::bench
