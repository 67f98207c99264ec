#include "tests/bench/large_form.h"

namespace wupan::bench {
namespace {

constexpr int kSections = 10;
constexpr int kPlain = 50;    // questions of a section outside its repeats
constexpr int kRepeats = 5;   // of a section
constexpr int kInRepeat = 10; // questions of a repeat
static_assert(kSections * kRepeats == kLargeFormRepeats);

std::string plainPath(int section, int question)
{
    return "/data/s" + std::to_string(section) + "/q" + std::to_string(question);
}

std::string repeatPath(int section, int repeat)
{
    return "/data/s" + std::to_string(section) + "/r" + std::to_string(repeat);
}

/// The four places of a form that each part of it adds to.
struct Parts
{
    std::string data;
    std::string binds;
    std::string body;
    std::string total;
};

void addQuestion(Parts& parts, const std::string& path, const std::string& before, int number)
{
    parts.data += "<q" + std::to_string(number) + "/>";
    parts.binds += "<bind nodeset=\"" + path + "\" type=\"int\" required=\"" +
                   (before.empty() ? "true()" : before + " &gt; 0") +
                   "\" constraint=\". &gt;= 0\"" +
                   (before.empty() ? "" : " relevant=\"" + before + " &lt; 1000\"") + "/>";
    parts.body += "<input ref=\"" + path + "\"><label>Question " + std::to_string(number) +
                  " of <output value=\"/data/name\"/></label></input>";
}

void addRepeat(Parts& parts, int section, int repeat)
{
    const std::string path = repeatPath(section, repeat);
    const std::string sum = "sum" + std::to_string(repeat);
    parts.data += "<r" + std::to_string(repeat) + " jr:template=\"\">";
    parts.body +=
        "<group ref=\"" + path + "\"><label>Rows</label><repeat nodeset=\"" + path + "\">";
    for (int i = 0; i < kInRepeat; ++i)
        addQuestion(parts, path + "/q" + std::to_string(i),
                    i == 0 ? std::string() : "../q" + std::to_string(i - 1), i);
    parts.data += "</r" + std::to_string(repeat) + "><" + sum + "/>";
    parts.body += "</repeat></group>";
    const std::string sumPath = "/data/s" + std::to_string(section) + "/" + sum;
    parts.binds += "<bind nodeset=\"" + sumPath + "\" calculate=\"sum(" + path + "/q0)\"/>";
    parts.total += (parts.total.empty() ? "" : " + ") + sumPath;
}

} // namespace

std::string largeForm()
{
    Parts parts;
    for (int section = 0; section < kSections; ++section) {
        const std::string name = "s" + std::to_string(section);
        parts.data += "<" + name + ">";
        parts.body += "<group ref=\"/data/" + name + "\"><label>Section</label>";
        for (int i = 0; i < kPlain; ++i)
            addQuestion(parts, plainPath(section, i),
                        i % 10 == 0 ? std::string() : plainPath(section, i - 1), i);
        for (int i = 0; i < kRepeats; ++i)
            addRepeat(parts, section, i);
        parts.data += "</" + name + ">";
        parts.body += "</group>";
    }
    return R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Large</h:title><model>
        <instance><data id="large" version="1"><name>Sample</name><total/>)" +
           parts.data + "</data></instance><bind nodeset=\"/data/total\" calculate=\"" +
           parts.total + "\"/>" + parts.binds + "</model></h:head><h:body>" + parts.body +
           "</h:body></h:html>";
}

forms::Answers largeFormAnswers()
{
    forms::Answers answers{{"/data/name", "Sample"}};
    for (int section = 0; section < kSections; ++section) {
        for (int i = 0; i < kPlain; ++i)
            answers[plainPath(section, i)] = "7";
        for (int repeat = 0; repeat < kRepeats; ++repeat)
            for (int instance = 1; instance <= kLargeFormInstances; ++instance) {
                const std::string path =
                    repeatPath(section, repeat) + "[" + std::to_string(instance) + "]";
                answers[path] = "1";
                for (int i = 0; i < kInRepeat; ++i)
                    answers[path + "/q" + std::to_string(i)] = "7";
            }
    }
    return answers;
}

} // namespace wupan::bench
