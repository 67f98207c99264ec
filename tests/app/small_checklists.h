#pragma once

#include <string>

namespace wupan::test {

/// Asks for the loan only who needs one: section "Loan", between "Need" and "End".
inline const std::string kLoanForWhoNeedsOne = R"xml(<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:wupan="https://wupan.example/xforms">
  <h:head><h:title>Loan</h:title><model>
    <instance><data id="loan" version="1"><a><need/></a><b><loan/></b><c><end/></c></data></instance>
    <bind nodeset="/data/a/need" type="string" required="true()"/>
    <bind nodeset="/data/b" relevant="/data/a/need = 'yes'"/>
    <bind nodeset="/data/b/loan" type="int"/>
    <bind nodeset="/data/c/end" type="string"/>
  </model></h:head>
  <h:body>
    <group ref="/data/a" wupan:plate="funds"><label>Need</label>
      <select1 ref="/data/a/need"><label>A loan?</label>
        <item wupan:difficulty="finance"><label>Yes</label><value>yes</value></item>
        <item><label>No</label><value>no</value></item></select1></group>
    <group ref="/data/b" wupan:plate="funds"><label>Loan</label>
      <input ref="/data/b/loan"><label>How much?</label></input></group>
    <group ref="/data/c" wupan:plate="funds"><label>End</label>
      <input ref="/data/c/end"><label>Anything else?</label></input></group>
  </h:body>
</h:html>)xml";

inline const std::string kNothingRequired = R"xml(<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:wupan="https://wupan.example/xforms">
  <h:head><h:title>Short</h:title><model>
    <instance><data id="short" version="1"><a><end/></a></data></instance>
    <bind nodeset="/data/a/end" type="string"/>
  </model></h:head>
  <h:body><group ref="/data/a" wupan:plate="funds"><label>End</label>
    <input ref="/data/a/end"><label>Anything else?</label></input></group></h:body>
</h:html>)xml";

} // namespace wupan::test
