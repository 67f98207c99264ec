#include "core/model/checklist.h"
#include "core/model/visit.h"
#include "core/services/visit_service.h"
#include "tests/bench/benches.h"
#include "tests/bench/report.h"
#include "tests/bench/served_park.h"
#include "tests/bench/socket_transport.h"

#include <QFile>
#include <QProcess>

namespace wupan::bench {
namespace {

constexpr int kRounds = 15;
constexpr int kDeadlineMs = 30'000;
constexpr int kVisitsToday = 6;

/// From the start of the process to the line that tells of its frame.
double timeToFrameMs(const QString& program, const QStringList& arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.insert("QT_QUICK_BACKEND", "software");
    environment.insert("LC_ALL", "C.UTF-8");
    environment.insert("QT_LOGGING_RULES", "wupan.start.info=true");
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    QByteArray said;
    const double ms = timeMs([&] {
        process.start(program, arguments);
        while (!said.contains("frame")) {
            if (!process.waitForReadyRead(kDeadlineMs))
                throw std::runtime_error(program.toStdString() +
                                         " shows no frame: " + said.toStdString());
            said += process.readAll();
        }
    });
    process.kill();
    process.waitForFinished();
    return ms;
}

/// A tablet of the park as it lies in its folder after a working day: synced, with a few visits of
/// today.
class FilledTablet
{
public:
    explicit FilledTablet(ServedPark& park)
        : m_transport(park.port())
        , m_tablet(park.enrolment(), m_transport)
    {
        static_cast<void>(m_tablet.sync());
        const EnterpriseId enterprise =
            m_tablet.device.load<Visit>(park.visits.front()).enterpriseId;
        VisitService visits(*m_tablet.device.tablet);
        const Instant now{QDateTime::currentMSecsSinceEpoch()};
        for (int i = 0; i < kVisitsToday; ++i)
            if (!visits.plan(enterprise, now))
                throw std::runtime_error("a visit could not be planned");
        static_cast<void>(m_tablet.sync());
        m_deviceId = m_tablet.device.tablet->actor().deviceId.text();
        m_tablet.device.tablet->database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    [[nodiscard]] const std::string& deviceId() const { return m_deviceId; }

    /// Each start works on a copy, so that all of them find the same.
    [[nodiscard]] QString copyTo(const std::filesystem::path& folder) const
    {
        std::filesystem::remove_all(folder);
        std::filesystem::copy(m_tablet.device.folder(), folder,
                              std::filesystem::copy_options::recursive);
        return QString::fromStdString(folder.string());
    }

private:
    SocketTransport m_transport;
    EnrolledTablet m_tablet;
    std::string m_deviceId;
};

} // namespace

/// The app itself. This machine may have no key store, so it signs in; headquarters' answer stands
/// ready, because checking a password is made slow on purpose.
void benchStart()
{
    ServedPark park;
    Checklist checklist;
    checklist.id = park.server.newId<ChecklistId>();
    park.server.write([&](StoreTransaction& store) {
        store.put(park.server.park.id, RecordType::checklist, toDocument(checklist), {});
    });
    const FilledTablet tablet(park);
    const Response signedIn =
        park.server.post("/v1/sign-in", {{"deviceId", tablet.deviceId()},
                                         {"login", "officer-1"},
                                         {"password", test::ServerFixture::kPassword}});
    HttpServerOptions options;
    options.maxBodyBytes = maxBodyBytes;
    HttpServer headquarters(options, [&](const Request& request) {
        return request.path == "/v1/sign-in" ? signedIn : park.server.handle(request);
    });
    const std::uint16_t port = *headquarters.start();

    QTemporaryDir folder;
    QFile password(folder.filePath("password"));
    if (!password.open(QIODevice::WriteOnly) || password.write("ready") < 0)
        throw std::runtime_error("cannot write");
    password.close();
    const auto data = std::filesystem::path(folder.path().toStdString()) / "tablet";
    const Compared compared = compareTaken(
        kRounds,
        [&] {
            const QStringList arguments{"--data",          tablet.copyTo(data),
                                        "--server",        QString("http://127.0.0.1:%1").arg(port),
                                        "--login",         "officer-1",
                                        "--password-file", password.fileName()};
            return timeToFrameMs(WUPAN_APP, arguments);
        },
        [] { return timeToFrameMs(WUPAN_EMPTY_WINDOW, {}); });
    report("start to the today page, beside an empty window", compared, {.timesFloor = 3});
    headquarters.stop();
}

} // namespace wupan::bench
