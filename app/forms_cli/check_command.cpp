#include "app/forms_cli/commands.h"
#include "app/forms_cli/form_file.h"

#include <algorithm>
#include <iostream>
#include <sstream>

namespace wupan::forms_cli {
namespace {

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const std::string& word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out.empty() ? "none" : out;
}

void summarize(const forms::FormDefinition& form)
{
    const auto questions = std::ranges::count_if(form.questions, &forms::Question::asks);
    const auto repeats = std::ranges::count_if(form.groups, &forms::Group::repeats);
    std::cout << "form: " << form.formId << "\nversion: " << form.version
              << "\ntitle: " << form.title << "\nquestions: " << questions
              << "\nrepeats: " << repeats << "\nlanguages: " << joined(form.languages) << '\n';
}

} // namespace

int checkCommand(const Words& words)
{
    const std::string& path = words.arguments.front();
    const Result<forms::FormPtr> form = readForm(path, words.option("media"));
    if (form) {
        summarize(**form);
        return 0;
    }
    std::istringstream problems(form.error().detail);
    for (std::string problem; std::getline(problems, problem);)
        std::cerr << path << ": " << problem << '\n';
    return 1;
}

} // namespace wupan::forms_cli
