#include "core/forms/instance_node.h"

#include <QTest>

using namespace wupan::forms;

class TestInstanceNode : public QObject
{
    Q_OBJECT
private slots:
    void holdsNamesTextsAndAttributes()
    {
        const auto document = InstanceNode::makeDocument();
        InstanceNode& data = document->append("data");
        data.setAttribute("version", "1");
        data.setAttribute("version", "2");
        InstanceNode& id = data.append("orx:meta").append("orx:instanceID", "x");
        QCOMPARE(id.name(), "instanceID");
        QCOMPARE(id.prefix(), "orx");
        QCOMPARE(id.qualifiedName(), "orx:instanceID");
        QCOMPARE(id.path(), "/data/orx:meta/orx:instanceID");
        QCOMPARE(data.attributes().size(), std::size_t{1});
        QCOMPARE(data.attribute("version"), "2");
        QCOMPARE(data.attribute("id"), "");
        QCOMPARE(data.attributes()[0]->path(), "/data/@version");
        QCOMPARE(data.child("meta"), id.parent());
        QCOMPARE(data.child("orx:meta"), id.parent());
        QVERIFY(data.child("jr:meta") == nullptr);
        QCOMPARE(&id.root(), document.get());
    }

    void theStringValueIsAllTextBelow()
    {
        const auto document = InstanceNode::makeDocument();
        InstanceNode& data = document->append("data", "a");
        data.append("b", "b").append("c", "c");
        data.append("d", "d");
        QCOMPARE(document->stringValue(), "abcd");
        QCOMPARE(data.textNode()->stringValue(), "a");
        QCOMPARE(data.textNode()->parent(), &data);
        data.setText("");
        QVERIFY(data.textNode() == nullptr);
    }

    void childrenAreInsertedAndTaken()
    {
        const auto document = InstanceNode::makeDocument();
        InstanceNode& data = document->append("data");
        InstanceNode& last = data.append("c");
        data.insert(0, InstanceNode::makeElement("a"));
        InstanceNode& middle = data.insert(1, InstanceNode::makeElement("b", "text"));
        QCOMPARE(middle.indexInParent(), std::size_t{1});
        QCOMPARE(last.indexInParent(), std::size_t{2});
        const InstanceNode::Ptr taken = data.take(middle);
        QCOMPARE(taken.get(), &middle);
        QVERIFY(taken->parent() == nullptr);
        QCOMPARE(data.children().size(), std::size_t{2});
        QCOMPARE(last.indexInParent(), std::size_t{1});
    }

    void aCloneSharesNothing()
    {
        const auto document = InstanceNode::makeDocument();
        InstanceNode& data = document->append("data");
        data.setAttribute("id", "1");
        data.append("a", "x").setRelevant(false);
        const InstanceNode::Ptr copy = data.clone();
        data.child("a")->setText("y");
        data.setAttribute("id", "2");
        QVERIFY(copy->parent() == nullptr);
        QCOMPARE(copy->stringValue(), "x");
        QCOMPARE(copy->attribute("id"), "1");
        QVERIFY(!copy->child("a")->relevant());
        QCOMPARE(copy->child("a")->parent(), copy.get());
    }

    void orderFollowsTheDocumentAndItsChanges()
    {
        const auto document = InstanceNode::makeDocument();
        InstanceNode& data = document->append("data", "text");
        data.setAttribute("id", "1");
        InstanceNode& b = data.append("b");
        InstanceNode& inner = b.append("inner");
        InstanceNode& c = data.append("c");
        QVERIFY(data.compareOrder(*data.attributes()[0]) < 0);
        QVERIFY(data.attributes()[0]->compareOrder(*data.textNode()) < 0);
        QVERIFY(data.textNode()->compareOrder(b) < 0);
        QVERIFY(inner.compareOrder(b) > 0);
        QVERIFY(inner.compareOrder(c) < 0);
        QCOMPARE(c.compareOrder(c), 0);
        data.insert(0, data.take(c));
        QVERIFY(c.compareOrder(b) < 0);
        const InstanceNode::Ptr alone = data.take(b);
        InstanceNode& added = alone->insert(0, InstanceNode::makeElement("first"));
        QVERIFY(added.compareOrder(inner) < 0);
        InstanceNode& back = data.insert(0, InstanceNode::makeElement("x"));
        QVERIFY(back.compareOrder(c) < 0);
    }

    void relevanceIsInherited()
    {
        const auto document = InstanceNode::makeDocument();
        InstanceNode& data = document->append("data");
        InstanceNode& leaf = data.append("group").append("leaf");
        QVERIFY(leaf.relevantHere());
        leaf.parent()->setRelevant(false);
        QVERIFY(leaf.relevant());
        QVERIFY(!leaf.relevantHere());
        QVERIFY(data.relevantHere());
    }
};

QTEST_APPLESS_MAIN(TestInstanceNode)
#include "tst_instance_node.moc"
