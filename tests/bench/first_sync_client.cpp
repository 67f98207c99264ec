#include "tests/bench/enrolled_tablet.h"
#include "tests/bench/socket_transport.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

/// first_sync_client PORT CODE LOGIN PASSWORD: the core alone, in a process of its own. Makes its
/// first sync and prints the most memory that it held, in KiB.
int main(int, char** argv)
{
    wupan::bench::SocketTransport transport(static_cast<std::uint16_t>(std::atoi(argv[1])));
    wupan::bench::EnrolledTablet tablet({argv[2], argv[3], argv[4]}, transport);
    static_cast<void>(tablet.sync());
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            std::puts(line.c_str() + std::string("VmHWM:").size());
    return 0;
}
