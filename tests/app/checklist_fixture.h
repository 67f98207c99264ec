#pragma once

#include "app/core_thread.h"
#include "checklist_editor.h"
#include "core/store/issue_store.h"
#include "tests/app/visit_fixture.h"
#include "tests/support/full_disk.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace wupan::test {

inline const QString kRevenue = "/data/targets/revenue_this_year";
inline const QString kNextRevenue = "/data/targets/revenue_next_year";
inline const QString kReason = "/data/targets/growth_reason";
inline const QString kOrders = "/data/targets/orders";
inline const QString kLadder = "/data/targets/ladder_plan";
inline const QString kDay = "/data/investment/lead_date";
inline const QString kSchedule = "/data/projects/installation_on_schedule";
inline const QString kBehind = "/data/projects/days_behind";
inline const QString kResources = "/data/projects/resources_secured";
inline const QString kPercent = "/data/projects/progress_percent";
inline const QString kPhoto = "/data/projects/site_photo";
inline const QString kWorkers = "/data/innovation/workers_missing";

/// The editor of a visit that is under way, shown again after each change as the visit's page does.
struct ChecklistPage
{
    FullDisk disk;
    VisitTablet device;
    CoreThread core{*device.tablet};
    PositionSourceOfTest source;
    ChecklistEditor editor{core, source};
    QAbstractItemModelTester questions{editor.questions(),
                                       QAbstractItemModelTester::FailureReportingMode::QtTest};
    QSignalSpy failed{&editor, &ChecklistEditor::failed};
    VisitId visit;
    KnownForm known; ///< read once, as the visit's page does

    /// Of the demo checklist, or of `form`.
    explicit ChecklistPage(const std::string& section = "/data/targets",
                           const std::string& form = {})
    {
        if (!form.empty())
            device.replaceChecklist(form);
        visit = device.checkedIn();
        QObject::connect(&core, &CoreThread::recordsChanged, &editor, [this] { show(); });
        show();
        editor.showSection(section);
    }
    void show()
    {
        if (known.id != device.visit(visit).checklistId)
            known = {};
        const VisitDetails details = *readVisitDetails(*device.tablet, visit, known);
        known = details.form;
        editor.show(details);
    }
    /// As on the tablet.
    [[nodiscard]] QString saved(const QString& path)
    {
        const auto answers = device.visit(visit).answers;
        const auto found = answers.find(path.toStdString());
        return found == answers.end() ? QString() : QString::fromStdString(found->second);
    }
    [[nodiscard]] bool asks(const QString& path) { return editor.questions()->rowOf(path) >= 0; }
    [[nodiscard]] QuestionRow row(const QString& path)
    {
        const int at = editor.questions()->rowOf(path);
        return at < 0 ? QuestionRow{} : editor.questions()->rows()[static_cast<std::size_t>(at)];
    }
    [[nodiscard]] QStringList chosen(const QString& path)
    {
        QStringList values;
        for (const AnswerChoice& choice : row(path).choices->rows())
            if (choice.chosen)
                values << choice.key;
        return values;
    }
    [[nodiscard]] bool isGap(const QString& path) const
    {
        const auto gaps = editor.gaps();
        return std::ranges::count(gaps, path.toStdString(), &ChecklistEditor::Gap::path) > 0;
    }
    void settle() { QTRY_VERIFY(editor.unsaved().settled() && !editor.acting()); }
    [[nodiscard]] std::size_t issues()
    {
        return IssueStore(device.tablet->database()).ofVisit(visit).size();
    }
    QUrl picture(const QByteArray& bytes)
    {
        QFile file(QString::fromStdString((device.folder() / "picture").string()));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return QUrl::fromLocalFile(file.fileName());
    }
};

} // namespace wupan::test
