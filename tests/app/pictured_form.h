#pragma once

#include <string>

namespace wupan::test {

/// A checklist with pictures beside labels and in choices of every kind, sounds, and a video.
inline const std::string kPictured = R"xml(<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms"
        xmlns:wupan="https://wupan.example/xforms">
  <h:head><h:title>With pictures</h:title><model>
    <itext>
      <translation lang="English (en)" default="true()">
        <text id="site"><value>Where on the site?</value><value form="image">jr://images/site.png</value>
          <value form="big-image">jr://images/large.png</value></text>
        <text id="valve"><value>Which valve leaks?</value></text>
        <text id="ball"><value>Ball valve</value><value form="image">jr://images/ball.png</value></text>
        <text id="gate"><value>Gate valve</value><value form="image">jr://images/gate.png</value></text>
        <text id="none"><value>None of them</value><value form="audio">jr://audio/none.wav</value></text>
        <text id="mood"><value>How full is the store?</value></text>
        <text id="order"><value>Which comes first?</value></text>
        <text id="say"><value>What did you hear?</value><value form="audio">jr://audio/say.wav</value></text>
        <text id="group"><value>Plant</value><value form="image">jr://images/gate.png</value>
          <value form="video">jr://video/tour.mp4</value></text>
      </translation>
      <translation lang="中文 (zh)">
        <text id="site"><value>在厂区的什么位置？</value><value form="image">jr://images/site.png</value></text>
        <text id="valve"><value>哪一种阀门漏水？</value></text>
        <text id="ball"><value>球阀</value><value form="image">jr://images/ball.png</value></text>
        <text id="gate"><value>闸阀</value><value form="image">jr://images/gate.png</value></text>
        <text id="none"><value>都不是</value><value form="audio">jr://audio/none.wav</value></text>
        <text id="mood"><value>仓库有多满？</value></text>
        <text id="order"><value>先后顺序？</value></text>
        <text id="say"><value>您听到了什么？</value><value form="audio">jr://audio/say.wav</value></text>
        <text id="group"><value>厂房</value><value form="image">jr://images/gate.png</value>
          <value form="video">jr://video/tour.mp4</value></text>
      </translation>
    </itext>
    <instance><data id="pictured" version="1"><p><where/><valve/><full/><pick/><first/><heard/><q><r/></q></p></data></instance>
  </model></h:head>
  <h:body><group ref="/data/p" wupan:plate="projects"><label>Plant and pictures</label>
    <input ref="/data/p/where"><label ref="jr:itext('site')"/></input>
    <select ref="/data/p/valve"><label ref="jr:itext('valve')"/>
      <item><label ref="jr:itext('ball')"/><value>ball</value></item>
      <item><label ref="jr:itext('gate')"/><value>gate</value></item>
      <item><label ref="jr:itext('none')"/><value>none</value></item></select>
    <select1 ref="/data/p/full" appearance="likert"><label ref="jr:itext('mood')"/>
      <item><label ref="jr:itext('ball')"/><value>ball</value></item>
      <item><label ref="jr:itext('gate')"/><value>gate</value></item>
      <item><label ref="jr:itext('none')"/><value>none</value></item></select1>
    <select1 ref="/data/p/pick" appearance="minimal"><label ref="jr:itext('valve')"/>
      <item><label ref="jr:itext('ball')"/><value>ball</value></item>
      <item><label ref="jr:itext('none')"/><value>none</value></item></select1>
    <odk:rank ref="/data/p/first"><label ref="jr:itext('order')"/>
      <item><label ref="jr:itext('ball')"/><value>ball</value></item>
      <item><label ref="jr:itext('gate')"/><value>gate</value></item></odk:rank>
    <input ref="/data/p/heard"><label ref="jr:itext('say')"/></input>
    <group ref="/data/p/q"><label ref="jr:itext('group')"/><input ref="/data/p/q/r"><label>R</label></input></group>
  </group></h:body>
</h:html>
)xml";

} // namespace wupan::test
