#include "tests/repository/hygiene.h"

#include "tests/repository/source_text.h"

namespace wupan::repository {
namespace {

bool isSource(const SourceFile& file)
{
    return file.isCpp() || file.isQml() || file.path.endsWith(".cmake") ||
           file.path.endsWith(".sh") || file.path.endsWith(".sql") ||
           file.name() == "CMakeLists.txt";
}

} // namespace

Findings overlong(const SourceFile& file)
{
    const auto lines = file.text.count('\n');
    if (!isSource(file) || lines <= kMostLines)
        return {};
    return {QString("%1: %2 lines; look for two classes in one").arg(file.path).arg(lines)};
}

Findings badBlanks(const SourceFile& file)
{
    static const QRegularExpression kTrailing("[ \\t\\r]+$", QRegularExpression::MultilineOption);
    static const QRegularExpression kTab("\\t");
    Findings findings = findAll(file, file.text, kTrailing, "blanks at the end of a line");
    if (file.isCpp() || file.isQml())
        findings << findAll(file, file.text, kTab, "a tab");
    if (!file.text.isEmpty() && !file.text.endsWith('\n'))
        findings << file.path + ": the last line has no end";
    return findings;
}

Findings leftovers(const SourceFile& file)
{
    static const QRegularExpression kLeftover("\\b(TO"
                                              "DO|FIX"
                                              "ME|XX"
                                              "X|HA"
                                              "CK)\\b");
    return findAll(file, file.text, kLeftover, "to be done, not to be noted");
}

Findings machinePaths(const SourceFile& file)
{
    static const QRegularExpression kPath("(?<![\\w.}])/(ho"
                                          "me|wo"
                                          "rk|"
                                          "ot|Us"
                                          "ers)/\\w|/tmp/b"
                                          "-");
    return findAll(file, file.text, kPath, "a path of one machine");
}

Findings overweight(const SourceFile& file)
{
    const bool picture = file.isPicture() && file.in(u"docs/images/");
    const bool words = file.in(u"app/translations/"); // as many as the app says
    if (picture || words || file.bytes <= kMostBytes)
        return {};
    return {QString("%1: %2 bytes").arg(file.path).arg(file.bytes)};
}

Findings wrongModes(const SourceFile& file)
{
    if (file.executable == file.text.startsWith("#!"))
        return {};
    return {file.path + (file.executable ? ": executable, but no script"
                                         : ": a script that is not executable")};
}

Findings includedSources(const SourceFile& file)
{
    static const QRegularExpression kInclude("^\\s*#\\s*include\\s*[<\"][^>\"\\n]*\\.cpp[>\"]",
                                             QRegularExpression::MultilineOption);
    return file.isCpp() ? findAll(file, file.text, kInclude, "includes a source") : Findings();
}

} // namespace wupan::repository
