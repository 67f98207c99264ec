#include "server/checklists/import_form.h"
#include "server/commands/failure.h"
#include "server/commands/workplace.h"
#include "server/pages/mistake_words.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace wupan {
namespace {

constexpr std::uintmax_t kMaxBytes = 10ULL * 1024 * 1024;
// Every tablet gets its pictures.
constexpr std::uintmax_t kMostBesideBytes = 100ULL * 1024 * 1024;

/// "survey 7 C (relevant)"
std::string placeText(const Mistake& mistake)
{
    std::string text = mistake.place.sheet;
    if (mistake.place.row > 0)
        text += " " + std::to_string(mistake.place.row);
    if (const std::string column = columnOf(mistake); !column.empty())
        text += " " + column;
    return text;
}

void report(const CheckedForm& form, const PageTexts& texts)
{
    for (const Mistake& mistake : form.mistakes) {
        const std::string place = placeText(mistake);
        std::cerr << texts.text(mistake.isWarning ? "warning" : "mistake") << ": " << place
                  << (place.empty() ? "" : ": ") << sentenceOf(mistake, texts) << '\n';
    }
}

/// Files beside a checklist, as far as it may use them.
class FilesBeside
{
public:
    /// Not what is too large: `refused` says so then.
    void add(const std::filesystem::path& path)
    {
        const std::string name = path.filename().string();
        std::error_code unreadable;
        if (m_files.contains(name) || !std::filesystem::is_regular_file(path, unreadable))
            return;
        m_size += std::filesystem::file_size(path, unreadable);
        if (unreadable)
            return;
        if (m_size > kMostBesideBytes) {
            m_refused = true;
            return;
        }
        std::ifstream file(path, std::ios::binary);
        m_files[name] = {std::istreambuf_iterator<char>(file), {}};
    }

    [[nodiscard]] bool refused() const { return m_refused; }
    [[nodiscard]] forms::FormFiles take() { return std::move(m_files); }

private:
    forms::FormFiles m_files;
    std::uintmax_t m_size = 0;
    bool m_refused = false;
};

/// What the checklist names, out of a folder; with `isGiven` all of its tables, so that those are
/// warned of that it does not name.
Result<forms::FormFiles> filesIn(const std::filesystem::path& folder, bool isGiven,
                                 std::string_view form)
{
    FilesBeside files;
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
        const std::string ending = entry.path().extension().string();
        if (isGiven && (ending == ".csv" || ending == ".xml"))
            files.add(entry.path());
    }
    if (failure && isGiven)
        return Error{ErrorCode::notFound, "The folder " + folder.string() + " cannot be read."};
    for (const std::string& name : filesNamedBy(form))
        files.add(folder / std::filesystem::path(name).filename());
    if (files.refused())
        return Error{ErrorCode::tooLarge, "The files in " + folder.string() +
                                              " have more than 100 MB. Make pictures smaller."};
    return files.take();
}

int importFrom(std::string bytes, const forms::FormFiles& files, bool publish,
               const PageTexts& texts, Workplace& place, ParkId park)
{
    ServerContext context = place.context();
    const auto imported = importForm(context, operatorOf(park), std::move(bytes), files, publish);
    if (!imported)
        return fail(imported.error());
    const CheckedForm& form = imported->form;
    report(form, texts);
    const std::map<std::string, std::string> named{{"name", form.title}, {"version", form.version}};
    switch (imported->outcome) {
    case ImportOutcome::refused:
        return 2;
    case ImportOutcome::versionTaken:
        return fail(texts.text("versionTaken", named));
    case ImportOutcome::drafted:
        std::cout << texts.text("checklistSound", named) << '\n';
        break;
    case ImportOutcome::published:
        std::cout << texts.text("checklistPublished", named) << '\n';
        break;
    case ImportOutcome::known:
        std::cout << texts.text("checklistKnown", named) << '\n';
        break;
    }
    return 0;
}

} // namespace

int importForm(const CommandLine& line)
{
    if (line.arguments.size() != 1)
        return fail("import-form takes one file: an XLSForm (.xlsx) or an XForm (.xml).");
    const std::string language = line.option("language", "zh");
    if (language != "zh" && language != "en")
        return fail("--language is zh or en, not '" + language + "'.");
    const std::string& path = line.arguments.front();
    std::error_code unreadable;
    std::ifstream file(path, std::ios::binary);
    if (!file || !std::filesystem::is_regular_file(path, unreadable))
        return fail("The file " + path + " cannot be read. Give the path of a spreadsheet.");
    if (std::filesystem::file_size(path, unreadable) > kMaxBytes)
        return fail("The file " + path + " has more than 10 MB. Leave out what is no checklist.");
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const std::filesystem::path media = line.option("media");
    const std::filesystem::path own = std::filesystem::path(path).parent_path();
    const auto files = filesIn(!media.empty() ? media
                               : own.empty()  ? "."
                                              : own,
                               !media.empty(), bytes);
    if (!files)
        return fail(files.error().detail);
    const PageTexts texts(language == "en" ? Language::english : Language::chinese);
    return inThePark(line, [&](Workplace& place, ParkId park) {
        return importFrom(std::move(bytes), *files, line.isOn("publish"), texts, place, park);
    });
}

} // namespace wupan
