#include "tests/repository/build_lists.h"

#include <QRegularExpression>

#include <algorithm>

namespace wupan::repository {
namespace {

bool isBuildList(const SourceFile& file)
{
    return file.name() == "CMakeLists.txt" || file.name() == "sources.cmake";
}

/// Whether a list names `word` with nothing of a longer name around it.
bool names(const QString& list, const QString& word)
{
    const QRegularExpression whole("(?:(?<![\\w./])|(?<=\\}/))" + QRegularExpression::escape(word) +
                                   "(?![\\w./])");
    return whole.match(list).hasMatch();
}

bool globsItsFolder(const QString& list)
{
    static const QRegularExpression kGlob("file\\(GLOB[^)]*\"\\*\\.cpp\"");
    return kGlob.match(list).hasMatch();
}

/// wupan_test(tst_x), or a function like it, takes tst_x.cpp of its own folder.
bool registersTest(const QString& list, const QString& test)
{
    const QRegularExpression call("_test\\(\\s*" + QRegularExpression::escape(test) + "[\\s)]");
    return call.match(list).hasMatch();
}

bool listed(const SourceFile& source, const SourceFile& list)
{
    const QString within = source.path.mid(list.folder().size() + 1);
    if (names(list.text, within) || (!within.contains('/') && globsItsFolder(list.text)))
        return true;
    return !within.contains('/') && registersTest(list.text, within.chopped(4));
}

bool mustBeBuilt(const SourceFile& file)
{
    return file.path.endsWith(".cpp") &&
           (file.in(u"core/") || file.in(u"server/") || file.in(u"platform/") || file.in(u"app/") ||
            file.in(u"tests/"));
}

bool isAddedByParent(const SourceFile& list, const SourceFiles& files)
{
    const QString parent =
        list.folder().contains('/') ? list.folder().section('/', 0, -2) + "/" : QString();
    const QString own = list.folder().section('/', -1);
    return std::any_of(files.begin(), files.end(), [&](const SourceFile& file) {
        return file.path == parent + "CMakeLists.txt" &&
               file.text.contains("add_subdirectory(" + own + ")");
    });
}

} // namespace

Findings unlistedSources(const SourceFiles& files)
{
    SourceFiles lists;
    std::ranges::copy_if(files, std::back_inserter(lists), isBuildList);
    Findings findings;
    for (const SourceFile& source : files) {
        const bool built = std::ranges::any_of(lists, [&](const SourceFile& list) {
            return source.in(list.folder() + "/") && listed(source, list);
        });
        if (mustBeBuilt(source) && !built)
            findings << source.path + ": no build list names it";
    }
    for (const SourceFile& list : lists)
        if (list.name() == "CMakeLists.txt" && !list.folder().isEmpty() &&
            !isAddedByParent(list, files))
            findings << list.path + ": no add_subdirectory() reaches it";
    return findings;
}

Findings migrationGaps(const SourceFiles& files, const QString& folder)
{
    static const QRegularExpression kName("^(\\d{4})_[a-z0-9_]+\\.sql$");
    Findings findings;
    std::vector<int> numbers;
    for (const SourceFile& file : files) {
        if (file.folder() != folder)
            continue;
        const auto match = kName.match(file.name());
        if (match.hasMatch())
            numbers.push_back(match.captured(1).toInt());
        else
            findings << file.path + ": a migration is named NNNN_name.sql";
    }
    std::ranges::sort(numbers);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        if (numbers[i] != static_cast<int>(i) + 1)
            return findings << QString("%1: migration %2 stands where %3 is due")
                                   .arg(folder)
                                   .arg(numbers[i])
                                   .arg(i + 1);
    if (numbers.empty())
        findings << folder + ": no migration";
    return findings;
}

} // namespace wupan::repository
