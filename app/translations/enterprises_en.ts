<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>EnterpriseDetails</name>
    <message numerus="yes">
        <source>Visited %n time(s) this month</source>
        <translation><numerusform>Visited %n time this month</numerusform><numerusform>Visited %n times this month</numerusform></translation>
    </message>
</context>
<context>
    <name>EnterpriseText</name>
    <message numerus="yes">
        <source>visited %n day(s) ago</source>
        <translation><numerusform>visited %n day ago</numerusform><numerusform>visited %n days ago</numerusform></translation>
    </message>
</context>
<context>
    <name>wupan::EnterpriseListModel</name>
    <message numerus="yes">
        <source>%n open issue(s)</source>
        <translation><numerusform>%n open issue</numerusform><numerusform>%n open issues</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n enterprise(s)</source>
        <translation><numerusform>%n enterprise</numerusform><numerusform>%n enterprises</numerusform></translation>
    </message>
</context>
</TS>
