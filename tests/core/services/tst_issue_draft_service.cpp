#include "core/services/issue_draft_service.h"

#include "core/store/outbox_store.h"
#include "tests/support/temporary_tablet.h"

#include <QTest>

using namespace wupan;
using test::TemporaryTablet;

class TestIssueDraftService : public QObject
{
    Q_OBJECT
private slots:
    void aDraftSurvivesARestartAndIsNotSent()
    {
        TemporaryTablet device;
        NewIssue draft;
        draft.enterpriseId = device.enterprise.id;
        draft.category = Category::power;
        draft.urgency = Urgency::hard;
        draft.title = "用电增容";
        QVERIFY(IssueDraftService(*device.tablet).save({}, draft).ok());
        device.reopen();
        const auto loaded = IssueDraftService(*device.tablet).load({});
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->enterpriseId, device.enterprise.id);
        QCOMPARE(loaded->category, Category::power);
        QCOMPARE(loaded->urgency, Urgency::hard);
        QCOMPARE(loaded->title, draft.title);
        QCOMPARE(loaded->description, "");
        QVERIFY(loaded->visitId.isNil());
        QCOMPARE(OutboxStore(device.tablet->database()).count(), std::int64_t{0});
    }

    void eachPlaceHasItsOwnDraft()
    {
        TemporaryTablet device;
        IssueDraftService drafts(*device.tablet);
        const VisitId visit = device.newId<VisitId>();
        const std::array places{DraftPlace{}, DraftPlace{device.enterprise.id, {}, {}},
                                DraftPlace{{}, visit, {}}, DraftPlace{{}, visit, "/data/a"}};
        for (const DraftPlace& place : places) {
            NewIssue draft;
            draft.title = place.key();
            QVERIFY(drafts.save(place, draft).ok());
        }
        QVERIFY(drafts.discard(places[2]).ok());
        QVERIFY(!drafts.load(places[2]));
        for (const DraftPlace& place : {places[0], places[1], places[3]})
            QCOMPARE(drafts.load(place).value().title, place.key());
    }

    void aDiscardedDraftIsGone()
    {
        TemporaryTablet device;
        IssueDraftService drafts(*device.tablet);
        QVERIFY(!drafts.load({}));
        QVERIFY(drafts.save({}, NewIssue{}).ok());
        QVERIFY(drafts.load({}).has_value());
        QVERIFY(drafts.discard({}).ok());
        QVERIFY(!drafts.load({}));
    }
};

QTEST_APPLESS_MAIN(TestIssueDraftService)
#include "tst_issue_draft_service.moc"
