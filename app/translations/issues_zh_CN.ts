<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>EnterpriseChooser</name>
    <message>
        <source>Enterprise</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>Name or pinyin initials</source>
        <translation>名称或拼音首字母</translation>
    </message>
</context>
<context>
    <name>IssueCapture</name>
    <message>
        <source>Record an issue</source>
        <translation>记录问题</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后继续</translation>
    </message>
    <message>
        <source>Keep the draft and close</source>
        <translation>保留草稿并关闭</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>IssueCaptureForm</name>
    <message>
        <source>Title: what is missing?</source>
        <translation>标题：缺什么、卡在哪里</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Description: facts, figures, what the enterprise hopes for</source>
        <translation>描述：事实、数据、企业诉求</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>所属盘</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>添加照片</translation>
    </message>
</context>
<context>
    <name>IssueComposer</name>
    <message>
        <source>Photo</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
</context>
<context>
    <name>IssueDetails</name>
    <message>
        <source>%1 plate</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>found on the visit of %1</source>
        <translation>走访 %1 发现</translation>
    </message>
    <message>
        <source>registered %1</source>
        <translation>%1 登记</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>责任：%1</translation>
    </message>
    <message>
        <source>Returned: the service centre asks for more material. A supplement sends the issue back.</source>
        <translation>已退回：综合服务中心要求补充材料。提交补充后将重新受理。</translation>
    </message>
    <message>
        <source>The department contests the assignment. The service centre decides.</source>
        <translation>责任部门对交办有异议，等待综合服务中心裁定。</translation>
    </message>
    <message>
        <source>Suspended. Its time limit stands still.</source>
        <translation>已挂起，办理时限暂停计算。</translation>
    </message>
    <message>
        <source>Overdue since today</source>
        <translation>今日到期已过时限</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation><numerusform>逾期 %n 天</numerusform></translation>
    </message>
    <message>
        <source>was due %1</source>
        <translation>原定 %1 办结</translation>
    </message>
    <message>
        <source>%1, escalated to the leader in charge</source>
        <translation>%1，已自动提级至分管领导</translation>
    </message>
    <message>
        <source>%1% sent</source>
        <translation>已传 %1%</translation>
    </message>
    <message>
        <source>not yet sent</source>
        <translation>待传</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>传送中</translation>
    </message>
    <message>
        <source>No number yet</source>
        <translation>待编号</translation>
    </message>
</context>
<context>
    <name>IssuePhotos</name>
    <message>
        <source>At headquarters</source>
        <translation>照片在总部</translation>
    </message>
    <message>
        <source>Remove this photo</source>
        <translation>移除这张照片</translation>
    </message>
</context>
<context>
    <name>IssueText</name>
    <message>
        <source>Red · due today</source>
        <translation>红灯 今日到期</translation>
    </message>
    <message numerus="yes">
        <source>Red · %n day(s) overdue</source>
        <translation><numerusform>红灯 逾期 %n 天</numerusform></translation>
    </message>
    <message>
        <source>Yellow · due today</source>
        <translation>黄灯 今日到期</translation>
    </message>
    <message numerus="yes">
        <source>Yellow · %n day(s) left</source>
        <translation><numerusform>黄灯 剩 %n 天</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Green · %n day(s) left</source>
        <translation><numerusform>绿灯 剩 %n 天</numerusform></translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>请先填写内容。</translation>
    </message>
    <message>
        <source>Only the officer who registered this issue may supplement it. Write a comment instead.</source>
        <translation>只有登记人可以补充材料，请改用评论。</translation>
    </message>
    <message>
        <source>This step belongs to other people. Write a comment instead.</source>
        <translation>这一步由其他人员办理，请改用评论。</translation>
    </message>
    <message>
        <source>The issue has moved on, and this step no longer fits. Write a comment instead.</source>
        <translation>问题已进入下一环节，这一步不再适用，请改用评论。</translation>
    </message>
    <message>
        <source>The procedure does not allow this step now (%1). Write a comment instead.</source>
        <translation>当前流程不允许这一步（%1），请改用评论。</translation>
    </message>
    <message>
        <source>Land</source>
        <translation>用地</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>供电</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>供水</translation>
    </message>
    <message>
        <source>Labour</source>
        <translation>用工</translation>
    </message>
    <message>
        <source>Finance</source>
        <translation>融资</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环保</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>市场</translation>
    </message>
    <message>
        <source>Technology</source>
        <translation>科创</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>政策</translation>
    </message>
    <message>
        <source>Facilities</source>
        <translation>配套</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标盘</translation>
    </message>
    <message>
        <source>Investment</source>
        <translation>招商盘</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目盘</translation>
    </message>
    <message>
        <source>Funds</source>
        <translation>资金盘</translation>
    </message>
    <message>
        <source>Innovation</source>
        <translation>创新盘</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Hard case</source>
        <translation>疑难</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>已交办</translation>
    </message>
    <message>
        <source>being handled</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>rated</source>
        <translation>已评价</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已销号</translation>
    </message>
    <message>
        <source>returned for more material</source>
        <translation>退回补充</translation>
    </message>
    <message>
        <source>assignment contested</source>
        <translation>异议改派</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>已挂起</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>交办</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>销号</translation>
    </message>
    <message>
        <source>very satisfied</source>
        <translation>非常满意</translation>
    </message>
    <message>
        <source>satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>fairly satisfied</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <source>not satisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>very dissatisfied</source>
        <translation>非常不满意</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已销号</translation>
    </message>
    <message>
        <source>Awaiting the enterprise</source>
        <translation>待企业确认</translation>
    </message>
    <message>
        <source>Awaiting closure</source>
        <translation>待销号</translation>
    </message>
    <message>
        <source>Needs material</source>
        <translation>待补充材料</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>已挂起</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>无时限</translation>
    </message>
    <message>
        <source>Not yet synced</source>
        <translation>本机待同步</translation>
    </message>
    <message>
        <source>The system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Service centre</source>
        <translation>综合服务中心</translation>
    </message>
    <message>
        <source>Service centre · %1</source>
        <translation>综合服务中心 · %1</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>分管领导</translation>
    </message>
    <message>
        <source>Leader · %1</source>
        <translation>分管领导 · %1</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>走访干部</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a step and its text</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>registered the issue</source>
        <translation>登记问题</translation>
    </message>
    <message>
        <source>supplemented</source>
        <translation>补充</translation>
    </message>
    <message>
        <source>returned the issue</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>assigned to %1, due %2</source>
        <translation>交办 %1，%2 前办结</translation>
    </message>
    <message>
        <source>assigned to %1</source>
        <translation>交办 %1</translation>
    </message>
    <message>
        <source>contested the assignment</source>
        <translation>提出异议</translation>
    </message>
    <message>
        <source>began to handle it</source>
        <translation>开始办理</translation>
    </message>
    <message>
        <source>asked for an extension</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>extended until %1</source>
        <translation>延期至 %1</translation>
    </message>
    <message>
        <source>granted an extension</source>
        <translation>同意延期</translation>
    </message>
    <message>
        <source>refused the extension</source>
        <translation>不同意延期</translation>
    </message>
    <message>
        <source>the enterprise is %1</source>
        <translation>企业评价：%1</translation>
    </message>
    <message>
        <source>the enterprise rated</source>
        <translation>企业已评价</translation>
    </message>
    <message>
        <source>closed the issue</source>
        <translation>销号</translation>
    </message>
    <message>
        <source>reopened the issue</source>
        <translation>重开</translation>
    </message>
    <message>
        <source>suspended it</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>resumed it</source>
        <translation>恢复办理</translation>
    </message>
    <message>
        <source>urged</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>overdue, escalated</source>
        <translation>逾期，自动提级</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>批示</translation>
    </message>
    <message>
        <source>%1 · on this device, not yet synced</source>
        <translation>%1 · 本机记录，待同步</translation>
    </message>
    <message>
        <source>%1 · recorded offline, synced %2</source>
        <translation>%1 · 离线记录，%2 同步</translation>
    </message>
    <message>
        <source>This tablet has no room left, so nothing was saved. Free some space, then try again.</source>
        <translation>平板存储空间已满，内容没有保存。请清理空间后重试。</translation>
    </message>
    <message>
        <source>This file is neither a JPEG nor a PNG picture. Choose another.</source>
        <translation>这个文件不是 JPEG 或 PNG 图片，请另选一张。</translation>
    </message>
    <message>
        <source>The title is too long: at most 100 characters.</source>
        <translation>标题过长，最多 100 字。</translation>
    </message>
    <message>
        <source>This picture is larger than 25 MB. Choose a smaller one.</source>
        <translation>图片超过 25 MB，请选择较小的图片。</translation>
    </message>
    <message>
        <source>Choose the enterprise that this is about.</source>
        <translation>请选择问题所属的企业。</translation>
    </message>
    <message>
        <source>Give the issue a title.</source>
        <translation>请填写问题标题。</translation>
    </message>
    <message>
        <source>This issue is no longer on this tablet. Sync, then look again.</source>
        <translation>本机没有这个问题，请同步后再看。</translation>
    </message>
    <message>
        <source>It could not be saved on this tablet. Try again; your text is kept.</source>
        <translation>没能保存到本机，请重试；您填写的内容仍在。</translation>
    </message>
</context>
<context>
    <name>IssuesHeader</name>
    <message>
        <source>Issues</source>
        <translation>问题清单</translation>
    </message>
    <message>
        <source>Name, initials, content</source>
        <translation>名称、拼音首字母、内容</translation>
    </message>
    <message>
        <source>Search the issues</source>
        <translation>搜索问题</translation>
    </message>
    <message>
        <source>＋ Record an issue</source>
        <translation>＋ 记录问题</translation>
    </message>
</context>
<context>
    <name>IssuesPage</name>
    <message>
        <source>‹ Back to the list</source>
        <translation>‹ 返回清单</translation>
    </message>
    <message>
        <source>Choose an issue on the left.</source>
        <translation>请在左侧选择一个问题。</translation>
    </message>
</context>
<context>
    <name>wupan::IssueCaptureEditor</name>
    <message>
        <source>Draft kept %1</source>
        <translation>草稿已保存 %1</translation>
    </message>
</context>
<context>
    <name>wupan::IssueEditor</name>
    <message>
        <source>Add progress or material…</source>
        <translation>补充进展…</translation>
    </message>
    <message>
        <source>Write a comment…</source>
        <translation>写评论…</translation>
    </message>
    <message>
        <source>Supplement</source>
        <translation>补充</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评论</translation>
    </message>
</context>
<context>
    <name>wupan::IssueListModel</name>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Every category</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>You have registered no issue here yet.</source>
        <translation>您还没有登记过问题。</translation>
    </message>
    <message>
        <source>Nothing is overdue.</source>
        <translation>没有逾期问题。</translation>
    </message>
    <message>
        <source>There is nothing here.</source>
        <translation>这里没有内容。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>name of a filter and how many issues it finds</comment>
        <translation>%1 %2</translation>
    </message>
</context>
</TS>
