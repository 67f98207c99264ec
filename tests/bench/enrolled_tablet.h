#pragma once

#include "core/sync/engine.h"
#include "platform/fake/memory_secret_store.h"
#include "tests/bench/socket_transport.h"
#include "tests/support/temporary_tablet.h"

namespace wupan::bench {

/// Whom a tablet is enrolled for.
struct Enrolment
{
    std::string code;
    std::string login;
    std::string password;
};

/// A tablet, enrolled and still empty.
class EnrolledTablet
{
public:
    EnrolledTablet(const Enrolment& enrolment, SocketTransport& transport);
    /// Answers come with Qt's events.
    EnrolledTablet(const Enrolment& enrolment, Transport& transport);

    /// Returns when it is finished. Throws when it fails.
    SyncReport sync();

    test::EmptyTablet device;
    fake::MemorySecretStore secrets;
    Session session;
    SyncEngine engine;

private:
    using Pump = std::function<void()>;
    EnrolledTablet(const Enrolment& enrolment, Transport& transport, Pump pump);
    Pump m_pump; ///< lets answers arrive
};

} // namespace wupan::bench
