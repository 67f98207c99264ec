#include "core/store/search_words.h"

#include "core/store/pinyin/pinyin.h"

#include <QElapsedTimer>
#include <QTest>

#include <sqlite3.h>

using namespace wupan;

namespace {

/// One row in a table like the schema's.
class OneRowIndex
{
public:
    explicit OneRowIndex(const std::string& text)
    {
        sqlite3_open(":memory:", &m_database);
        execute("CREATE VIRTUAL TABLE t USING fts5(words, content='', tokenize='ascii', "
                "detail=none, columnsize=0)");
        execute("INSERT INTO t(rowid, words) VALUES(1, '" +
                searchWords(text, Pinyin::andSyllables) + "')");
    }
    ~OneRowIndex() { sqlite3_close(m_database); }
    OneRowIndex(const OneRowIndex&) = delete;
    OneRowIndex& operator=(const OneRowIndex&) = delete;

    [[nodiscard]] bool finds(const std::string& typed)
    {
        int rows = 0;
        const auto count = [](void* context, int, char**, char**) {
            ++*static_cast<int*>(context);
            return 0;
        };
        const std::string sql = "SELECT rowid FROM t WHERE t MATCH '" +
                                searchQuery(typed, Pinyin::andSyllables).match + "'";
        char* message = nullptr;
        if (sqlite3_exec(m_database, sql.c_str(), count, &rows, &message) != SQLITE_OK)
            qFatal("%s in %s", message, sql.c_str());
        return rows == 1;
    }

private:
    void execute(const std::string& sql)
    {
        if (sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(m_database));
    }
    sqlite3* m_database = nullptr;
};

} // namespace

class TestSearchWords : public QObject
{
    Q_OBJECT
private slots:
    void aNameIsFoundByAnyPartOfIt_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("found");
        const QString park = QStringLiteral("智能装备（示范）企业5G车间 91320100MA1K3XYZ0B");
        QTest::newRow("by its beginning") << park << "智能装" << true;
        QTest::newRow("by two characters in the middle") << park << "装备" << true;
        QTest::newRow("by one character") << park << "业" << true;
        QTest::newRow("not by a character that it lacks") << park << "厂" << false;
        QTest::newRow("not by its characters in another order") << park << "能智" << false;
        QTest::newRow("by initials") << park << "znzb" << true;
        QTest::newRow("by initials in capitals") << park << "ZNZB" << true;
        QTest::newRow("by one initial") << park << "z" << true;
        QTest::newRow("by initials across brackets") << park << "zbsf" << true;
        QTest::newRow("by initials across Latin text") << park << "qycj" << true;
        QTest::newRow("not by initials that it lacks") << park << "znzf" << false;
        QTest::newRow("by full pinyin") << park << "zhinengzhuangbei" << true;
        QTest::newRow("by pinyin in the middle of a syllable") << park << "zhinengzh" << true;
        QTest::newRow("by pinyin with spaces") << park << "zhi neng" << true;
        QTest::newRow("not by other pinyin") << park << "zhineilong" << false;
        QTest::newRow("by the beginning of its credit code") << park << "913201" << true;
        QTest::newRow("by the code in small letters") << park << "91320100ma1k3" << true;
        QTest::newRow("by a Latin word") << park << "5g" << true;
        QTest::newRow("by full-width letters") << park << "５Ｇ" << true;
        QTest::newRow("by Chinese and Latin together") << park << "企业5g" << true;
        QTest::newRow("by several words in any order") << park << "车间 znzb" << true;
        QTest::newRow("not when one word is missing") << park << "车间 电镀" << false;
        QTest::newRow("ü is typed as v") << "绿色材料"
                                         << "lvse" << true;
        QTest::newRow("üe is typed as ue") << "省略"
                                           << "shenglue" << true;
        QTest::newRow("üe is typed as ve") << "战略"
                                           << "zhanlve" << true;
        QTest::newRow("an ambiguous reading is tried both ways") << "深港科技"
                                                                 << "shengang" << true;
        QTest::newRow("a number in parts") << "WT-2026-0386"
                                           << "wt-2026-03" << true;
        QTest::newRow("not by a beginning that more follows") << "WT-2026-0386"
                                                              << "wt-20-0386" << false;
        QTest::newRow("characters beyond the basic plane") << "𠮷田"
                                                           << "𠮷田" << true;
        QTest::newRow("signs of the query language mean nothing") << park << "\"智能* ^-(:" << true;
    }

    void aNameIsFoundByAnyPartOfIt()
    {
        QFETCH(QString, name);
        QFETCH(QString, typed);
        OneRowIndex index(name.toStdString());
        QTEST(index.finds(typed.toStdString()), "found");
    }

    void textWithoutWordsAsksForEverything()
    {
        QCOMPARE(searchQuery("", Pinyin::initials).match, "");
        QCOMPARE(searchQuery(" （）—\"*", Pinyin::initials).match, "");
    }

    void brokenUtf8SeparatesWords()
    {
        QCOMPARE(searchWords("ab\xE6\x99"
                             "cd",
                             Pinyin::initials),
                 "ab cd");
    }

    void onlyLongerChineseNeedsASecondLook()
    {
        QVERIFY(searchQuery("装备", Pinyin::initials).toVerify.empty());
        const SearchQuery query = searchQuery("智能装备 znzb", Pinyin::initials);
        QCOMPARE(query.toVerify, std::vector<std::string>{"智能装备"});
    }

    void charactersHaveTheirCommonestReading()
    {
        QCOMPARE(pinyinOf(U'中'), "zhong");
        QCOMPARE(pinyinOf(U'绿'), "lv");
        QCOMPARE(pinyinOf(U'龥'), "yu");
        QCOMPARE(pinyinOf(U'a'), "");
        QCOMPARE(pinyinOf(U'㐀'), "");
    }

    void lettersThatAreNoPinyinHaveNoReading()
    {
        QVERIFY(readPinyin("wt").empty());
        QVERIFY(readPinyin("").empty());
        QVERIFY(readPinyin(std::string(1000, 'a')).empty());
        const std::vector<Syllables> both{{"sheng", "ang"}, {"shen", "gang"}};
        QCOMPARE(readPinyin("shengang"), both);
        QCOMPARE(readPinyin("ququququququququququququququ").size(), std::size_t{1});
    }

    void aCharacterCostsLessThanTwoMicroseconds()
    {
        constexpr int kRounds = 2000;
        const std::string name = "智能装备示范企业新材料产业园样本企业"; // 18 characters
        std::size_t bytes = 0;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < kRounds; ++i)
            bytes += searchWords(name, Pinyin::andSyllables).size();
        const double microseconds =
            static_cast<double>(timer.nsecsElapsed()) / 1000 / (kRounds * 18);
        qInfo("%.2f us a character, %zu bytes a name", microseconds, bytes / kRounds);
        QVERIFY(microseconds < 2);
    }
};

QTEST_APPLESS_MAIN(TestSearchWords)
#include "tst_search_words.moc"
