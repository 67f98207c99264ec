#pragma once

#include "app/core_thread.h"
#include "tests/app/small_checklists.h"
#include "tests/app/visit_fixture.h"
#include "tests/support/full_disk.h"
#include "visit_editor.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace wupan::test {

inline const QString kOrders = "/data/targets/orders";
inline const QString kPercent = "/data/projects/progress_percent";

/// The view model of the visit's page.
struct VisitPage
{
    using Mode = QAbstractItemModelTester::FailureReportingMode;

    FullDisk disk;
    VisitTablet device;
    CoreThread core{*device.tablet};
    PositionSourceOfTest source;
    VisitEditor editor{core, source};
    QAbstractItemModelTester tags{editor.tags(), Mode::QtTest};
    QAbstractItemModelTester openIssues{editor.openIssues(), Mode::QtTest};
    QAbstractItemModelTester missing{editor.review()->missing(), Mode::QtTest};
    QSignalSpy stayed{&editor, &VisitEditor::stayed};
    QSignalSpy completed{&editor, &VisitEditor::visitCompleted};
    QSignalSpy wanted{&editor, &VisitEditor::questionWanted};

    void open(VisitId id)
    {
        editor.open(textOf(id));
        QTRY_VERIFY(editor.loaded());
    }
    [[nodiscard]] VisitId id() const
    {
        return VisitId::parse(editor.visitId().toStdString()).value();
    }
    [[nodiscard]] Visit visit() { return device.visit(id()); }
    [[nodiscard]] QStringList missingKeys()
    {
        QStringList keys;
        for (const Line& line : editor.review()->missing()->rows())
            keys << line.key;
        return keys;
    }
};

} // namespace wupan::test
