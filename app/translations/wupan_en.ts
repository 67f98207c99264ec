<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>EnterpriseDetails</name>
    <message numerus="yes">
        <source>Visited %n time(s) this month</source>
        <translation>
            <numerusform>Visited %n time this month</numerusform>
            <numerusform>Visited %n times this month</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnterpriseText</name>
    <message numerus="yes">
        <source>visited %n day(s) ago</source>
        <translation>
            <numerusform>visited %n day ago</numerusform>
            <numerusform>visited %n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueDetails</name>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueText</name>
    <message numerus="yes">
        <source>Red · %n day(s) overdue</source>
        <translation>
            <numerusform>Red · %n day overdue</numerusform>
            <numerusform>Red · %n days overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Yellow · %n day(s) left</source>
        <translation>
            <numerusform>Yellow · %n day left</numerusform>
            <numerusform>Yellow · %n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Green · %n day(s) left</source>
        <translation>
            <numerusform>Green · %n day left</numerusform>
            <numerusform>Green · %n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewsCard</name>
    <message numerus="yes">
        <source>All notices (%n new)</source>
        <translation>
            <numerusform>All notices (%n new)</numerusform>
            <numerusform>All notices (%n new)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticesSheet</name>
    <message numerus="yes">
        <source>%n new</source>
        <comment>notices</comment>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionText</name>
    <message numerus="yes">
        <source>%1 · answer within %n working day(s)</source>
        <translation>
            <numerusform>%1 · answer within %n working day</numerusform>
            <numerusform>%1 · answer within %n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove no. %1? %n answer(s) in it will go.</source>
        <translation>
            <numerusform>Remove no. %1? %n answer in it will go.</numerusform>
            <numerusform>Remove no. %1? %n answers in it will go.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportAnswers</name>
    <message numerus="yes">
        <source>%n required answer(s) missing.</source>
        <translation>
            <numerusform>%n required answer is missing.</numerusform>
            <numerusform>%n required answers are missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportPictures</name>
    <message numerus="yes">
        <source>%n photo(s) without a picture: not on this tablet.</source>
        <translation>
            <numerusform>%n photo has no picture on this tablet.</numerusform>
            <numerusform>%n photos have no picture on this tablet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayDetails</name>
    <message numerus="yes">
        <source>longest %n day(s)</source>
        <translation>
            <numerusform>longest %n day</numerusform>
            <numerusform>longest %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitLines</name>
    <message numerus="yes">
        <source>%n open issue(s)</source>
        <translation>
            <numerusform>%n open issue</numerusform>
            <numerusform>%n open issues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n enterprise(s)</source>
        <translation>
            <numerusform>%n enterprise</numerusform>
            <numerusform>%n enterprises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) overdue</source>
        <translation>
            <numerusform>%n issue overdue</numerusform>
            <numerusform>%n issues overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not visited for %n day(s)</source>
        <translation>
            <numerusform>not visited for %n day</numerusform>
            <numerusform>not visited for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) due today</source>
        <translation>
            <numerusform>%n issue due today</numerusform>
            <numerusform>%n issues due today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) due in %1 d</source>
        <translation>
            <numerusform>%n issue due in %1 d</numerusform>
            <numerusform>%n issues due in %1 d</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wupan::AttentionEditor</name>
    <message numerus="yes">
        <source>%n place(s) changed on both sides</source>
        <translation>
            <numerusform>%n place changed on both sides</numerusform>
            <numerusform>%n places changed on both sides</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wupan::CodeReader</name>
    <message numerus="yes">
        <source>There are %n codes in this photo. Choose the one that is asked for.</source>
        <translation>
            <numerusform>There is %n code in this photo. Choose the one that is asked for.</numerusform>
            <numerusform>There are %n codes in this photo. Choose the one that is asked for.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wupan::EnterpriseListModel</name>
    <message numerus="yes">
        <source>%n open issue(s)</source>
        <translation>
            <numerusform>%n open issue</numerusform>
            <numerusform>%n open issues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n enterprise(s)</source>
        <translation>
            <numerusform>%n enterprise</numerusform>
            <numerusform>%n enterprises</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wupan::RescueExport</name>
    <message numerus="yes">
        <source>%n unsent edit(s)</source>
        <translation>
            <numerusform>%n unsent edit</numerusform>
            <numerusform>%n unsent edits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) to decide on</source>
        <translation>
            <numerusform>%n edit to decide on</numerusform>
            <numerusform>%n edits to decide on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) could not be read and are not in it.</source>
        <translation>
            <numerusform>%n photo could not be read and is not in it.</numerusform>
            <numerusform>%n photos could not be read and are not in it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wupan::TodayBoard</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wupan::VersionChange</name>
    <message numerus="yes">
        <source>%n answer(s) move to the new version.</source>
        <translation>
            <numerusform>%n answer moves to the new version.</numerusform>
            <numerusform>%n answers move to the new version.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) do not fit, and are kept with the visit:</source>
        <translation>
            <numerusform>%n answer does not fit, and is kept with the visit:</numerusform>
            <numerusform>%n answers do not fit, and are kept with the visit:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wupan::VisitPlanner</name>
    <message numerus="yes">
        <source>This enterprise has %n visit(s) that month already, done or planned; the park wants %1 at most. Visit it only if you must.</source>
        <translation>
            <numerusform>This enterprise has %n visit that month already, done or planned; the park wants %1 at most. Visit it only if you must.</numerusform>
            <numerusform>This enterprise has %n visits that month already, done or planned; the park wants %1 at most. Visit it only if you must.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wupan::VisitSteps</name>
    <message numerus="yes">
        <source>%1 · %n difficulty(ies)</source>
        <translation>
            <numerusform>%1 · %n difficulty</numerusform>
            <numerusform>%1 · %n difficulties</numerusform>
        </translation>
    </message>
</context>
</TS>
