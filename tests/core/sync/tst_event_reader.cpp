#include "core/sync/event_reader.h"

#include <QTest>

using namespace wupan;

/// What headquarters says on its stream of events.
class TestEventReader : public QObject
{
    Q_OBJECT
private slots:
    void newsAreHeard_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("news");
        const QByteArray one = "event: news\ndata: {\"position\":7}\n\n";
        QTest::newRow("one") << one << true;
        QTest::newRow("after silence") << ":\n\n:\n\n" + one << true;
        QTest::newRow("without the space") << QByteArray("event:news\ndata:{}\n\n") << true;
        QTest::newRow("with the other line ends")
            << QByteArray("event: news\r\ndata: {}\r\n\r\n") << true;
        QTest::newRow("before another event") << one + "event: other\ndata: x\n\n" << true;
        QTest::newRow("silence") << QByteArray(":\n\n:\n\n") << false;
        QTest::newRow("another event") << QByteArray("event: other\ndata: news\n\n") << false;
        QTest::newRow("an event without a name") << QByteArray("data: event: news\n\n") << false;
        QTest::newRow("its beginning") << QByteArray("event: news\ndata: {}\n") << false;
        QTest::newRow("one that begins alike") << QByteArray("event: newsletter\n\n") << false;
        QTest::newRow("a line without an end") << QByteArray(1'000'000, 'x') << false;
        QTest::newRow("after a line that had hardly an end")
            << QByteArray(1'000'000, 'x') + "\n\n" + one << true;
        QTest::newRow("nothing") << QByteArray() << false;
    }

    void newsAreHeard()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, news);
        EventReader reader;
        QCOMPARE(reader.hasNews(bytes.toStdString()), news);
    }

    void newsMayComeByteByByte()
    {
        EventReader reader;
        const std::string text = ":\n\nevent: news\ndata: {\"position\":7}\n\n:\n\n";
        int heard = 0;
        for (const char c : text)
            heard += reader.hasNews(std::string_view(&c, 1)) ? 1 : 0;
        QCOMPARE(heard, 1);
    }
};

QTEST_APPLESS_MAIN(TestEventReader)
#include "tst_event_reader.moc"
