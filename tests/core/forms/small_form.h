#pragma once

#include <string>

namespace wupan::test {

/// A form as XLSForm tools write it, small enough to read. `binds` and `body` go into their places.
inline std::string formWith(const std::string& binds, const std::string& body)
{
    return R"xml(<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa" xmlns:wupan="https://wupan.example/xforms">
  <h:head><h:title>样本清单</h:title><model>
    <itext>
      <translation lang="中文 (zh)" default="true()">
        <text id="/data/p:label"><value>项目盘</value></text>
        <text id="/data/p/power:label"><value>用电是否有保障？</value></text>
        <text id="yes"><value>是</value></text><text id="no"><value>否</value></text>
      </translation>
      <translation lang="English (en)">
        <text id="/data/p:label"><value>Projects</value></text>
        <text id="/data/p/power:label"><value>Is power secured?</value></text>
        <text id="yes"><value>Yes</value></text><text id="no"><value>No</value></text>
      </translation>
    </itext>
    <instance><data id="small" version="3">
      <p><power/><kva/><reason/><double/><again/><day/></p>
    </data></instance>
    )xml" + binds +
           R"xml(
  </model></h:head>
  <h:body><group ref="/data/p" wupan:plate="projects">
    <label ref="jr:itext('/data/p:label')"/>)xml" +
           body + R"xml(</group></h:body>
</h:html>)xml";
}

inline const std::string kPowerQuestion =
    R"xml(<select1 ref="/data/p/power"><label ref="jr:itext('/data/p/power:label')"/>
         <item><label ref="jr:itext('yes')"/><value>yes</value></item>
         <item wupan:difficulty="power" wupan:urgency="urgent"><label ref="jr:itext('no')"/><value>no</value></item>
       </select1>)xml";
inline const std::string kKvaQuestion =
    R"xml(<input ref="/data/p/kva"><label>kVA</label></input>)xml";
inline const std::string kReasonQuestion =
    R"xml(<input ref="/data/p/reason"><label>原因</label></input>)xml";
inline const std::string kDayQuestion =
    R"xml(<input ref="/data/p/day"><label>日期</label></input>)xml";

inline const std::string kBinds =
    R"xml(<bind nodeset="/data/p/power" type="string" required="true()"/>
       <bind nodeset="/data/p/kva" type="int" relevant="/data/p/power = 'no'" required="true()"
             constraint=". &gt; 0 and . &lt;= 10000" jr:constraintMsg="容量应在 1 到 10000 之间"
             wupan:difficulty-when=". &gt;= 1000" wupan:category="power"/>
       <bind nodeset="/data/p/reason" type="string" relevant="../again &gt; 2000"/>
       <bind nodeset="/data/p/double" type="decimal" calculate="/data/p/kva * 2"/>
       <bind nodeset="/data/p/again" type="decimal" calculate="/data/p/double * 2"/>
       <bind nodeset="/data/p/day" type="date" constraint=". &gt;= today()"/>)xml";

inline std::string smallForm()
{
    return formWith(kBinds, kPowerQuestion + kKvaQuestion + kReasonQuestion + kDayQuestion);
}

} // namespace wupan::test
