#pragma once

#include "server/http/http_server.h"
#include "tests/bench/enrolled_tablet.h"
#include "tests/server/server_fixture.h"

#include <vector>

namespace wupan::bench {

/// Headquarters with the reference park, in this process, behind a real socket.
class ServedPark
{
public:
    ServedPark();
    ~ServedPark();
    ServedPark(const ServedPark&) = delete;
    ServedPark& operator=(const ServedPark&) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    /// For one more tablet of server.officer.
    [[nodiscard]] Enrolment enrolment();

    test::ServerFixture server;
    std::vector<VisitId> visits; ///< of server.officer
    std::vector<IssueId> issues; ///< open ones of server.officer

private:
    HttpServer m_http;
    std::uint16_t m_port = 0;
};

} // namespace wupan::bench
