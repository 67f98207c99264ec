#include "core/model/enterprise.h"
#include "core/model/issue.h"
#include "core/store/record_store.h"
#include "server/api/record_scope.h"
#include "tests/sim/enrolled_device.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace wupan;

/// What a user loses the right to is nowhere in the tablet's files any more.
class TestTraces : public QObject
{
    Q_OBJECT
private:
    // One word for the search index and the rows, and long enough for pages of its own.
    inline static const std::string kSecret = "zqxsecretword";
    static constexpr int kIssues = 200;

    QTemporaryDir m_folder;
    test::ServerFixture m_server;
    OfficerId m_handler = m_server.addPerson("样本经办人", "handler", Role::handler);
    std::unique_ptr<sim::Device> m_device;

    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }

    void put(const Issue& issue, const Document* before)
    {
        m_server.write([&](StoreTransaction& store) {
            putInScope(store, m_server.park.id, {RecordType::issue, toDocument(issue), {}}, before,
                       m_server.clock.now());
        });
    }

    std::vector<Document> issuesAtHeadquarters(const std::vector<IssueId>& ids)
    {
        std::vector<Document> documents;
        m_server.write([&](StoreTransaction& store) {
            for (const IssueId id : ids)
                documents.push_back(
                    store.record(m_server.park.id, RecordType::issue, id.uuid)->document);
        });
        return documents;
    }

    void assignHandlerTo(DepartmentId department)
    {
        m_server.write([&](StoreTransaction& store) {
            const auto stored = store.record(m_server.park.id, RecordType::officer, m_handler.uuid);
            auto officer = fromDocument<Officer>(stored->document);
            officer.departmentId = department;
            store.put(m_server.park.id, RecordType::officer, toDocument(officer), {});
        });
    }

    void sync()
    {
        m_device->startSync();
        m_device->deliverAll();
        QVERIFY2(!m_device->lastError,
                 m_device->lastError ? m_device->lastError->detail.c_str() : "");
    }

    /// In any file of the tablet, the log among them.
    [[nodiscard]] int occurrences() const
    {
        int found = 0;
        for (const auto& file : std::filesystem::recursive_directory_iterator(folder())) {
            if (!file.is_regular_file())
                continue;
            std::ifstream stream(file.path(), std::ios::binary);
            const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
            for (auto at = bytes.find(kSecret); at != std::string::npos;
                 at = bytes.find(kSecret, at + 1))
                ++found;
        }
        return found;
    }

private slots:
    void whatLeavesTheViewLeavesTheFiles_data()
    {
        QTest::addColumn<bool>("byIssue");
        QTest::newRow("issues move to another department") << true;
        QTest::newRow("the handler moves to another department") << false;
    }
    void whatLeavesTheViewLeavesTheFiles()
    {
        QFETCH(const bool, byIssue);
        const auto power = m_server.newId<DepartmentId>();
        const auto roads = m_server.newId<DepartmentId>();
        assignHandlerTo(power);
        std::vector<IssueId> ids;
        for (int i = 0; i < kIssues; ++i) {
            Issue issue;
            issue.id = m_server.newId<IssueId>();
            issue.leadDepartmentId = power;
            issue.title = kSecret + " " + std::to_string(i);
            for (int repeated = 0; repeated < i % 60; ++repeated)
                issue.description += kSecret + "要求解决变压器增容的困难。";
            put(issue, nullptr);
            ids.push_back(issue.id);
        }
        m_device =
            sim::enrolledDevice(m_server, m_handler, "handler", folder() / QTest::currentDataTag());
        sync();
        // Rows that grow and shrink leave pieces of themselves in pages.
        for (const Document& before : issuesAtHeadquarters(ids)) {
            auto issue = fromDocument<Issue>(before);
            issue.description =
                issue.description.size() > 900 ? kSecret : issue.description + issue.title;
            put(issue, &before);
        }
        sync();
        QVERIFY(occurrences() > kIssues);

        if (byIssue) {
            for (const Document& before : issuesAtHeadquarters(ids)) {
                auto issue = fromDocument<Issue>(before);
                issue.leadDepartmentId = roads;
                put(issue, &before);
            }
        } else {
            assignHandlerTo(roads);
        }
        sync();
        QVERIFY(RecordStore(m_device->tablet->database()).loadAll<Issue>().empty());
        QCOMPARE(occurrences(), 0);
        m_device.reset();
        QCOMPARE(occurrences(), 0);
    }
};

QTEST_GUILESS_MAIN(TestTraces)
#include "tst_traces.moc"
