#include "core/model/enterprise.h"
#include "core/model/issue.h"
#include "server/store/sqlite_store.h"
#include "tests/server/postgres_stores.h"

#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace wupan;

namespace {

constexpr int kIssues = 150;
constexpr int kSearches = 400;

/// What people write and type, in pieces that meet each other often.
class Words
{
public:
    std::string text()
    {
        std::string text;
        for (std::size_t i = 1 + below(5); i > 0; --i)
            text += any(kTexts) + any(kBetween);
        return text;
    }
    std::string search()
    {
        std::string text = any(below(2) == 0 ? kTexts : kTyped);
        if (below(3) == 0)
            text += any(kBetween) + any(kTyped);
        if (below(8) == 0) // half a character, as of a broken client
            text.resize(below(text.size()) + 1);
        return text;
    }
    std::size_t below(std::size_t limit) { return m_dice() % limit; }

private:
    using List = std::vector<std::string>;
    std::string any(const List& list) { return list[below(list.size())]; }

    const List kTexts{"用电增容", "用地",         "智能装备", "增容",    "女职工",
                      "略阳",     "WT-2026-0386", "企业贷款", "AB12",    "电",
                      "abc",      "样本",         "ＡＢ１",   "Ünïcode", "重庆路",
                      "x-y_z'\"", "电增",         "0386",     "𠀀字",    "\\%"};
    const List kTyped{"ydzr", "yongdian", "yong", "znzb", "zr",   "y",      "0386", "038",
                      "ab",   "AB1",      "lve",  "lue",  "nvzg", "qydk",   "cq",   "容",
                      "电增", "%",        "'",    "\"",   ":*",   "& |!()", "样",   "zhong"};
    const List kBetween{"", " ", "，", "-", "\n", "·"};
    std::mt19937 m_dice{20261129};
};

} // namespace

/// The same is found whichever database headquarters has.
class TestSearchOnBoth : public QObject
{
    Q_OBJECT
private:
    test::SeededRandom m_random{3};
    QTemporaryDir m_folder;
    std::unique_ptr<ServerStore> m_sqlite =
        SqliteServerStore::open(m_folder.filePath("hq.db").toStdString(), m_random).value();
    test::Store m_postgres = test::openStore(test::PostgresServer::shared().newDatabase());
    ParkId m_park{Uuid::v7(Instant{1}, m_random)};
    Words m_words;

    void put(const Document& document, RecordType type)
    {
        for (ServerStore* store : {m_sqlite.get(), static_cast<ServerStore*>(m_postgres.get())})
            QVERIFY(store
                        ->write([&](StoreTransaction& rows) {
                            rows.put(m_park, type, document, {});
                            return done();
                        })
                        .ok());
    }

    QByteArray found(ServerStore& store, const std::string& search,
                     std::int64_t mostFound = kIssues)
    {
        BoardFilter filter;
        filter.search = search;
        filter.limit = kIssues;
        filter.mostFound = mostFound;
        BoardPage page;
        const Status read = store.read([&](StoreTransaction& rows) {
            page = rows.board(m_park, filter);
            return done();
        });
        QByteArray ids = read ? QByteArray::number(static_cast<qlonglong>(page.total))
                              : QByteArray(read.error().detail.c_str());
        for (const Document& issue : page.issues)
            ids += ' ' + QByteArray::fromStdString(std::string(textAt(issue, "id")));
        return ids;
    }

private slots:
    void whateverIsTyped()
    {
        std::vector<EnterpriseId> firms;
        for (int i = 0; i < 10; ++i) {
            Enterprise firm;
            firm.id = {Uuid::v7(Instant{1}, m_random)};
            firm.name = m_words.text();
            firm.creditCode = "91350100MA" + std::to_string(i);
            put(toDocument(firm), RecordType::enterprise);
            firms.push_back(firm.id);
        }
        for (int i = 0; i < kIssues; ++i) {
            Issue issue;
            issue.id = {Uuid::v7(Instant{1}, m_random)};
            issue.title = m_words.text();
            issue.number = "WT-2026-" + std::to_string(i);
            issue.enterpriseId = firms[m_words.below(firms.size())];
            issue.registeredAt = Instant{i};
            put(toDocument(issue), RecordType::issue);
            issue.title = m_words.text(); // as it changes
            if (i % 5 == 0)
                put(toDocument(issue), RecordType::issue);
        }
        int hits = 0;
        for (int i = 0; i < kSearches; ++i) {
            const std::string search = m_words.search();
            const QByteArray onSqlite = found(*m_sqlite, search);
            QVERIFY2(found(*m_postgres, search) == onSqlite, search.c_str());
            QVERIFY2(found(*m_postgres, search, 3) == found(*m_sqlite, search, 3), search.c_str());
            hits += onSqlite.startsWith("0") ? 0 : 1;
        }
        QVERIFY(hits > kSearches / 4 && hits < kSearches); // it is about something
    }

    void alsoWordsOfAnyLength()
    {
        Issue issue;
        issue.id = {Uuid::v7(Instant{1}, m_random)};
        issue.title = std::string(5000, 'q');
        issue.registeredAt = Instant{1};
        put(toDocument(issue), RecordType::issue);
        for (const std::size_t length : {10U, 3000U})
            QCOMPARE(found(*m_postgres, std::string(length, 'q')),
                     found(*m_sqlite, std::string(length, 'q')));
    }
};

QTEST_GUILESS_MAIN(TestSearchOnBoth)
#include "tst_search_on_both.moc"
