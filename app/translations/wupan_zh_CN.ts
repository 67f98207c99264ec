<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AcknowledgeQuestion</name>
    <message>
        <source>OK</source>
        <translation>确认</translation>
    </message>
</context>
<context>
    <name>AnswerFile</name>
    <message>
        <source>at headquarters, not here</source>
        <translation>总部已有，不在本机</translation>
    </message>
    <message>
        <source>This file is larger than 25 MB, so it was not taken. Choose a smaller one, or give it to headquarters another way.</source>
        <translation>这个文件超过 25 MB，没有收下。请选小一些的文件，或用其他方式交给总部。</translation>
    </message>
    <message>
        <source>This file is no sound. Choose a recording: WAV, Ogg, MP3, M4A, AAC or AMR.</source>
        <translation>这个文件不是声音。请选择录音：WAV、Ogg、MP3、M4A、AAC 或 AMR。</translation>
    </message>
    <message>
        <source>This file is no video. Choose one: MP4, 3GP or WebM.</source>
        <translation>这个文件不是视频。请选择 MP4、3GP 或 WebM 视频。</translation>
    </message>
    <message>
        <source>Files of this kind are not taken. Choose a picture, a sound, a video, a PDF, a document of an office program without macros, or plain text.</source>
        <translation>不收这种文件。请选择图片、声音、视频、PDF、不含宏的办公文档或纯文本。</translation>
    </message>
    <message>
        <source>This file cannot be read. Look whether it is still there, then choose it again.</source>
        <translation>这个文件无法读取。请看它是否还在，再重新选择。</translation>
    </message>
</context>
<context>
    <name>AttentionCase</name>
    <message>
        <source>Needs your decision</source>
        <translation>需要你决定</translation>
    </message>
    <message>
        <source>Nothing. Edits that clash or that headquarters does not take stand here.</source>
        <translation>暂无。两边都改过或总部没有采纳的修改会显示在这里。</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一条</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>Both versions are kept until you decide. Everything else goes on synchronizing.</source>
        <translation>未决定之前两个版本都保留，其他内容照常同步。</translation>
    </message>
    <message>
        <source>The edit is kept until you decide. Everything else goes on synchronizing.</source>
        <translation>未决定之前这条修改一直保留，其他内容照常同步。</translation>
    </message>
</context>
<context>
    <name>AttentionChoices</name>
    <message>
        <source>Use mine</source>
        <translation>用本机</translation>
    </message>
    <message>
        <source>Use headquarters&apos;</source>
        <translation>用总部</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Use the merged one</source>
        <translation>采用合并</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>修改后再发</translation>
    </message>
</context>
<context>
    <name>AttentionQuestion</name>
    <message>
        <source>Give this edit up? It will not count. Headquarters notes who gave it up, and when.</source>
        <translation>确定放弃这条修改？它将不生效，总部会记录由谁、何时放弃。</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>确定放弃</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>先保留</translation>
    </message>
</context>
<context>
    <name>AttentionTexts</name>
    <message>
        <source>This device</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Headquarters</source>
        <translation>总部</translation>
    </message>
    <message>
        <source>Merged (can be edited)</source>
        <translation>合并结果（可编辑）</translation>
    </message>
</context>
<context>
    <name>BarcodeQuestion</name>
    <message>
        <source>Type the code, or scan it</source>
        <translation>输入条码，或扫描</translation>
    </message>
    <message>
        <source>▦ Read from a photo</source>
        <translation>▦ 从照片识别</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>CalendarPopup</name>
    <message>
        <source>Month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>heading of a month</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下个月</translation>
    </message>
</context>
<context>
    <name>CheckInStep</name>
    <message>
        <source>Check in now</source>
        <translation>立即签到</translation>
    </message>
    <message>
        <source>Cancel this visit</source>
        <translation>取消本次走访</translation>
    </message>
    <message>
        <source>Cancel this visit?</source>
        <translation>取消这次走访？</translation>
    </message>
    <message>
        <source>Keep the visit</source>
        <translation>保留走访</translation>
    </message>
    <message>
        <source>It leaves your plan for good. To go all the same, plan a new visit.</source>
        <translation>取消后不能恢复；仍要走访请重新安排。</translation>
    </message>
</context>
<context>
    <name>ChecklistText</name>
    <message>
        <source>The checklist of this visit is not on this tablet yet: sync to get it. Check-in, summary and issues are recorded all the same.</source>
        <translation>这次走访的清单还不在本机，请先同步。签到、总结和问题可以照常记录。</translation>
    </message>
    <message>
        <source>This checklist cannot be read; tell headquarters. Check-in, summary and issues are recorded all the same. %1</source>
        <translation>这份清单无法读取，请告知总部。签到、总结和问题可以照常记录。%1</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>未保存：%1</translation>
    </message>
    <message>
        <source>this value is not allowed</source>
        <translation>不能填写此值</translation>
    </message>
    <message>
        <source>Not saved: write a whole number, such as 12.</source>
        <translation>未保存：请填写整数，如 12。</translation>
    </message>
    <message>
        <source>Not saved: write a number, such as 12.5.</source>
        <translation>未保存：请填写数字，如 12.5。</translation>
    </message>
    <message>
        <source>Not saved: write a date as 2026-11-23.</source>
        <translation>未保存：请按 2026-11-23 的格式填写日期。</translation>
    </message>
    <message>
        <source>Not saved: this value is not allowed.</source>
        <translation>未保存：不能填写此值。</translation>
    </message>
    <message>
        <source>Not saved: write a month as 2026-11.</source>
        <translation>未保存：月份请写成 2026-11。</translation>
    </message>
    <message>
        <source>Not saved: write a year as 2026.</source>
        <translation>未保存：年份请写成 2026。</translation>
    </message>
    <message>
        <source>Not saved: write hours up to 23 and minutes up to 59.</source>
        <translation>未保存：小时最大 23，分钟最大 59。</translation>
    </message>
    <message>
        <source>Not saved: write a date as 2026-11-23, hours up to 23 and minutes up to 59.</source>
        <translation>未保存：日期请写成 2026-11-23，小时最大 23，分钟最大 59。</translation>
    </message>
    <message>
        <source>Not saved: write a latitude up to 90 and a longitude up to 180 degrees.</source>
        <translation>未保存：纬度不超过 90 度，经度不超过 180 度。</translation>
    </message>
    <message>
        <source>Not saved yet: a line needs 2 places, each with a latitude up to 90 and a longitude up to 180 degrees.</source>
        <translation>尚未保存：线路至少要 2 个点，纬度不超过 90 度，经度不超过 180 度。</translation>
    </message>
    <message>
        <source>Not saved yet: an area needs 3 places, each with a latitude up to 90 and a longitude up to 180 degrees.</source>
        <translation>尚未保存：区域至少要 3 个点，纬度不超过 90 度，经度不超过 180 度。</translation>
    </message>
    <message>
        <source>Not saved: the form has locked this answer.</source>
        <translation>未保存：清单已锁定这个答案。</translation>
    </message>
    <message>
        <source>This value is not allowed.</source>
        <translation>不允许填写这个值。</translation>
    </message>
    <message>
        <source>This answer does not fit its question. Answer it again.</source>
        <translation>这个答案与题目不符，请重新填写。</translation>
    </message>
    <message>
        <source>The answer is not among the choices any more. Choose again.</source>
        <translation>这个答案已不在选项中，请重新选择。</translation>
    </message>
    <message>
        <source>The form asks for more repetitions than there may be.</source>
        <translation>清单要求的重复次数超出上限。</translation>
    </message>
    <message>
        <source>The form cannot work something out; tell headquarters. %1</source>
        <translation>清单有一处无法计算，请告知总部。%1</translation>
    </message>
</context>
<context>
    <name>ChoiceSheet</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>没有匹配的选项。</translation>
    </message>
</context>
<context>
    <name>DateQuestion</name>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>更晚</translation>
    </message>
</context>
<context>
    <name>DayCard</name>
    <message>
        <source>Today&apos;s visits</source>
        <translation>今日安排</translation>
    </message>
    <message>
        <source>No visit is planned for today. Take a suggestion below, or plan one with “New visit”.</source>
        <translation>今天还没有安排走访。可从下方建议中加入，或点“新建走访”。</translation>
    </message>
    <message>
        <source>No visit is planned for today. Plan one with “New visit”.</source>
        <translation>今天还没有安排走访，可点“新建走访”。</translation>
    </message>
    <message>
        <source>Suggested visits</source>
        <translation>建议走访</translation>
    </message>
    <message>
        <source>by what is overdue, due and near</source>
        <translation>按逾期、到期与距离排序</translation>
    </message>
</context>
<context>
    <name>DrawingQuestion</name>
    <message>
        <source>＋ Photo</source>
        <translation>＋ 拍照</translation>
    </message>
    <message>
        <source>✎ Sign</source>
        <translation>✎ 签字</translation>
    </message>
    <message>
        <source>✎ Draw on the photo</source>
        <translation>✎ 在照片上标注</translation>
    </message>
    <message>
        <source>✎ Draw</source>
        <translation>✎ 绘图</translation>
    </message>
</context>
<context>
    <name>DrawingSheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>↶ Undo</source>
        <translation>↶ 撤销</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Colour %1</source>
        <translation>颜色 %1</translation>
    </message>
</context>
<context>
    <name>EarlierAnswers</name>
    <message>
        <source>Answers of the earlier version</source>
        <translation>以前版本的回答</translation>
    </message>
    <message>
        <source>not asked any more</source>
        <translation>不再询问</translation>
    </message>
    <message>
        <source>worked out now</source>
        <translation>现在自动计算</translation>
    </message>
    <message>
        <source>repeated otherwise now</source>
        <translation>重复方式已变</translation>
    </message>
    <message>
        <source>asked otherwise now</source>
        <translation>问法已变</translation>
    </message>
    <message>
        <source>not offered any more</source>
        <translation>选项已取消</translation>
    </message>
    <message>
        <source>a file, kept with the visit</source>
        <translation>一个文件，随走访保留</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between chosen answers</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>版本 %1</translation>
    </message>
</context>
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
        <translation>
            <numerusform>本月已走访 %n 次</numerusform>
        </translation>
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
        <translation>
            <numerusform>%n 天前走访</numerusform>
        </translation>
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
    <name>FileQuestion</name>
    <message>
        <source>A file that is not on this tablet</source>
        <translation>文件不在本平板上</translation>
    </message>
    <message>
        <source>● Record anew</source>
        <translation>● 重新录音</translation>
    </message>
    <message>
        <source>● Record</source>
        <translation>● 录音</translation>
    </message>
    <message>
        <source>■ Stop · %1</source>
        <translation>■ 停止 · %1</translation>
    </message>
    <message>
        <source>■ Stop listening</source>
        <translation>■ 停止播放</translation>
    </message>
    <message>
        <source>▶ Listen</source>
        <translation>▶ 播放</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>另选文件</translation>
    </message>
    <message>
        <source>＋ Choose a file</source>
        <translation>＋ 选择文件</translation>
    </message>
    <message>
        <source>Recording. You may answer other questions meanwhile.</source>
        <translation>正在录音，您可以同时回答其他问题。</translation>
    </message>
    <message>
        <source>Another question is being recorded.</source>
        <translation>正在为另一个问题录音。</translation>
    </message>
    <message>
        <source>Sounds (*.ogg *.opus *.oga *.mp3 *.m4a *.aac *.amr *.wav *.3gp)</source>
        <translation>声音 (*.ogg *.opus *.oga *.mp3 *.m4a *.aac *.amr *.wav *.3gp)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.m4v *.3gp *.webm)</source>
        <translation>视频 (*.mp4 *.m4v *.3gp *.webm)</translation>
    </message>
    <message>
        <source>This sound cannot be played on this tablet. Headquarters gets it all the same.</source>
        <translation>这段声音在本平板上无法播放。总部仍会收到它。</translation>
    </message>
</context>
<context>
    <name>GroupHeading</name>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>IntegerQuestion</name>
    <message>
        <source>One less</source>
        <translation>减一</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>加一</translation>
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
    <name>IssueDetail</name>
    <message>
        <source>Collect the enterprise&apos;s rating</source>
        <translation>收集企业评价</translation>
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
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
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
    <message>
        <source>damaged on this device</source>
        <translation>本机文件已损坏</translation>
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
        <translation>
            <numerusform>红灯 逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Yellow · due today</source>
        <translation>黄灯 今日到期</translation>
    </message>
    <message numerus="yes">
        <source>Yellow · %n day(s) left</source>
        <translation>
            <numerusform>黄灯 剩 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Green · %n day(s) left</source>
        <translation>
            <numerusform>绿灯 剩 %n 天</numerusform>
        </translation>
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
    <message>
        <source>This picture is larger than 25 MB or 50 megapixels. Choose a smaller one.</source>
        <translation>这张图片超过 25 MB 或 5000 万像素，请换一张较小的。</translation>
    </message>
    <message>
        <source>assistance of %1 is late</source>
        <translation>提醒协办逾期：%1</translation>
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
    <name>LabelMedia</name>
    <message>
        <source>Cannot be played here</source>
        <translation>无法播放</translation>
    </message>
    <message>
        <source>■ Stop</source>
        <translation>■ 停止</translation>
    </message>
    <message>
        <source>▶ Listen</source>
        <translation>▶ 播放</translation>
    </message>
    <message>
        <source>▶ Video</source>
        <translation>▶ 视频</translation>
    </message>
</context>
<context>
    <name>LabelPicture</name>
    <message>
        <source>Show the picture large</source>
        <translation>放大图片</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Wupan</source>
        <translation>五盘</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Enterprises</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
</context>
<context>
    <name>MenuQuestion</name>
    <message>
        <source>Choose …</source>
        <translation>请选择…</translation>
    </message>
</context>
<context>
    <name>NewsCard</name>
    <message>
        <source>News from headquarters</source>
        <translation>总部刚刚更新</translation>
    </message>
    <message>
        <source>before you went offline</source>
        <translation>离线前</translation>
    </message>
    <message>
        <source>Nothing new about your issues.</source>
        <translation>您登记的问题暂无新动态。</translation>
    </message>
    <message numerus="yes">
        <source>All notices (%n new)</source>
        <translation>
            <numerusform>全部消息（%n 条新）</numerusform>
        </translation>
    </message>
    <message>
        <source>All notices</source>
        <translation>全部消息</translation>
    </message>
</context>
<context>
    <name>NoticesSheet</name>
    <message>
        <source>Notices</source>
        <translation>消息</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <comment>notices</comment>
        <translation>
            <numerusform>%n 条新消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nothing has concerned you yet.</source>
        <translation>还没有与您有关的消息。</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>全部标为已读</translation>
    </message>
</context>
<context>
    <name>PeopleMet</name>
    <message>
        <source>People met</source>
        <translation>会见人员</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除%1</translation>
    </message>
    <message>
        <source>Name and position</source>
        <translation>姓名、职务</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>PhotoQuestion</name>
    <message>
        <source>＋ Photo</source>
        <translation>＋ 拍照</translation>
    </message>
</context>
<context>
    <name>PhotoSheet</name>
    <message>
        <source>Choose a photo</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>the newest first</source>
        <translation>最新的在前</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Look in another folder</source>
        <translation>从其他文件夹选择</translation>
    </message>
    <message>
        <source>There are no photos in this device&apos;s picture folder. Take one with the camera first, or look in another folder.</source>
        <translation>本机相册里还没有照片。请先用相机拍照，或从其他文件夹选择。</translation>
    </message>
    <message>
        <source>Photos (*.jpg *.jpeg *.png)</source>
        <translation>照片 (*.jpg *.jpeg *.png)</translation>
    </message>
</context>
<context>
    <name>PictureSheet</name>
    <message>
        <source>Close the picture</source>
        <translation>关闭图片</translation>
    </message>
</context>
<context>
    <name>PlaceFields</name>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>前移</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>后移</translation>
    </message>
    <message>
        <source>Remove this place</source>
        <translation>移除这个点</translation>
    </message>
</context>
<context>
    <name>PlaceQuestion</name>
    <message>
        <source>◎ Take the position here</source>
        <translation>◎ 获取当前位置</translation>
    </message>
</context>
<context>
    <name>PlacesQuestion</name>
    <message>
        <source>◎ Add the place where I am</source>
        <translation>◎ 添加当前位置</translation>
    </message>
    <message>
        <source>＋ Type a place</source>
        <translation>＋ 手动输入位置</translation>
    </message>
</context>
<context>
    <name>PlatesCard</name>
    <message>
        <source>The five plates</source>
        <translation>五盘一览</translation>
    </message>
    <message>
        <source>Headquarters has sent no figures yet.</source>
        <translation>总部尚未下发数据。</translation>
    </message>
</context>
<context>
    <name>PositionButtons</name>
    <message>
        <source>Use this one</source>
        <translation>用这个位置</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>ProposalBox</name>
    <message>
        <source>Put it on the list</source>
        <translation>列入清单</translation>
    </message>
    <message>
        <source>Add details first</source>
        <translation>先补充详情</translation>
    </message>
    <message>
        <source>Not an issue</source>
        <translation>不列入</translation>
    </message>
    <message>
        <source>＋ Photo</source>
        <translation>＋ 拍照</translation>
    </message>
    <message>
        <source>Open the issue</source>
        <translation>查看问题</translation>
    </message>
</context>
<context>
    <name>QuestionFrame</name>
    <message>
        <source>Less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>More about this</source>
        <translation>更多说明</translation>
    </message>
    <message>
        <source>✕ Clear</source>
        <translation>✕ 清除</translation>
    </message>
</context>
<context>
    <name>QuestionText</name>
    <message>
        <source>, </source>
        <comment>between chosen answers</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>On the issue list · %1</source>
        <translation>已列入问题清单 · %1</translation>
    </message>
    <message>
        <source>Not put on the issue list · %1</source>
        <translation>未列入问题清单 · %1</translation>
    </message>
    <message>
        <source>Put it on the issue list? · %1</source>
        <translation>是否列入问题清单？· %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 · answer within %n working day(s)</source>
        <translation>
            <numerusform>%1 · %n 个工作日内反馈</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>question and answer</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The form shows a file here that is not on this tablet: %1</source>
        <translation>清单在这里有一个文件，本平板没有：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · no. %2</source>
        <translation>%1 · 第 %2 项</translation>
    </message>
    <message>
        <source>Remove no. %1? Nothing is answered in it.</source>
        <translation>移除第 %1 项？其中没有填写内容。</translation>
    </message>
    <message numerus="yes">
        <source>Remove no. %1? %n answer(s) in it will go.</source>
        <translation>
            <numerusform>移除第 %1 项？其中的 %n 个答案将一并移除。</numerusform>
        </translation>
    </message>
    <message>
        <source>＋ Add another</source>
        <translation>＋ 再加一项</translation>
    </message>
    <message>
        <source>＋ Add: %1</source>
        <translation>＋ 添加：%1</translation>
    </message>
    <message>
        <source>pictures and sounds will follow</source>
        <translation>图片和录音稍后收到</translation>
    </message>
</context>
<context>
    <name>QuotaCard</name>
    <message>
        <source>Visits this month</source>
        <translation>本月走访</translation>
    </message>
</context>
<context>
    <name>RankLine</name>
    <message>
        <source>Drag to another place</source>
        <translation>拖动调整位置</translation>
    </message>
    <message>
        <source>Up: %1</source>
        <translation>上移：%1</translation>
    </message>
    <message>
        <source>Down: %1</source>
        <translation>下移：%1</translation>
    </message>
</context>
<context>
    <name>RankQuestion</name>
    <message>
        <source>This order is right</source>
        <translation>顺序正确</translation>
    </message>
</context>
<context>
    <name>RatingSheet</name>
    <message>
        <source>The enterprise&apos;s rating</source>
        <translation>企业评价</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>How satisfied is the enterprise with the answer?</source>
        <translation>企业对答复是否满意？</translation>
    </message>
    <message>
        <source>What the enterprise says (may be left empty)</source>
        <translation>企业的意见（可不填）</translation>
    </message>
    <message>
        <source>The enterprise signs here with a finger</source>
        <translation>请企业用手指在此签字</translation>
    </message>
    <message>
        <source>Clear the signature</source>
        <translation>清除签字</translation>
    </message>
    <message>
        <source>Keep the rating</source>
        <translation>保存评价</translation>
    </message>
</context>
<context>
    <name>ReportAnswers</name>
    <message>
        <source>on the issue list, %1</source>
        <translation>已列入问题清单 %1</translation>
    </message>
    <message>
        <source>on the issue list</source>
        <translation>已列入问题清单</translation>
    </message>
    <message>
        <source>not decided whether it becomes an issue</source>
        <translation>尚未决定是否列入问题清单</translation>
    </message>
    <message>
        <source>not put on the issue list</source>
        <translation>未列入问题清单</translation>
    </message>
    <message>
        <source>see photo %1</source>
        <comment>numbers</comment>
        <translation>见照片 %1</translation>
    </message>
    <message>
        <source>taken; not on this tablet</source>
        <translation>已拍照，本机没有图片</translation>
    </message>
    <message>
        <source>not answered, though required</source>
        <translation>未填写（必填）</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>▲ Difficulty: %1</source>
        <translation>▲ 难点：%1</translation>
    </message>
    <message>
        <source>%1 of %2 answered</source>
        <translation>已答 %1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n required answer(s) missing.</source>
        <translation>
            <numerusform>有 %n 项必填内容未填写。</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between chosen answers</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 %2: </source>
        <comment>instance of a repeat, number</comment>
        <translation>%1 %2：</translation>
    </message>
    <message>
        <source>Answers of the earlier version</source>
        <translation>以前版本的回答</translation>
    </message>
    <message>
        <source>file: %1</source>
        <translation>文件：%1</translation>
    </message>
    <message>
        <source>a file; not on this tablet</source>
        <translation>有文件，不在本平板上</translation>
    </message>
</context>
<context>
    <name>ReportDetails</name>
    <message>
        <source> (continued)</source>
        <comment>behind a heading</comment>
        <translation>（续）</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>I. Summary</source>
        <translation>一、走访总结</translation>
    </message>
    <message>
        <source>II. Checklist</source>
        <translation>二、走访清单</translation>
    </message>
    <message>
        <source>III. Issues</source>
        <translation>三、问题清单</translation>
    </message>
    <message>
        <source>IV. Photos</source>
        <translation>四、现场照片</translation>
    </message>
    <message>
        <source>V. Signatures</source>
        <translation>五、签字</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Category, urgency</source>
        <translation>类别、程度</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>The picture cannot be read on this tablet.</source>
        <translation>本机无法读取这张图片。</translation>
    </message>
    <message>
        <source>Signature:</source>
        <translation>签字：</translation>
    </message>
    <message>
        <source>Date:</source>
        <translation>日期：</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>no number yet</source>
        <translation>待编号</translation>
    </message>
    <message>
        <source>No issues were recorded on this visit.</source>
        <translation>本次走访未记录问题。</translation>
    </message>
    <message>
        <source>States and dates as this tablet knew them on %1.</source>
        <translation>状态与期限以本机 %1 的数据为准。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between people</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Visited</source>
        <translation>走访时间</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>走访干部</translation>
    </message>
    <message>
        <source>Check-in</source>
        <translation>签到定位</translation>
    </message>
    <message>
        <source>without a position</source>
        <translation>无定位</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>走访清单</translation>
    </message>
    <message>
        <source>%1 v%2</source>
        <comment>title and version of a checklist</comment>
        <translation>%1 v%2</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>走访方式</translation>
    </message>
    <message>
        <source>joint visit</source>
        <translation>联合走访</translation>
    </message>
    <message>
        <source>People met</source>
        <translation>会见人员</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>信用代码</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>企业情况</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>No summary has been written yet.</source>
        <translation>尚未撰写走访总结。</translation>
    </message>
    <message>
        <source>Written %1</source>
        <translation>撰写于 %1</translation>
    </message>
    <message>
        <source>Visit report</source>
        <translation>企业走访报告</translation>
    </message>
    <message>
        <source>Made with Wupan on %1</source>
        <translation>由五盘生成于 %1</translation>
    </message>
    <message>
        <source>Visiting officer</source>
        <translation>走访干部</translation>
    </message>
    <message>
        <source>Leader in charge</source>
        <translation>分管领导</translation>
    </message>
</context>
<context>
    <name>ReportPictures</name>
    <message>
        <source>time unknown</source>
        <translation>时间不详</translation>
    </message>
    <message>
        <source>The original is damaged on this tablet.</source>
        <translation>原图在本机已损坏。</translation>
    </message>
    <message>
        <source>The original is at headquarters, not on this tablet.</source>
        <translation>原图在总部，尚未下载到本机。</translation>
    </message>
    <message>
        <source>The original is on another device still.</source>
        <translation>原图仍在另一台设备上。</translation>
    </message>
    <message>
        <source>Reduced picture. %1</source>
        <translation>缩略图。%1</translation>
    </message>
    <message>
        <source>No picture on this tablet. %1</source>
        <translation>本机没有图片。%1</translation>
    </message>
    <message>
        <source>Photo %1</source>
        <translation>照片 %1</translation>
    </message>
    <message>
        <source>Taken %1</source>
        <translation>拍摄于 %1</translation>
    </message>
    <message>
        <source>For the enterprise</source>
        <translation>企业签字</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>未签字</translation>
    </message>
    <message>
        <source>No name given</source>
        <translation>未填写姓名</translation>
    </message>
    <message>
        <source>Signed; the picture is not on this tablet.</source>
        <translation>已签字，签字图片不在本机。</translation>
    </message>
    <message>
        <source>Signed %1</source>
        <translation>签于 %1</translation>
    </message>
    <message>
        <source>Rating of the issue %1</source>
        <translation>问题 %1 的评价</translation>
    </message>
    <message>
        <source>No photos were taken on this visit.</source>
        <translation>本次走访未拍摄照片。</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) without a picture: not on this tablet.</source>
        <translation>
            <numerusform>有 %n 张照片的图片不在本机。</numerusform>
        </translation>
    </message>
    <message>
        <source>Issue: %1</source>
        <translation>问题：%1</translation>
    </message>
</context>
<context>
    <name>ReportSheet</name>
    <message>
        <source>Report (PDF)</source>
        <translation>走访报告（PDF）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Summary, answers, issues, photos and signatures of this visit on A4 pages, as this tablet has them. It needs no network.</source>
        <translation>按本机现有数据，把本次走访的总结、答案、问题、照片和签字排成 A4 页面，不需要网络。</translation>
    </message>
    <message>
        <source>Language of the report</source>
        <translation>报告语言</translation>
    </message>
</context>
<context>
    <name>RescueRow</name>
    <message>
        <source>Nothing gets through? Save all that headquarters lacks into one file, and hand it over.</source>
        <translation>一直同步不上？可把总部还没有的内容存成一个文件，交给总部。</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Save rescue file</source>
        <translation>保存救援文件</translation>
    </message>
</context>
<context>
    <name>SalvageNotice</name>
    <message>
        <source>I have read this</source>
        <translation>我已阅读</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Wupan</source>
        <translation>五盘</translation>
    </message>
    <message>
        <source>One-time code from headquarters</source>
        <translation>总部发的一次性注册码</translation>
    </message>
    <message>
        <source>Name to sign in with</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
</context>
<context>
    <name>SignatureStep</name>
    <message>
        <source>Who signs: name and position</source>
        <translation>签字人姓名、职务</translation>
    </message>
    <message>
        <source>Who signs</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>Sign here with a finger</source>
        <translation>请在此手写签字</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>未签字</translation>
    </message>
    <message>
        <source>Keep the signature</source>
        <translation>保存签字</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Signed; the picture is at headquarters</source>
        <translation>已签字，签名图片在总部</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>重新签字</translation>
    </message>
</context>
<context>
    <name>SpinField</name>
    <message>
        <source>Less: %1</source>
        <translation>减少：%1</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>增加：%1</translation>
    </message>
</context>
<context>
    <name>SuggestionRow</name>
    <message>
        <source>Add to today</source>
        <translation>加入今日</translation>
    </message>
</context>
<context>
    <name>SummaryStep</name>
    <message>
        <source>Summary</source>
        <translation>走访总结</translation>
    </message>
    <message>
        <source>How the enterprise is doing, what it plans, what troubles it, what was agreed</source>
        <translation>企业经营情况、下步计划、存在困难、商定事项</translation>
    </message>
    <message>
        <source>Saved while you write. The visit counts once it is written; you have 24 hours after the visit.</source>
        <translation>边写边存。写好总结后本次走访才计数，须在走访结束后 24 小时内完成。</translation>
    </message>
</context>
<context>
    <name>SyncLists</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>待同步</translation>
    </message>
    <message>
        <source>Lately</source>
        <translation>最近</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Photos on Wi-Fi only ✓</source>
        <translation>仅 Wi-Fi 传照片 ✓</translation>
    </message>
    <message>
        <source>Photos on Wi-Fi only</source>
        <translation>仅 Wi-Fi 传照片</translation>
    </message>
</context>
<context>
    <name>SyncText</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>走访总结</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>所属盘</translation>
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
        <source>Answers</source>
        <translation>清单答案</translation>
    </message>
    <message>
        <source>Proposed issues</source>
        <translation>问题建议</translation>
    </message>
    <message>
        <source>People met</source>
        <translation>会见人员</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>企业签字</translation>
    </message>
    <message>
        <source>Planned time</source>
        <translation>计划时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Check-in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1「%2」</translation>
    </message>
    <message>
        <source>Other details</source>
        <translation>其他内容</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names of fields</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 新建</translation>
    </message>
    <message>
        <source>%1 step taken</source>
        <translation>%1 办理</translation>
    </message>
    <message>
        <source>%1 given up</source>
        <translation>%1 放弃</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 修改</translation>
    </message>
    <message>
        <source>The data on this device were damaged. What was not sent yet was taken out of them (edits: %1) and goes to headquarters by itself; the rest comes again from there.</source>
        <translation>本机数据曾损坏。尚未发送的内容已从中取出（修改 %1 条），会自动发送到总部；其余内容会重新从总部获取。</translation>
    </message>
    <message>
        <source>Nothing was lost.</source>
        <translation>没有丢失任何内容。</translation>
    </message>
    <message>
        <source>edits: %1</source>
        <translation>修改 %1 条</translation>
    </message>
    <message>
        <source>edits in part: %1</source>
        <translation>部分丢失的修改 %1 条</translation>
    </message>
    <message>
        <source>edits that needed someone: %1</source>
        <translation>待处理的修改 %1 条</translation>
    </message>
    <message>
        <source>drafts of issues: %1</source>
        <translation>问题草稿 %1 份</translation>
    </message>
    <message>
        <source>Lost are %1.</source>
        <translation>丢失：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between what is lost</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Each lost edit stands on the list of what needs a decision.</source>
        <translation>每条丢失的修改都列在待处理列表中。</translation>
    </message>
    <message>
        <source>Whether more is missing cannot be told. Look at your last edits.</source>
        <translation>无法确定是否还有其他缺失，请检查您最近的修改。</translation>
    </message>
    <message>
        <source>The damaged file is kept as %1.</source>
        <translation>损坏的文件已保留为 %1。</translation>
    </message>
    <message>
        <source>Headquarters asks you to update Wupan to version %1 (this is %2). Until then you can go on: what you save is kept and sent as before.</source>
        <translation>总部请您把五盘更新到 %1 版（当前为 %2）。更新之前可以照常使用：您保存的内容仍会保留并照常发送。</translation>
    </message>
    <message>
        <source>Photo or file</source>
        <translation>照片或文件</translation>
    </message>
</context>
<context>
    <name>TimeQuestion</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>时</translation>
    </message>
    <message>
        <source>Minute</source>
        <translation>分</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>TodayDetails</name>
    <message>
        <source>none of yours</source>
        <translation>您登记的问题无逾期</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>since when an issue is overdue, its category</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>since today</source>
        <translation>今日到期</translation>
    </message>
    <message numerus="yes">
        <source>longest %n day(s)</source>
        <translation>
            <numerusform>最久 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>within 24 hours of a visit</source>
        <translation>走访后 24 小时内完成</translation>
    </message>
    <message>
        <source>the 24 hours are over</source>
        <translation>已超过 24 小时</translation>
    </message>
    <message>
        <source>until %1 %2</source>
        <translation>%1 %2 前完成</translation>
    </message>
    <message>
        <source>%1 00m yuan</source>
        <comment>亿元</comment>
        <translation>%1 亿元</translation>
    </message>
    <message>
        <source>%1 0k yuan</source>
        <comment>万元</comment>
        <translation>%1 万元</translation>
    </message>
    <message>
        <source>%1 bn yuan</source>
        <comment>English only</comment>
        <translation>%1 十亿元</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>plate and indicator</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 plate</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>/ %1</source>
        <comment>goal</comment>
        <translation>/ %1</translation>
    </message>
    <message>
        <source>the park, as of %1</source>
        <translation>园区 · 截至 %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>who, did what</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The holidays of %1 are not known yet: time limits in it count weekends only.</source>
        <translation>%1 年节假日安排尚未公布，办理时限暂只扣除周末。</translation>
    </message>
    <message>
        <source>answered, to be rated</source>
        <translation>已办结，等待评价</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day, time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>＋ New visit</source>
        <translation>＋ 新建走访</translation>
    </message>
    <message>
        <source>Overdue issues</source>
        <translation>逾期问题</translation>
    </message>
    <message>
        <source>Summaries to write</source>
        <translation>待写总结</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>待企业确认</translation>
    </message>
</context>
<context>
    <name>VersionBanner</name>
    <message>
        <source>See what changes</source>
        <translation>查看变化</translation>
    </message>
</context>
<context>
    <name>VersionSheet</name>
    <message>
        <source>Keep the present version</source>
        <translation>保留当前版本</translation>
    </message>
    <message>
        <source>Carry over</source>
        <translation>转到新版本</translation>
    </message>
</context>
<context>
    <name>VisitHeader</name>
    <message>
        <source>Back to the visits</source>
        <translation>返回走访列表</translation>
    </message>
</context>
<context>
    <name>VisitLines</name>
    <message>
        <source>missed</source>
        <translation>逾期未访</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续填写</translation>
    </message>
    <message>
        <source>Write summary</source>
        <translation>写总结</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message numerus="yes">
        <source>%n open issue(s)</source>
        <translation>
            <numerusform>未办结 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n enterprise(s)</source>
        <translation>
            <numerusform>%n 家</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 in all</source>
        <translation>%1 · 全程 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) overdue</source>
        <translation>
            <numerusform>%n 个问题逾期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not visited for %n day(s)</source>
        <translation>
            <numerusform>%n 天未走访</numerusform>
        </translation>
    </message>
    <message>
        <source>never visited</source>
        <translation>从未走访</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) due today</source>
        <translation>
            <numerusform>%n 个问题今日到期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) due in %1 d</source>
        <translation>
            <numerusform>%n 个问题 %1 天后到期</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 from the next stop</source>
        <translation>距下一站 %1</translation>
    </message>
</context>
<context>
    <name>VisitPage</name>
    <message>
        <source>Previous</source>
        <translation>上一节</translation>
    </message>
    <message>
        <source>⚑ Issue</source>
        <translation>⚑ 问题</translation>
    </message>
    <message>
        <source>⚑ Record an issue</source>
        <translation>⚑ 记录问题</translation>
    </message>
    <message>
        <source>Next →</source>
        <translation>下一节 →</translation>
    </message>
    <message>
        <source>Next: %1 →</source>
        <translation>下一节：%1 →</translation>
    </message>
    <message>
        <source>Complete the visit</source>
        <translation>完成走访</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Report (PDF)</source>
        <translation>走访报告（PDF）</translation>
    </message>
</context>
<context>
    <name>VisitPlannerSheet</name>
    <message>
        <source>New visit</source>
        <translation>新建走访</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Go along with a visit that is planned already?</source>
        <translation>是否参加已计划的走访（联合走访）？</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>其他日期</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>VisitReviewSheet</name>
    <message>
        <source>Complete the visit?</source>
        <translation>确认完成走访？</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>尚缺内容</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Complete the visit</source>
        <translation>完成走访</translation>
    </message>
    <message>
        <source>To the first</source>
        <translation>到第一处</translation>
    </message>
</context>
<context>
    <name>VisitSide</name>
    <message>
        <source>The enterprise</source>
        <translation>企业画像</translation>
    </message>
    <message>
        <source>Open issues</source>
        <translation>未办结问题</translation>
    </message>
    <message>
        <source>Last summary</source>
        <translation>上次走访总结</translation>
    </message>
</context>
<context>
    <name>VisitStepCard</name>
    <message>
        <source>Completeness</source>
        <translation>完成度</translation>
    </message>
    <message>
        <source>To what is missing</source>
        <translation>到未填处</translation>
    </message>
</context>
<context>
    <name>VisitText</name>
    <message>
        <source>en</source>
        <comment>language of the checklists: zh in the Chinese translation</comment>
        <translation>zh</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <comment>format of today&apos;s date</comment>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
    <message>
        <source>within %1 m</source>
        <translation>误差 %1 米</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>计划中</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>This visit is no longer on this tablet.</source>
        <translation>本机已没有这次走访。</translation>
    </message>
    <message>
        <source>This visit is no longer yours.</source>
        <translation>这次走访已不由你负责。</translation>
    </message>
    <message>
        <source>The visit had moved on meanwhile; this step no longer applies.</source>
        <translation>走访状态已变化，这一步不再适用。</translation>
    </message>
    <message>
        <source>Required answers are missing still.</source>
        <translation>还有必填项未填写。</translation>
    </message>
    <message>
        <source>It could not be saved on this tablet. Try again.</source>
        <translation>本机未能保存，请再试一次。</translation>
    </message>
    <message>
        <source>There is yet another version of the checklist, or none any more. Look at what changes again.</source>
        <translation>清单又有了别的版本，或新版本已撤回。请重新查看变化。</translation>
    </message>
    <message>
        <source>One of the two versions of the checklist cannot be read; tell headquarters. The visit keeps its version.</source>
        <translation>两个清单版本中有一个无法读取，请告知指挥部。走访保留原版本。</translation>
    </message>
</context>
<context>
    <name>VisitsPage</name>
    <message>
        <source>My visits</source>
        <translation>我的走访</translation>
    </message>
    <message>
        <source>＋ New visit</source>
        <translation>＋ 新建走访</translation>
    </message>
    <message>
        <source>You have no visits yet. Plan the first one with “New visit”.</source>
        <translation>还没有走访记录，请点“新建走访”安排第一次走访。</translation>
    </message>
</context>
<context>
    <name>wupan::AttentionEditor</name>
    <message>
        <source>Saved as %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) changed on both sides</source>
        <translation>
            <numerusform>%n 处两边都改过</numerusform>
        </translation>
    </message>
    <message>
        <source>In this edit, too: %1</source>
        <translation>这条修改还包括：%1</translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation>%1 答复</translation>
    </message>
</context>
<context>
    <name>wupan::CheckInPosition</name>
    <message>
        <source>This device tells no position. The check-in counts all the same; the time is recorded.</source>
        <translation>本机无法定位。签到照样有效，时间会记录下来。</translation>
    </message>
    <message>
        <source>Finding the position … You need not wait: the check-in counts without it.</source>
        <translation>正在定位…不必等待，没有定位也可签到。</translation>
    </message>
    <message>
        <source>Position found, %1</source>
        <translation>已定位，%1</translation>
    </message>
</context>
<context>
    <name>wupan::ChecklistEditor</name>
    <message>
        <source>There are as many of these as there may be.</source>
        <translation>已达到可添加的上限。</translation>
    </message>
    <message>
        <source>This tablet has no program that opens such a file. Headquarters gets it all the same.</source>
        <translation>本平板没有能打开这种文件的程序。总部仍会收到它。</translation>
    </message>
    <message>
        <source>The recording is no answer yet. It stays on this tablet, and is tried again when the visit is opened next. %1</source>
        <translation>录音还没有成为回答。它留在本平板上，下次打开这次走访时会再试。%1</translation>
    </message>
    <message>
        <source>A recording is still under way. Stop it first, then complete the visit.</source>
        <translation>还在录音。请先停止录音，再完成走访。</translation>
    </message>
    <message>
        <source>This tablet has no program that plays such a video.</source>
        <translation>本平板上没有能播放这种视频的程序。</translation>
    </message>
</context>
<context>
    <name>wupan::CodeReader</name>
    <message>
        <source>Reading the code …</source>
        <translation>正在识别条码…</translation>
    </message>
    <message>
        <source>No code can be read in this photo. Take one from straight in front, without glare, in which the whole code is sharp, or type what stands below the bars.</source>
        <translation>这张照片里没有能识别的条码。请正对条码重新拍摄，避免反光，让整个条码清晰入镜；也可以直接输入条码下方的文字。</translation>
    </message>
    <message numerus="yes">
        <source>There are %n codes in this photo. Choose the one that is asked for.</source>
        <translation>
            <numerusform>这张照片里有 %n 个条码，请选择要填写的那个。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wupan::EnterpriseListModel</name>
    <message numerus="yes">
        <source>%n open issue(s)</source>
        <translation>
            <numerusform>未办结 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n enterprise(s)</source>
        <translation>
            <numerusform>共 %n 家</numerusform>
        </translation>
    </message>
    <message>
        <source>No enterprises on this tablet yet. They come with the first sync.</source>
        <translation>本机还没有企业，首次同步后即可看到。</translation>
    </message>
</context>
<context>
    <name>wupan::ErrorText</name>
    <message>
        <source>The name or the password is wrong. Please try again.</source>
        <translation>登录名或密码不正确，请重试。</translation>
    </message>
    <message>
        <source>This code is unknown, used up or too old. Ask headquarters for a new one.</source>
        <translation>注册码不正确、已使用或已过期，请向总部索取新的注册码。</translation>
    </message>
    <message>
        <source>Headquarters cannot be reached. Everything stays saved on this device and is sent later.</source>
        <translation>无法连接总部。所有内容都保存在本机，稍后自动发送。</translation>
    </message>
    <message>
        <source>Something else answered instead of headquarters. If this network wants you to sign in first, open a browser; else check the address. Everything stays saved on this device.</source>
        <translation>应答的不是总部。如果此网络要求先登录，请打开浏览器登录；否则请检查总部地址。所有内容都保存在本机。</translation>
    </message>
    <message>
        <source>The identity of headquarters could not be verified, so nothing was sent. Check the date of this device, or ask headquarters.</source>
        <translation>无法确认总部身份，没有发送任何内容。请检查本机日期，或联系总部。</translation>
    </message>
    <message>
        <source>Headquarters is busy. It will be tried again by itself.</source>
        <translation>总部正忙，稍后自动重试。</translation>
    </message>
    <message>
        <source>Please sign in again. Everything stays saved on this device.</source>
        <translation>请重新登录。所有内容都保存在本机。</translation>
    </message>
    <message>
        <source>Another officer&apos;s unsent edits are on this device. They must be sent by that officer first.</source>
        <translation>本机上还有另一位干部未发送的内容，须由本人先发送。</translation>
    </message>
    <message>
        <source>This device has no room left, so nothing was saved. Free some space and try again.</source>
        <translation>本机空间已满，没有保存。请清理空间后重试。</translation>
    </message>
    <message>
        <source>The data on this device were written by a newer version of Wupan. Install the newest version; nothing was changed.</source>
        <translation>本机数据由更新版本的五盘写入。请安装最新版本；数据未作任何改动。</translation>
    </message>
    <message>
        <source>Wupan is open already on this device. Use that window.</source>
        <translation>五盘已在本机打开，请使用那个窗口。</translation>
    </message>
    <message>
        <source>The data on this device cannot be read. Nothing was changed. Ask headquarters for help.</source>
        <translation>本机数据无法读取，未作任何改动。请联系总部。</translation>
    </message>
    <message>
        <source>This file is not a readable photo (JPEG or PNG). Choose another.</source>
        <translation>这个文件不是可读取的照片（JPEG 或 PNG），请另选一张。</translation>
    </message>
    <message>
        <source>This device has no key store. You will sign in again after a restart.</source>
        <translation>本机没有密钥库，重启后需要重新登录。</translation>
    </message>
    <message>
        <source>Something went wrong. Everything that was saved is still here.</source>
        <translation>出了点问题。已保存的内容都还在。</translation>
    </message>
    <message>
        <source>The issue had moved on in the meantime.</source>
        <translation>这期间问题已进入下一环节。</translation>
    </message>
    <message>
        <source>It belongs to another officer.</source>
        <translation>它属于另一位干部。</translation>
    </message>
    <message>
        <source>Your role may not do this.</source>
        <translation>您的角色不能这样做。</translation>
    </message>
    <message>
        <source>Headquarters does not have it any more.</source>
        <translation>总部已没有这条记录。</translation>
    </message>
    <message>
        <source>Headquarters could not take it.</source>
        <translation>总部未能接收。</translation>
    </message>
    <message>
        <source>This is the headquarters of another park. Nothing was changed. Check the address, or use another device for that park.</source>
        <translation>这是另一个园区的总部，未做任何更改。请核对地址，或换一台设备用于该园区。</translation>
    </message>
    <message>
        <source>The address of headquarters must begin with https://, so nothing was sent. Ask headquarters for the right address.</source>
        <translation>总部地址必须以 https:// 开头，未发送任何内容。请向总部索取正确地址。</translation>
    </message>
    <message>
        <source>The data on this device are damaged or incomplete. Nothing was changed. Ask headquarters for help, and do not remove Wupan from this device.</source>
        <translation>本机数据已损坏或不完整，未做任何更改。请联系总部，并且不要从本机卸载五盘。</translation>
    </message>
    <message>
        <source>This is too large to be kept. A photo has at most 25 MB and 50 megapixels.</source>
        <translation>文件过大，无法保存。照片不超过 25 MB、5000 万像素。</translation>
    </message>
    <message>
        <source>This version of Wupan does not understand the answer of headquarters. Install the newest version; everything stays saved on this device.</source>
        <translation>当前版本无法识别总部的应答，请安装最新版本；内容都保存在本机。</translation>
    </message>
    <message>
        <source>This edit can no longer be read on this device, so it was not sent. Export it and ask headquarters for help.</source>
        <translation>这条修改在本机已无法读取，没有发送。请导出后联系总部协助。</translation>
    </message>
    <message>
        <source>Headquarters cannot take this edit as it is. Change it and send it again, or export it and ask headquarters for help.</source>
        <translation>总部无法接收这条修改。请修改后再发，或导出后联系总部协助。</translation>
    </message>
    <message>
        <source>The issue had been closed in the meantime.</source>
        <translation>问题在此期间已销号。</translation>
    </message>
    <message>
        <source>It changes something that only headquarters may change.</source>
        <translation>其中有只能由总部修改的内容。</translation>
    </message>
    <message>
        <source>One of its values is not of the kind that belongs there.</source>
        <translation>其中有一项内容的格式不对。</translation>
    </message>
    <message>
        <source>A text is longer than headquarters keeps (64 KB). Make it shorter and send it again.</source>
        <translation>有一段文字超过总部的长度上限（64 KB）。请缩短后再发。</translation>
    </message>
    <message>
        <source>Headquarters does not know this step. Install the newest version.</source>
        <translation>总部不认识这个步骤。请安装最新版本。</translation>
    </message>
    <message>
        <source>This was decided already.</source>
        <translation>这一条已经决定过了。</translation>
    </message>
    <message>
        <source>This step belongs to other roles.</source>
        <translation>这个步骤由其他角色办理。</translation>
    </message>
    <message>
        <source>Only the officer who registered the issue may take this step.</source>
        <translation>只有登记该问题的干部可以办理这个步骤。</translation>
    </message>
    <message>
        <source>The issue is not assigned to your department in this way.</source>
        <translation>该问题没有这样交办给你的部门。</translation>
    </message>
    <message>
        <source>An assignment can be contested within one working day only.</source>
        <translation>交办异议只能在一个工作日内提出。</translation>
    </message>
    <message>
        <source>The time limit had passed already, so it could not be extended.</source>
        <translation>时限已过，不能再延期。</translation>
    </message>
    <message>
        <source>An extension had been asked for already.</source>
        <translation>此前已申请过延期。</translation>
    </message>
    <message>
        <source>Nobody had asked for an extension.</source>
        <translation>没有待决定的延期申请。</translation>
    </message>
    <message>
        <source>The issue is not overdue, so it is not escalated.</source>
        <translation>问题没有逾期，不能提级。</translation>
    </message>
    <message>
        <source>The issue had been escalated already.</source>
        <translation>问题此前已提级。</translation>
    </message>
    <message>
        <source>The issue had not been escalated.</source>
        <translation>问题没有提级。</translation>
    </message>
    <message>
        <source>A text belongs to this step, and it had none.</source>
        <translation>这个步骤需要填写内容，但没有填写。</translation>
    </message>
    <message>
        <source>The department that leads was not named.</source>
        <translation>没有指定主办部门。</translation>
    </message>
    <message>
        <source>A department was named twice.</source>
        <translation>同一部门重复指定。</translation>
    </message>
    <message>
        <source>The enterprise&apos;s rating was missing.</source>
        <translation>缺少企业的评价。</translation>
    </message>
    <message>
        <source>The new day was missing.</source>
        <translation>缺少新的期限。</translation>
    </message>
    <message>
        <source>The new day was too early.</source>
        <translation>新的期限太早。</translation>
    </message>
    <message>
        <source>This edit was on a damaged place of this device and is lost. Look at the record, enter again what is missing, then give this up.</source>
        <translation>这条修改所在的存储位置已损坏，内容已丢失。请查看该记录，补录缺失的内容，然后放弃此条。</translation>
    </message>
    <message>
        <source>Headquarters has withdrawn this device. What was not sent yet is still on it: ask headquarters for a new code to go on, or save a rescue file and hand it over.</source>
        <translation>总部已停用本设备。尚未发送的内容仍在本机：请向总部索取新的注册码后继续使用，或存成救援文件交给总部。</translation>
    </message>
    <message>
        <source>Headquarters declared this device lost, so everything on it was erased. If you have it in your hands, bring it to headquarters: with a new code it can be used again.</source>
        <translation>总部已将本设备挂失，设备上的全部内容已清除。如果设备在您手中，请交到总部，凭新的注册码可重新启用。</translation>
    </message>
</context>
<context>
    <name>wupan::IssueCaptureEditor</name>
    <message>
        <source>Draft kept %1</source>
        <translation>草稿已保存 %1</translation>
    </message>
    <message>
        <source>This tablet has no room left, so the draft is not kept yet. Free some space and leave this page open.</source>
        <translation>平板存储空间已满，草稿尚未保存。请清理空间，暂勿离开本页。</translation>
    </message>
    <message>
        <source>The draft could not be kept on this tablet yet. Leave this page open; it is tried again.</source>
        <translation>草稿尚未保存到本机，正在自动重试，请勿离开本页。</translation>
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
<context>
    <name>wupan::IssuePhotoModel</name>
    <message>
        <source>%1 of %2 photos are at headquarters</source>
        <translation>%2 张照片中 %1 张已到总部</translation>
    </message>
</context>
<context>
    <name>wupan::PositionTaker</name>
    <message>
        <source>This device tells no position. Type it.</source>
        <translation>本设备无法定位，请手动输入。</translation>
    </message>
    <message>
        <source>Finding the position …</source>
        <translation>正在定位…</translation>
    </message>
    <message>
        <source>Position found, %1. A better one may come.</source>
        <translation>已定位，%1，可能还会更准。</translation>
    </message>
</context>
<context>
    <name>wupan::ReportExport</name>
    <message>
        <source>This tablet has no room left, so the report was not saved. Free some space, then try again.</source>
        <translation>本机空间已满，报告没有保存。请先腾出空间，再试一次。</translation>
    </message>
    <message>
        <source>This visit is no longer on this tablet.</source>
        <translation>本机已没有这次走访。</translation>
    </message>
    <message>
        <source>The report could not be written into %1. The visit itself is saved. Look whether this folder may be written to, then try again.</source>
        <translation>报告无法写入 %1，走访本身已保存。请检查该文件夹能否写入，再试一次。</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Page %1 of %2 …</source>
        <translation>第 %1 页，共 %2 页…</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存到 %1。</translation>
    </message>
    <message>
        <source>Anyone who gets this file can read it: give it only to whom it concerns.</source>
        <translation>拿到文件的人都能看到内容，请只交给有关人员。</translation>
    </message>
    <message>
        <source>No program of this device opened the report. It is in %1.</source>
        <translation>本机没有程序能打开这份报告。文件在 %1。</translation>
    </message>
</context>
<context>
    <name>wupan::RescueExport</name>
    <message numerus="yes">
        <source>%n unsent edit(s)</source>
        <translation>
            <numerusform>%n 条未送达的修改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) to decide on</source>
        <translation>
            <numerusform>%n 条待你决定的修改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>In it: %1.</source>
        <translation>内含：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) could not be read and are not in it.</source>
        <translation>
            <numerusform>有 %n 张照片无法读取，没有放进去。</numerusform>
        </translation>
    </message>
    <message>
        <source>This device has not got headquarters&apos; key yet, so nothing can be saved for headquarters. Connect it once and sign in.</source>
        <translation>本机还没有总部的密钥，无法为总部保存文件。请联网登录一次。</translation>
    </message>
    <message>
        <source>The rescue file could not be written. Everything stays saved on this device. Ask headquarters for help.</source>
        <translation>救援文件无法写入。所有内容仍保存在本机，请联系总部协助。</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存到 %1。</translation>
    </message>
    <message>
        <source>Hand this file to headquarters; only headquarters can read it.</source>
        <translation>请把这个文件交给总部，只有总部能打开。</translation>
    </message>
</context>
<context>
    <name>wupan::SignInEditor</name>
    <message>
        <source>Please enter the code, your name and your password.</source>
        <translation>请输入注册码、登录名和密码。</translation>
    </message>
    <message>
        <source>Please enter your name and your password.</source>
        <translation>请输入登录名和密码。</translation>
    </message>
    <message>
        <source>Headquarters cannot be reached. Check the network, then try again.</source>
        <translation>无法连接总部，请检查网络后重试。</translation>
    </message>
    <message>
        <source>The data on this device are damaged. Close Wupan and open it again: it then takes everything that was not sent out of them, and gets the rest from headquarters.</source>
        <translation>本机数据已损坏。请关闭五盘后重新打开：届时会取出所有尚未发送的内容，其余内容会从总部重新获取。</translation>
    </message>
</context>
<context>
    <name>wupan::SoundRecorder</name>
    <message>
        <source>This tablet has no microphone that can be used. Connect one, or choose a file that was recorded elsewhere.</source>
        <translation>本平板没有可用的麦克风。请接上麦克风，或选择在别处录好的文件。</translation>
    </message>
    <message>
        <source>Recording %1</source>
        <comment>name of a file, with date and time</comment>
        <translation>录音 %1</translation>
    </message>
    <message>
        <source>There is no room for a recording on this tablet. Free some space, then try again.</source>
        <translation>本平板没有空间录音。请腾出一些空间后再试。</translation>
    </message>
    <message>
        <source>The microphone cannot be used now. Look whether another program has it, then try again.</source>
        <translation>麦克风现在不能使用。请看是否被其他程序占用，再试。</translation>
    </message>
    <message>
        <source>This tablet has no room left: the recording ended here. What was recorded before is kept.</source>
        <translation>本平板已没有空间，录音到此为止。之前录下的已保存。</translation>
    </message>
    <message>
        <source>A recording lasts two hours at most: it ended here, and is kept.</source>
        <translation>一段录音最长两小时：到此为止，已保存。</translation>
    </message>
</context>
<context>
    <name>wupan::SyncStatus</name>
    <message>
        <source>waiting</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>%1 files · %2</source>
        <translation>%1 个文件 · %2</translation>
    </message>
    <message>
        <source>%1 sent</source>
        <translation>已发送 %1</translation>
    </message>
    <message>
        <source>%1 sent %2 · received %3</source>
        <translation>%1 推送 %2 · 拉取 %3</translation>
    </message>
    <message>
        <source>%1 interrupted, tried again by itself</source>
        <translation>%1 网络中断，自动重试</translation>
    </message>
    <message>
        <source>%1 round trips · %2 ms · %3</source>
        <translation>%1 次往返 · %2 ms · %3</translation>
    </message>
    <message>
        <source>Nothing was lost</source>
        <translation>没有丢失</translation>
    </message>
    <message>
        <source>Everything is at headquarters</source>
        <translation>全部已在总部</translation>
    </message>
    <message>
        <source>%1, all saved on this device</source>
        <translation>%1 条，全部保存在本机</translation>
    </message>
    <message>
        <source>Synchronizing</source>
        <translation>正在同步</translation>
    </message>
    <message>
        <source>● Offline</source>
        <translation>● 离线</translation>
    </message>
    <message>
        <source>● Offline · %1 to send</source>
        <translation>● 离线 · %1 条待同步</translation>
    </message>
    <message>
        <source>✓ Everything is sent</source>
        <translation>✓ 全部已同步</translation>
    </message>
    <message>
        <source>%1 to send</source>
        <translation>%1 条待同步</translation>
    </message>
    <message>
        <source>Sending files %1 / %2</source>
        <translation>上传文件 %1 / %2</translation>
    </message>
    <message>
        <source>Received %1 records, sent %2 edits</source>
        <translation>拉取 %1 条，推送 %2 条</translation>
    </message>
    <message>
        <source>%1 / %2 · continues where it was cut</source>
        <translation>%1 / %2 · 断网后从断点继续</translation>
    </message>
    <message>
        <source>waiting for Wi-Fi</source>
        <translation>等待 Wi-Fi</translation>
    </message>
</context>
<context>
    <name>wupan::TodayBoard</name>
    <message>
        <source>%1/%2</source>
        <comment>visits that count, quota</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>this month&apos;s quota is reached</source>
        <translation>本月配额已完成</translation>
    </message>
    <message>
        <source>%1 more · %2</source>
        <comment>visits, days left</comment>
        <translation>还需 %1 次 · %2</translation>
    </message>
    <message>
        <source>the last day</source>
        <translation>今天截止</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>剩 %n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wupan::UnsavedEdits</name>
    <message>
        <source>Not saved yet: this tablet has no room left. Free some space. What you wrote stays here, and is saved by itself as soon as there is room.</source>
        <translation>尚未保存：本机存储空间已满，请清理空间。已填内容仍在此处，有空间后自动保存。</translation>
    </message>
    <message>
        <source>Not saved: this visit is no longer on this tablet.</source>
        <translation>未保存：本机已没有这次走访。</translation>
    </message>
    <message>
        <source>Not saved: this visit is no longer yours.</source>
        <translation>未保存：这次走访已不由你负责。</translation>
    </message>
    <message>
        <source>Not saved yet: this tablet could not write it. What you wrote stays here, and is tried again by itself.</source>
        <translation>尚未保存：本机写入失败。已填内容仍在此处，会自动重试。</translation>
    </message>
</context>
<context>
    <name>wupan::VersionChange</name>
    <message>
        <source>A newer version of this checklist is there (version %1).</source>
        <translation>本清单有新版本（版本 %1）。</translation>
    </message>
    <message>
        <source>To version %1 of the checklist</source>
        <translation>转到清单版本 %1</translation>
    </message>
    <message>
        <source>No answer moves to the new version.</source>
        <translation>没有回答转到新版本。</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) move to the new version.</source>
        <translation>
            <numerusform>%n 个回答转到新版本。</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything fits.</source>
        <translation>全部适用。</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) do not fit, and are kept with the visit:</source>
        <translation>
            <numerusform>%n 个回答不适用，随走访保留：</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wupan::VisitEditor</name>
    <message>
        <source>This visit is no longer on this tablet.</source>
        <translation>本机已没有这次走访。</translation>
    </message>
    <message>
        <source>This visit was cancelled.</source>
        <translation>本次走访已取消。</translation>
    </message>
    <message>
        <source>Another officer&apos;s visit: you can read it.</source>
        <translation>其他干部的走访，只能查看。</translation>
    </message>
    <message>
        <source>Check in first: then you can answer.</source>
        <translation>请先签到，再填写清单。</translation>
    </message>
    <message>
        <source>Completed %1. This visit counts.</source>
        <translation>%1 完成，本次走访已计数。</translation>
    </message>
    <message>
        <source>Completed %1. It counts once the summary is written, by %2 %3.</source>
        <translation>%1 完成。请在 %2 %3 前写好总结，本次走访才计数。</translation>
    </message>
    <message>
        <source>Checked in %1</source>
        <translation>%1 签到</translation>
    </message>
    <message>
        <source>without a position</source>
        <translation>无定位</translation>
    </message>
    <message>
        <source>Planned for %1 %2</source>
        <translation>计划 %1 %2</translation>
    </message>
    <message>
        <source>joint visit</source>
        <translation>联合走访</translation>
    </message>
    <message>
        <source>checklist v%1</source>
        <translation>清单 v%1</translation>
    </message>
    <message>
        <source>Saved on this tablet %1</source>
        <translation>已保存于本机 %1</translation>
    </message>
    <message>
        <source>Correct or clear this answer first: %1</source>
        <translation>请先更正或清空此项：%1</translation>
    </message>
    <message>
        <source> It keeps version %1 of the checklist: a completed visit does not go over to a newer one.</source>
        <translation>走访保留清单版本 %1：已完成的走访不转到新版本。</translation>
    </message>
</context>
<context>
    <name>wupan::VisitPlanner</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>Now, I am there</source>
        <translation>现在（已到现场）</translation>
    </message>
    <message>
        <source>This enterprise is no longer on this tablet. Choose another.</source>
        <translation>本机已没有这家企业，请另选一家。</translation>
    </message>
    <message>
        <source>There is no checklist on this tablet yet. Sync once, then plan.</source>
        <translation>本机还没有检查清单，请先同步一次再安排。</translation>
    </message>
    <message>
        <source>Join the visit</source>
        <translation>参加联合走访</translation>
    </message>
    <message>
        <source>Plan the visit</source>
        <translation>安排走访</translation>
    </message>
    <message>
        <source>Begin the visit</source>
        <translation>开始走访</translation>
    </message>
    <message numerus="yes">
        <source>This enterprise has %n visit(s) that month already, done or planned; the park wants %1 at most. Visit it only if you must.</source>
        <translation>
            <numerusform>该企业当月走访（含已计划）已有 %n 次，园区上限 %1 次。无事不扰，确有必要再安排。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 with %3</source>
        <comment>day, time, officer</comment>
        <translation>%1 %2 与%3同行</translation>
    </message>
    <message>
        <source>A visit of my own</source>
        <translation>单独走访</translation>
    </message>
    <message>
        <source>another officer</source>
        <translation>其他干部</translation>
    </message>
</context>
<context>
    <name>wupan::VisitReview</name>
    <message>
        <source>This may follow later. The visit counts once its summary is written, within 24 hours.</source>
        <translation>以下内容可稍后补充。走访总结须在 24 小时内写好，本次走访才计数。</translation>
    </message>
    <message>
        <source>Answer these first. Tap a line to go there.</source>
        <translation>请先补齐以下内容，点按即可跳转。</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>may follow</source>
        <translation>可后补</translation>
    </message>
    <message>
        <source>The summary of the visit</source>
        <translation>走访总结</translation>
    </message>
    <message>
        <source>within 24 hours</source>
        <translation>24 小时内</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>选填</translation>
    </message>
    <message>
        <source>The enterprise&apos;s signature</source>
        <translation>企业签字</translation>
    </message>
    <message>
        <source>The checklist</source>
        <translation>走访清单</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>不允许</translation>
    </message>
    <message>
        <source>of the form</source>
        <translation>清单本身</translation>
    </message>
</context>
<context>
    <name>wupan::VisitSteps</name>
    <message>
        <source>%1 of %2 answered</source>
        <translation>%1 / %2 已答</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n difficulty(ies)</source>
        <translation>
            <numerusform>%1 · %n 项触发问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Check-in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>走访总结</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>企业签字</translation>
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
