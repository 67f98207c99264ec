#pragma once

#include <string>

namespace wupan::test {

/// Every type of question, with its appearances, in two languages: sections "Choices", "Values",
/// "Places", "Media" and "Sites", which repeats and has a repeat in it.
inline const std::string kEveryType = R"xml(<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms"
        xmlns:wupan="https://wupan.example/xforms">
  <h:head><h:title>Every type</h:title><model>
    <itext>
      <translation lang="English (en)" default="true()">
        <text id="mood"><value>How is the mood?</value></text>
        <text id="mood_hint"><value>As the enterprise says</value>
          <value form="guidance">Ask the works council too.</value></text>
        <text id="bad"><value>Bad</value></text><text id="fair"><value>Fair</value></text>
        <text id="good"><value>Good</value></text>
      </translation>
      <translation lang="中文 (zh)">
        <text id="mood"><value>企业情绪如何？</value></text>
        <text id="mood_hint"><value>以企业所说为准</value>
          <value form="guidance">也请询问职工。</value></text>
        <text id="bad"><value>差</value></text><text id="fair"><value>一般</value></text>
        <text id="good"><value>好</value></text>
      </translation>
    </itext>
    <instance><data id="every" version="1">
      <c><mood/><town/><needs/><wishes/><level/><ok/></c>
      <v><name/><code/><money/><score/><height/><grade/><day/><month/><year/><time/><at/><given>7</given><locked/></v>
      <p><here/><way/><area/></p>
      <m><label/><photo/><sketch/><marked/><sign/><sound/><clip/><paper/></m>
      <site jr:template=""><title/><staff/><shift jr:template=""><lead/></shift></site>
    </data></instance>
    <instance id="towns"><root>
      <item><name>n</name><label>Nanjing</label></item><item><name>s</name><label>Suzhou</label></item>
      <item><name>w</name><label>Wuxi</label></item></root></instance>
    <bind nodeset="/data/c/mood" type="string" required="true()"/>
    <bind nodeset="/data/c/needs" relevant="/data/c/mood = 'bad'"/>
    <bind nodeset="/data/v/code" type="string"/>
    <bind nodeset="/data/v/money" type="int" constraint=". &gt;= 0" jr:constraintMsg="Not below zero"/>
    <bind nodeset="/data/v/score" type="int"/><bind nodeset="/data/v/height" type="decimal"/>
    <bind nodeset="/data/v/grade" type="int"/>
    <bind nodeset="/data/v/day" type="date"/><bind nodeset="/data/v/month" type="date"/>
    <bind nodeset="/data/v/year" type="date"/><bind nodeset="/data/v/time" type="time"/>
    <bind nodeset="/data/v/at" type="dateTime"/>
    <bind nodeset="/data/v/given" type="int" readonly="true()"/>
    <bind nodeset="/data/v/locked" type="int" readonly="/data/v/code = '1'"/>
    <bind nodeset="/data/p/here" type="geopoint"/><bind nodeset="/data/p/way" type="geotrace"/>
    <bind nodeset="/data/p/area" type="geoshape"/>
    <bind nodeset="/data/m/label" type="barcode"/>
    <bind nodeset="/data/m/photo" type="binary"/><bind nodeset="/data/m/sketch" type="binary"/>
    <bind nodeset="/data/m/marked" type="binary"/><bind nodeset="/data/m/sign" type="binary"/>
    <bind nodeset="/data/m/sound" type="binary"/>
    <bind nodeset="/data/m/clip" type="binary"/><bind nodeset="/data/m/paper" type="binary"/>
    <bind nodeset="/data/site/staff" type="int"/>
  </model></h:head>
  <h:body>
    <group ref="/data/c"><label>Choices</label>
      <select1 ref="/data/c/mood" appearance="likert"><label ref="jr:itext('mood')"/>
        <hint ref="jr:itext('mood_hint')"/>
        <item><label ref="jr:itext('bad')"/><value>bad</value></item>
        <item><label ref="jr:itext('fair')"/><value>fair</value></item>
        <item><label ref="jr:itext('good')"/><value>good</value></item></select1>
      <select ref="/data/c/needs"><label>What does it need?</label>
        <item><label>More land within the zone, for a second works</label><value>land</value></item>
        <item><label>Power</label><value>power</value></item></select>
      <select1 ref="/data/c/town" appearance="minimal"><label>Which town?</label>
        <itemset nodeset="instance('towns')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>
      <odk:rank ref="/data/c/wishes"><label>What matters most?</label>
        <item><label>Land</label><value>land</value></item>
        <item><label>Power</label><value>power</value></item>
        <item><label>People</label><value>people</value></item></odk:rank>
      <trigger ref="/data/c/ok"><label>The figures are read out</label></trigger>
    </group>
    <group ref="/data/v"><label>Values</label>
      <input ref="/data/v/name" appearance="multiline"><label>Name</label></input>
      <input ref="/data/v/code" appearance="numbers"><label>Code</label></input>
      <input ref="/data/v/money" appearance="thousands-sep"><label>Money</label></input>
      <range ref="/data/v/score" start="0" end="10" step="2"><label>Score</label></range>
      <range ref="/data/v/height" start="0" end="1" step="0.25" appearance="vertical"><label>Height</label></range>
      <range ref="/data/v/grade" start="1" end="5" step="1" appearance="picker"><label>Grade</label></range>
      <input ref="/data/v/day"><label>Day</label></input>
      <input ref="/data/v/month" appearance="month-year"><label>Month</label></input>
      <input ref="/data/v/year" appearance="year"><label>Year</label></input>
      <input ref="/data/v/time"><label>Time</label></input>
      <input ref="/data/v/at"><label>Date and time</label></input>
      <input ref="/data/v/given"><label>Given</label></input>
      <input ref="/data/v/locked"><label>Locked</label></input>
    </group>
    <group ref="/data/p"><label>Places</label>
      <input ref="/data/p/here"><label>Here</label></input>
      <input ref="/data/p/way"><label>Way</label></input>
      <input ref="/data/p/area"><label>Area</label></input>
    </group>
    <group ref="/data/m"><label>Media</label>
      <input ref="/data/m/label"><label>Code on the machine</label></input>
      <upload ref="/data/m/photo" mediatype="image/*"><label>Photo</label></upload>
      <upload ref="/data/m/sketch" mediatype="image/*" appearance="draw"><label>Sketch</label></upload>
      <upload ref="/data/m/marked" mediatype="image/*" appearance="annotate"><label>Marked photo</label></upload>
      <upload ref="/data/m/sign" mediatype="image/*" appearance="signature"><label>Signature</label></upload>
      <upload ref="/data/m/sound" mediatype="audio/*"><label>Sound</label></upload>
      <upload ref="/data/m/clip" mediatype="video/*"><label>Video</label></upload>
      <upload ref="/data/m/paper" mediatype="application/*"><label>Document</label></upload>
    </group>
    <group ref="/data/site"><label>Site</label><repeat nodeset="/data/site">
      <input ref="/data/site/title"><label>Name of the site</label></input>
      <input ref="/data/site/staff"><label>Staff</label></input>
      <group ref="/data/site/shift"><label>Shift</label><repeat nodeset="/data/site/shift">
        <input ref="/data/site/shift/lead"><label>Who leads it?</label></input></repeat></group>
    </repeat></group>
  </h:body>
</h:html>)xml";

inline const char* const kSites = "/data/site";

} // namespace wupan::test
