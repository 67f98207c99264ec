<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>EnterpriseDetail</name>
    <message>
        <source>Record an issue</source>
        <translation>记录问题</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>新建走访</translation>
    </message>
</context>
<context>
    <name>EnterpriseDetails</name>
    <message>
        <source>staff %1</source>
        <translation>员工 %1 人</translation>
    </message>
    <message>
        <source>R&amp;D share %1%</source>
        <translation>研发占比 %1%</translation>
    </message>
    <message numerus="yes">
        <source>Visited %n time(s) this month</source>
        <translation><numerusform>本月已走访 %n 次</numerusform></translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>上限 %1 次</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>visits this month, the cap</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2 planned, %3</source>
        <comment>visits this month, planned ones, the cap</comment>
        <translation>%1，另计划 %2 次，%3</translation>
    </message>
    <message>
        <source>%1, the first %2 here</source>
        <translation>%1 项，列出前 %2 项</translation>
    </message>
    <message>
        <source>Summary due</source>
        <translation>待写总结</translation>
    </message>
    <message>
        <source>Summary overdue</source>
        <translation>总结逾期</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划中</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>走访中</translation>
    </message>
</context>
<context>
    <name>EnterpriseFacts</name>
    <message>
        <source>Credit code</source>
        <translation>信用代码</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>规模</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>负责干部</translation>
    </message>
</context>
<context>
    <name>EnterpriseHead</name>
    <message>
        <source>Enough visits</source>
        <translation>已达上限</translation>
    </message>
</context>
<context>
    <name>EnterpriseIssues</name>
    <message>
        <source>Open issues</source>
        <translation>未办结问题</translation>
    </message>
    <message>
        <source>Nothing is open here.</source>
        <translation>没有未办结的问题。</translation>
    </message>
</context>
<context>
    <name>EnterpriseText</name>
    <message>
        <source>Above scale</source>
        <translation>规上</translation>
    </message>
    <message>
        <source>Below scale</source>
        <translation>规下</translation>
    </message>
    <message>
        <source>never visited</source>
        <translation>从未走访</translation>
    </message>
    <message>
        <source>visited today</source>
        <translation>今天走访过</translation>
    </message>
    <message numerus="yes">
        <source>visited %n day(s) ago</source>
        <translation><numerusform>%n 天前走访</numerusform></translation>
    </message>
</context>
<context>
    <name>EnterpriseVisits</name>
    <message>
        <source>Last visits</source>
        <translation>近期走访</translation>
    </message>
    <message>
        <source>Nobody has been here yet.</source>
        <translation>还没有人走访过。</translation>
    </message>
</context>
<context>
    <name>EnterprisesHeader</name>
    <message>
        <source>Enterprises</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Name, initials, credit code</source>
        <translation>名称、拼音首字母、信用代码</translation>
    </message>
    <message>
        <source>Search the enterprises</source>
        <translation>搜索企业</translation>
    </message>
</context>
<context>
    <name>EnterprisesPage</name>
    <message>
        <source>‹ Back to the list</source>
        <translation>‹ 返回列表</translation>
    </message>
    <message>
        <source>Choose an enterprise on the left.</source>
        <translation>请在左侧选择一家企业。</translation>
    </message>
</context>
<context>
    <name>wupan::EnterpriseListModel</name>
    <message numerus="yes">
        <source>%n open issue(s)</source>
        <translation><numerusform>未办结 %n 项</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n enterprise(s)</source>
        <translation><numerusform>共 %n 家</numerusform></translation>
    </message>
    <message>
        <source>No enterprises on this tablet yet. They come with the first sync.</source>
        <translation>本机还没有企业，首次同步后即可看到。</translation>
    </message>
</context>
<context>
    <name>wupan::WindowedListModel</name>
    <message>
        <source>Nothing found for “%1”.</source>
        <translation>没有找到“%1”。</translation>
    </message>
</context>
</TS>
