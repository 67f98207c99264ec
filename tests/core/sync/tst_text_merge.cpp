#include "core/sync/text_merge.h"

#include <QTest>

using namespace wupan;

namespace {

/// "甲[乙]丙": what is new stands in brackets.
QString marked(std::string_view base, std::string_view side)
{
    QString out;
    for (const TextPart& part : changedParts(base, side)) {
        const QString text = QString::fromStdString(part.text);
        out += part.changed ? "[" + text + "]" : text;
    }
    return out;
}

} // namespace

class TestTextMerge : public QObject
{
    Q_OBJECT
private slots:
    void textsMergeByCharacters_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("ours");
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<QString>("merged"); // null = a conflict

        QTest::newRow("different places") << "企业已提交增容申请，希望尽快送电。"
                                          << "企业已提交增容申请，需 630 kVA，希望尽快送电。"
                                          << "企业已提交增容申请，希望月底前送电。"
                                          << "企业已提交增容申请，需 630 kVA，希望月底前送电。";
        QTest::newRow("both ends") << "中"
                                   << "前中"
                                   << "中后"
                                   << "前中后";
        QTest::newRow("both insert at the same place") << "中"
                                                       << "中甲"
                                                       << "中乙" << QString();
        QTest::newRow("far ends") << "一二三"
                                  << "零一二三"
                                  << "一二三四"
                                  << "零一二三四";
        QTest::newRow("the same edit twice") << "用电"
                                             << "用电增容"
                                             << "用电增容"
                                             << "用电增容";
        QTest::newRow("the same place differently") << "剩3天"
                                                    << "剩5天"
                                                    << "剩7天" << QString();
        QTest::newRow("one deletes what the other changes") << "甲乙丙丁"
                                                            << "甲丁"
                                                            << "甲乙X丙丁" << QString();
        QTest::newRow("only theirs changed") << "甲"
                                             << "甲"
                                             << "乙"
                                             << "乙";
        QTest::newRow("only ours changed") << "甲"
                                           << "乙"
                                           << "甲"
                                           << "乙";
        QTest::newRow("from nothing on one side") << ""
                                                  << "新"
                                                  << ""
                                                  << "新";
    }

    void textsMergeByCharacters()
    {
        QFETCH(QString, base);
        QFETCH(QString, ours);
        QFETCH(QString, theirs);
        QFETCH(QString, merged);
        const auto result = mergeText(base.toStdString(), ours.toStdString(), theirs.toStdString());
        QCOMPARE(result.has_value(), !merged.isNull());
        if (result)
            QCOMPARE(QString::fromStdString(*result), merged);
    }

    void aProposalKeepsWhatBothPutIn_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("ours");
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<QString>("proposal");

        QTest::newRow("at the same place, ours first")
            << "企业已提交增容申请，希望尽快送电。"
            << "企业已提交增容申请，需 630 kVA，希望月底前送电。"
            << "企业已提交增容申请，方案已答复，希望尽快送电。"
            << "企业已提交增容申请，需 630 kVA，方案已答复，希望月底前送电。";
        QTest::newRow("the same character, changed differently") << "剩3天"
                                                                 << "剩5天"
                                                                 << "剩7天"
                                                                 << "剩57天";
        QTest::newRow("within what the other took out") << "甲乙丙丁"
                                                        << "甲丁"
                                                        << "甲乙X丙丁"
                                                        << "甲X丁";
        QTest::newRow("one put in what the other did, and more") << "中"
                                                                 << "中，需变压器"
                                                                 << "中，需变压器两台"
                                                                 << "中，需变压器两台";
        QTest::newRow("from nothing on both sides") << ""
                                                    << "甲"
                                                    << "乙"
                                                    << "甲乙";
        QTest::newRow("one emptied it") << "甲乙"
                                        << ""
                                        << "甲丙乙"
                                        << "丙";
        QTest::newRow("no clash at all") << "一二三"
                                         << "零一二三"
                                         << "一二三四"
                                         << "零一二三四";
    }

    void aProposalKeepsWhatBothPutIn()
    {
        QFETCH(QString, base);
        QFETCH(QString, ours);
        QFETCH(QString, theirs);
        QFETCH(QString, proposal);
        QCOMPARE(QString::fromStdString(
                     proposeText(base.toStdString(), ours.toStdString(), theirs.toStdString())),
                 proposal);
    }

    void whatIsNewIsTold()
    {
        QCOMPARE(marked("企业已提交增容申请，希望尽快送电。",
                        "企业已提交增容申请，需 630 kVA，希望尽快送电。"),
                 QString("企业已提交增容申请，[需 630 kVA，]希望尽快送电。"));
        QCOMPARE(marked("", "新"), QString("[新]"));
        QCOMPARE(marked("旧", ""), QString());
        QCOMPARE(marked("甲乙丙", "甲丙"), QString("甲丙"));
        QCOMPARE(marked("甲", "甲"), QString("甲"));
    }
};

QTEST_APPLESS_MAIN(TestTextMerge)
#include "tst_text_merge.moc"
