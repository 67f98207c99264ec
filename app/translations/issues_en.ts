<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>IssueDetails</name>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation><numerusform>%n day overdue</numerusform><numerusform>%n days overdue</numerusform></translation>
    </message>
    </context>
<context>
    <name>IssueText</name>
    <message numerus="yes">
        <source>Red · %n day(s) overdue</source>
        <translation><numerusform>Red · %n day overdue</numerusform><numerusform>Red · %n days overdue</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Yellow · %n day(s) left</source>
        <translation><numerusform>Yellow · %n day left</numerusform><numerusform>Yellow · %n days left</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Green · %n day(s) left</source>
        <translation><numerusform>Green · %n day left</numerusform><numerusform>Green · %n days left</numerusform></translation>
    </message>
    </context>
</TS>
