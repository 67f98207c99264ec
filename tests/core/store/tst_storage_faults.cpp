#include "tests/core/store/fault_scenarios.h"
#include "tests/support/fault_vfs.h"
#include "tests/support/tablet_state.h"

#include <QTest>

#include <algorithm>

using namespace wupan;
using test::FaultScenario;
using test::FaultVfs;
using test::ScenarioTablet;
using Fault = FaultVfs::Fault;
using Loss = FaultVfs::Loss;

namespace {

constexpr int kMostOperations = 5'000;

void check(bool holds, const std::string& otherwise)
{
    if (!holds)
        throw std::runtime_error(otherwise);
}

/// What comes after a fault.
enum class Ending {
    goesOnAndCloses,
    goesOnAndLosesPower,
    isKilled,
};

/// A scenario, what it starts from and what it ends with. Each attempt works on a copy.
class Trial
{
public:
    explicit Trial(const FaultScenario& scenario)
        : m_scenario(scenario)
    {
        test::TemporaryTablet device;
        m_act = scenario.prepare(device);
        if (scenario.before == FaultScenario::Before::closed)
            device.tablet.reset();
        std::filesystem::create_directories(device.folder());
        std::filesystem::copy(device.folder(), folder("before"),
                              std::filesystem::copy_options::recursive);
        ScenarioTablet good(freshCopy());
        begin(good);
        if (good.tablet) {
            m_before = contentOf(good.tablet->database());
            m_edits = test::keptEdits(good.tablet->database());
        }
        succeed(good);
        m_after = contentOf(good.tablet->database());
        // Of one transaction an edit may get another name, when it joins; of steps none may.
        check(!scenario.inSteps || hasAllEdits(good), "an edit is lost");
    }

    /// The N-th operation fails, for every N; then all is well again.
    void fail(Fault fault, Ending ending)
    {
        forEachOperation([&](int operation) {
            FaultVfs disk;
            ScenarioTablet device(freshCopy());
            begin(device);
            disk.failAt(operation, fault);
            const Status did = device.attempt(m_act);
            disk.mend();
            const bool struck = disk.struck();
            check(did.ok() || struck, "fails without a fault");
            const bool goesOn = ending != Ending::isKilled;
            if (did || goesOn)
                goOn(device, did);
            if (ending != Ending::goesOnAndCloses)
                die(device, disk, goesOn ? Loss::everything : Loss::nothing);
            reopen(device, did || goesOn);
            return struck;
        });
    }

    /// The power is cut at the N-th operation, for every N, and once after the last.
    void cutPower(Loss loss)
    {
        forEachOperation([&](int operation) {
            FaultVfs disk;
            ScenarioTablet device(freshCopy());
            begin(device);
            disk.failAt(operation, Fault::powerCut);
            const Status did = device.attempt(m_act);
            const bool struck = disk.struck();
            check(did.ok() || struck, "fails without a fault");
            die(device, disk, loss);
            reopen(device, did.ok());
            return struck;
        });
    }

    [[nodiscard]] int operations() const { return m_operations; }
    [[nodiscard]] const std::string& wrong() const { return m_wrong; }

private:
    void forEachOperation(const std::function<bool(int)>& attempt)
    {
        m_operations = 0;
        try {
            while (attempt(m_operations + 1))
                check(++m_operations < kMostOperations, "there is no end");
        } catch (const std::exception& error) {
            m_wrong = "operation " + std::to_string(m_operations + 1) + ": " + error.what();
        }
    }

    [[nodiscard]] std::filesystem::path folder(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    std::filesystem::path freshCopy() const
    {
        auto copy = folder("attempt");
        std::filesystem::remove_all(copy);
        std::filesystem::copy(folder("before"), copy, std::filesystem::copy_options::recursive);
        return copy;
    }

    void begin(ScenarioTablet& device) const
    {
        if (!m_scenario.opens)
            check(device.open().ok(), "the scenario does not begin");
    }

    void succeed(ScenarioTablet& device)
    {
        const Status did = device.attempt(m_act);
        check(did.ok(), did ? "" : "does not work without a fault: " + did.error().detail);
    }

    /// In the same run of the app: the scenario was done, or nothing of it, and then it can be.
    void goOn(ScenarioTablet& device, const Status& did)
    {
        if (!did) {
            const std::string content =
                device.tablet ? contentOf(device.tablet->database()) : m_before;
            check(content == m_before || m_scenario.inSteps ||
                      (m_scenario.mayFailAfterwards && content == m_after),
                  "something was done, and it said that it failed");
            succeed(device);
        }
        check(contentOf(device.tablet->database()) == m_after, "it said done, and was not");
    }

    static void die(ScenarioTablet& device, FaultVfs& disk, Loss loss)
    {
        disk.failAt(1, Fault::powerCut);
        device.tablet.reset();
        disk.mend();
        disk.loseUnsynced(loss);
    }

    /// The next run of the app: what was said to be done is there, all else wholly or not at all.
    void reopen(ScenarioTablet& device, bool mustBeDone)
    {
        device.tablet.reset();
        const Status opened = device.open();
        check(opened.ok(), opened ? "" : "does not open again: " + opened.error().detail);
        const std::string broken = test::brokenPromise(*device.tablet);
        check(broken.empty(), "afterwards " + broken);
        const std::string content = contentOf(device.tablet->database());
        if (content == m_after)
            return;
        check(hasAllEdits(device), "an edit is lost");
        check(!mustBeDone, "what was done is lost");
        check(content == m_before || m_scenario.inSteps, "a half of it is there");
        succeed(device);
        check(contentOf(device.tablet->database()) == m_after, "does not go on");
    }

    /// Those that were there before.
    [[nodiscard]] bool hasAllEdits(ScenarioTablet& device) const
    {
        return std::ranges::includes(test::keptEdits(device.tablet->database()), m_edits);
    }

    static std::string contentOf(Database& database) { return test::contentOf(database); }

    FaultScenario m_scenario;
    QTemporaryDir m_folder;
    FaultScenario::Act m_act;
    std::string m_before;
    std::string m_after;
    std::vector<std::string> m_edits; ///< that were there before
    std::string m_wrong;
    int m_operations = 0;
};

} // namespace

/// Everything that the app does to its database, with a fault of the disk at each operation.
class TestStorageFaults : public QObject
{
    Q_OBJECT
private:
    static void addScenarios()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const FaultScenario& scenario : test::faultScenarios())
            QTest::newRow(scenario.name) << index++;
    }

    static const FaultScenario& scenario()
    {
        QFETCH(int, index);
        return test::faultScenarios().at(static_cast<std::size_t>(index));
    }

    static void verify(const Trial& trial, int fewest)
    {
        QCOMPARE(QString::fromStdString(trial.wrong()), QString());
        QVERIFY2(trial.operations() >= fewest, QByteArray::number(trial.operations()).constData());
    }

private slots:
    void anOperationThatFailsLosesNothing_data() { addScenarios(); }
    void anOperationThatFailsLosesNothing()
    {
        Trial trial(scenario());
        for (const Ending ending :
             {Ending::goesOnAndCloses, Ending::goesOnAndLosesPower, Ending::isKilled}) {
            trial.fail(Fault::ioError, ending);
            verify(trial, scenario().fewestOperations);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void aDiskThatIsFullLosesNothing_data() { addScenarios(); }
    void aDiskThatIsFullLosesNothing()
    {
        Trial trial(scenario());
        for (const Ending ending : {Ending::goesOnAndCloses, Ending::isKilled}) {
            trial.fail(Fault::diskFull, ending);
            verify(trial, scenario().fewestWrites);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void aPowerCutLosesNothing_data() { addScenarios(); }
    void aPowerCutLosesNothing()
    {
        Trial trial(scenario());
        for (const Loss loss : {Loss::nothing, Loss::everything, Loss::everySecond,
                                Loss::allButTheLast, Loss::halfOfTheLast}) {
            trial.cutPower(loss);
            verify(trial, scenario().fewestWrites);
            if (QTest::currentTestFailed())
                return;
        }
    }
};

QTEST_APPLESS_MAIN(TestStorageFaults)
#include "tst_storage_faults.moc"
