#include "core/base/digest_id.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace wupan;

class TestUuid : public QObject
{
    Q_OBJECT
private slots:
    void newIdsSortByTheirTime()
    {
        test::SeededRandom random(1);
        const Uuid earlier = Uuid::v7(Instant{1'000}, random);
        const Uuid later = Uuid::v7(Instant{1'001}, random);
        QVERIFY(earlier < later);
        QVERIFY(earlier.text() < later.text());
    }

    void newIdsAreVersionSevenOfTheRfcVariant()
    {
        test::SeededRandom random(2);
        const std::string text = Uuid::v7(Instant{1'763'999'999'000}, random).text();
        QCOMPARE(text[14], '7');
        QVERIFY(QByteArray("89ab").contains(text[19]));
    }

    void idsOfADigestAreTheSameForTheSameAndOfVersionEight()
    {
        const std::string text = idOfDigest(sha256("a")).text();
        QCOMPARE(idOfDigest(sha256("a")).text(), text);
        QVERIFY(idOfDigest(sha256("b")).text() != text);
        QCOMPARE(text[14], '8');
        QVERIFY(QByteArray("89ab").contains(text[19]));
        QVERIFY(text.starts_with("ca978112-ca1b-8"));
    }

    void textRoundTripsAndMalformedTextIsRefused()
    {
        test::SeededRandom random(3);
        const Uuid uuid = Uuid::v7(Instant{5}, random);
        QCOMPARE(Uuid::parse(uuid.text())->text(), uuid.text());
        QVERIFY(!Uuid::parse("not-a-uuid"));
        QVERIFY(!Uuid::parse("0190163d-8694-739b-aea5-966c26f8ad9"));
        QVERIFY(!Uuid::parse("0190163d_8694-739b-aea5-966c26f8ad90"));
        QVERIFY(!Uuid::parse("0190163g-8694-739b-aea5-966c26f8ad90"));
    }
};

QTEST_APPLESS_MAIN(TestUuid)
#include "tst_uuid.moc"
