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

/// The tables of a folder: whatever is CSV or XML there.
Result<forms::FormFiles> tablesIn(const std::string& folder)
{
    forms::FormFiles tables;
    std::uintmax_t size = 0;
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
        const std::string ending = entry.path().extension().string();
        std::error_code unreadable;
        if ((ending != ".csv" && ending != ".xml") || !entry.is_regular_file(unreadable))
            continue;
        size += entry.file_size(unreadable);
        if (unreadable || size > kMaxBytes)
            return Error{ErrorCode::tooLarge,
                         "The tables in " + folder + " have more than 10 MB. Leave out others."};
        std::ifstream file(entry.path(), std::ios::binary);
        tables[entry.path().filename().string()] = {std::istreambuf_iterator<char>(file), {}};
    }
    if (failure)
        return Error{ErrorCode::notFound, "The folder " + folder + " cannot be read."};
    return tables;
}

int importFrom(std::string bytes, const forms::FormFiles& tables, bool publish,
               const PageTexts& texts, Workplace& place, ParkId park)
{
    ServerContext context = place.context();
    const auto imported = importForm(context, operatorOf(park), std::move(bytes), tables, publish);
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
    const std::string folder = line.option("media");
    const Result<forms::FormFiles> tables = folder.empty() ? forms::FormFiles() : tablesIn(folder);
    if (!tables)
        return fail(tables.error().detail);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const PageTexts texts(language == "en" ? Language::english : Language::chinese);
    return inThePark(line, [&](Workplace& place, ParkId park) {
        return importFrom(std::move(bytes), *tables, line.isOn("publish"), texts, place, park);
    });
}

} // namespace wupan
