<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
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
        <source>Choose a photo</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>Photos (*.jpg *.jpeg *.png)</source>
        <translation>照片 (*.jpg *.jpeg *.png)</translation>
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
        <source>Waiting to be sent</source>
        <translation>待同步</translation>
    </message>
    <message>
        <source>Needs somebody</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>Nothing of it is lost</source>
        <translation>都没有丢失</translation>
    </message>
    <message>
        <source>Lately</source>
        <translation>最近</translation>
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
        <source>Something else answered instead of headquarters, perhaps the sign-in page of a Wi-Fi. Check the network and the address.</source>
        <translation>应答的不是总部，可能是 Wi-Fi 登录页。请检查网络和总部地址。</translation>
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
        <source>This is too large to be kept.</source>
        <translation>内容过大，无法保存。</translation>
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
</context>
<context>
    <name>wupan::SyncStatus</name>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 新建</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 修改</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>正在发送</translation>
    </message>
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
        <source>Both changed</source>
        <translation>两边都改过</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>未被接收</translation>
    </message>
    <message>
        <source>Somebody else changed the same place. Both versions are kept.</source>
        <translation>别人也改了同一处，两个版本都保留着。</translation>
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
</context>
</TS>
