#include "tests/bench/enrolled_tablet.h"

#include <QCoreApplication>

#include <stdexcept>

namespace wupan::bench {

EnrolledTablet::EnrolledTablet(const Enrolment& enrolment, SocketTransport& transport)
    : EnrolledTablet(enrolment, transport, [&transport] { transport.work(); })
{}

EnrolledTablet::EnrolledTablet(const Enrolment& enrolment, Transport& transport)
    : EnrolledTablet(enrolment, transport,
                     [] { QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents); })
{}

EnrolledTablet::EnrolledTablet(const Enrolment& enrolment, Transport& transport, Pump pump)
    : session(*device.tablet, transport, secrets)
    , engine(*device.tablet, session)
    , m_pump(std::move(pump))
{
    // No two tablets name their records and edits alike.
    static std::uint64_t tablets = 0;
    device.random = test::SeededRandom(100 + ++tablets);
    std::optional<Status> enrolled;
    session.enrol(enrolment.code, enrolment.login, enrolment.password, "bench",
                  [&](const Status& status) { enrolled = status; });
    while (!enrolled)
        m_pump();
    if (!*enrolled)
        throw std::runtime_error(enrolled->error().detail);
}

SyncReport EnrolledTablet::sync()
{
    std::optional<SyncReport> report;
    engine.run([&](const SyncReport& finished) { report = finished; });
    while (!report)
        m_pump();
    if (report->error)
        throw std::runtime_error(report->error->detail);
    return *report;
}

} // namespace wupan::bench
