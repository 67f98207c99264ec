#include "tests/e2e/fault_proxy.h"
#include "tests/e2e/ledger.h"
#include "tests/e2e/temporary_files_in_memory.h"

#include <QTest>

using namespace wupan;
using test::Cut;
using test::Device;
using test::FaultProxy;

Q_DECLARE_METATYPE(wupan::test::Cut)

/// The exchanges of a tablet with headquarters, each cut at every byte of the request and of the
/// answer. Whatever was cut, the next sync makes up for it: nothing is lost, nothing comes twice.
class TestCutExchanges : public QObject
{
    Q_OBJECT
private:
    test::TemporaryFilesInMemory m_inMemory;
    test::HeadquartersProcess m_headquarters;
    std::unique_ptr<FaultProxy> m_link;
    std::unique_ptr<Device> m_tablet;
    std::unique_ptr<test::Ledger> m_ledger;

    /// Saves something that makes the tablet send that request.
    void saveFor(const QByteArray& request)
    {
        if (request.startsWith("POST /v1/sync"))
            return m_ledger->saveIssue();
        if (request.startsWith("POST /v1/token")) {
            m_ledger->saveIssue();
            return m_tablet->restartSession(); // the access token is in memory only
        }
        m_ledger->savePhoto(60);
    }

    /// What went wrong about one cut; empty = nothing.
    QByteArray faultAfter(const QByteArray& request, const Cut& cut, FaultProxy::Afterwards then)
    {
        saveFor(request);
        m_link->cutOnce(request, cut, then);
        const SyncReport during = m_tablet->sync();
        if (during.error && during.error->code != ErrorCode::unreachable)
            return QByteArray("the cut was taken for ") + name(during.error->code);
        if (!m_tablet->session().active())
            return "the session ended";
        m_link->open();
        const SyncReport after = m_tablet->sync();
        if (after.error)
            return QByteArray("no sync afterwards: ") + name(after.error->code);
        if (m_tablet->pending() != 0 || m_tablet->pendingFiles() != 0)
            return "something still waits to be sent";
        return {};
    }

private slots:
    void initTestCase()
    {
        m_headquarters.start({"--quiet", "--tablet-requests", "1000000"});
        m_link = std::make_unique<FaultProxy>(m_headquarters.port());
        m_tablet = std::make_unique<Device>(m_link->url());
        QVERIFY(m_tablet->enrol(m_headquarters, "demo").ok());
        QVERIFY(!m_tablet->sync().error);
        m_ledger = std::make_unique<test::Ledger>(*m_tablet, m_headquarters.folder());
    }

    void nothingIsLostAndNothingComesTwice_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<Cut>("cut");
        QTest::addColumn<bool>("comesBack");
        for (const QByteArray request :
             {"POST /v1/sync", "POST /v1/token", "POST /v1/files", "PATCH /v1/files"}) {
            for (const auto way : {Cut::Way::request, Cut::Way::answer})
                for (const auto ending : {Cut::Ending::fin, Cut::Ending::reset})
                    QTest::addRow("%s, %s %s", request.constData(),
                                  way == Cut::Way::request ? "the request" : "its answer",
                                  ending == Cut::Ending::fin ? "closed" : "reset")
                        << request << Cut{way, ending} << false;
            // Qt's network layer then repeats a request of which it heard nothing.
            QTest::addRow("%s, its answer closed, and back at once", request.constData())
                << request << Cut{Cut::Way::answer} << true;
        }
    }

    void nothingIsLostAndNothingComesTwice()
    {
        QFETCH(QByteArray, request);
        QFETCH(Cut, cut);
        QFETCH(bool, comesBack);
        const auto then = comesBack ? FaultProxy::Afterwards::open : FaultProxy::Afterwards::down;
        int cuts = -1;
        while (cuts < m_link->cuts()) {
            cuts = m_link->cuts();
            const QByteArray fault = faultAfter(request, cut, then);
            QVERIFY2(fault.isEmpty(), "byte " + QByteArray::number(cut.offset) + ": " + fault);
            ++cut.offset;
        }
        qInfo("%lld cuts", static_cast<long long>(cut.offset - 1));
        QVERIFY2(cut.offset > 80, "the exchange was not met");
        const QByteArray fault = m_ledger->fault();
        QVERIFY2(fault.isEmpty(), fault.constData());
    }
};

QTEST_GUILESS_MAIN(TestCutExchanges)
#include "tst_cut_exchanges.moc"
