#pragma once

#include "core/forms/filling_session.h"

#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>

namespace wupan::test {

/// The parts of a form that a test is about.
struct FormParts
{
    std::string data;  ///< what is in <data>
    std::string model; ///< further instances, binds, actions
    std::string body;
    std::string itext;
    std::string version = "1";
};

inline std::string xformOf(const FormParts& parts)
{
    return R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"
        xmlns:odk="http://www.opendatakit.org/xforms" xmlns:wupan="https://wupan.example/xforms">
      <h:head><h:title>t</h:title><model>)" +
           parts.itext + R"(<instance><data id="t" version=")" + parts.version + "\">" +
           parts.data + "</data></instance>" + parts.model + "</model></h:head><h:body>" +
           parts.body + "</h:body></h:html>";
}

/// 2026-11-23 at noon in the park, ids that rise.
inline forms::SessionHost fixedHost()
{
    forms::SessionHost host;
    host.now = [] { return startOfDay(Date{2026, 11, 23}).plusMs(12 * kMillisecondsPerHour); };
    host.random = [state = std::uint64_t{42}]() mutable {
        return state = state * 6364136223846793005U + 1;
    };
    host.newId = [next = std::make_shared<int>(1000)] {
        return "0193-" + std::to_string((*next)++);
    };
    host.property = [](std::string_view name) {
        return name == "deviceid" ? std::string("tablet-7") : std::string();
    };
    return host;
}

/// The form; a failing test that tells why when it cannot be read.
inline forms::FormPtr formOf(const std::string& xml, const forms::FormFiles& files = {})
{
    const auto form = forms::parseForm(xml, files);
    if (!form)
        throw std::runtime_error(form.error().detail);
    return *form;
}

inline forms::FillingSession begun(const FormParts& parts, const forms::FormFiles& files = {})
{
    return {formOf(xformOf(parts), files), {}, fixedHost()};
}

/// A second instance that stands in a file. (moc takes "//" in a raw text for a comment.)
inline std::string tableInstance(const std::string& id, const std::string& file)
{
    const char* folder = file.ends_with(".csv") ? "file-csv/" : "file/";
    return "<instance id=\"" + id + "\" src=\"jr://" + folder + file + "\"/>";
}

/// An input for each name.
inline std::string inputs(const std::string& parent, std::initializer_list<const char*> names)
{
    std::string out;
    for (const char* name : names)
        out += "<input ref=\"" + parent + "/" + name + "\"><label>" + name + "</label></input>";
    return out;
}

} // namespace wupan::test
