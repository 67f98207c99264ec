#include "core/services/checklist_versions.h"

#include "core/forms/form_model.h"
#include "core/forms/instance_path.h"

#include <algorithm>

namespace wupan::versions {
namespace {

constexpr std::size_t kIdLength = 36;

} // namespace

std::string keptKey(ChecklistId checklist, const std::string& path)
{
    return checklist.text() + path;
}

std::optional<EarlierAnswer> keptAnswer(std::string_view key, const std::string& text)
{
    if (key.size() <= kIdLength || key[kIdLength] != '/')
        return std::nullopt;
    const auto checklist = ChecklistId::parse(key.substr(0, kIdLength));
    if (!checklist)
        return std::nullopt;
    return EarlierAnswer{*checklist, std::string(key.substr(kIdLength)), text};
}

std::vector<EarlierAnswer> earlierAnswers(const forms::Answers& answers,
                                          const std::vector<std::string>& strays)
{
    std::vector<EarlierAnswer> earlier;
    for (const auto& [key, text] : answers)
        if (auto kept = keptAnswer(key, text))
            earlier.push_back(std::move(*kept));
    for (const std::string& path : strays) {
        const auto answer = answers.find(path);
        if (answer == answers.end() || keptAnswer(path, answer->second))
            continue;
        EarlierAnswer stray{{}, path, answer->second};
        bool known = false;
        for (const EarlierAnswer& kept : earlier) {
            if (kept.path != path)
                continue;
            known = known || kept.text == stray.text;
            stray.checklist = std::max(stray.checklist, kept.checklist);
        }
        if (!known)
            earlier.push_back(std::move(stray));
    }
    return earlier;
}

const Checklist* newerThan(const std::vector<Checklist>& all, ChecklistId present)
{
    const auto own = std::ranges::find(all, present, &Checklist::id);
    if (own == all.end())
        return nullptr;
    const Checklist* newest = nullptr;
    for (const Checklist& each : all)
        if (each.active && each.formId == own->formId && own->id < each.id &&
            (newest == nullptr || newest->id < each.id))
            newest = &each;
    return newest;
}

VersionStep stepTo(const Visit& visit, const forms::FormDefinition& from,
                   const forms::FormDefinition& to)
{
    // What has no place now either waits as it is: a later version may ask for it again.
    forms::Answers own = visit.answers;
    std::erase_if(own, [&](const auto& answer) {
        return from.model->find(forms::withoutKeys(answer.first)) == forms::kNone;
    });
    forms::CarriedOver carried = forms::carryOver(from, own, to);
    VersionStep step;
    step.misfits = std::move(carried.misfits);
    step.after = visit.answers;
    const auto change = [&step](const std::string& path, const std::string& text) {
        step.changed[path] = text;
        if (text.empty())
            step.after.erase(path);
        else
            step.after[path] = text;
    };
    for (const forms::MisfitAnswer& misfit : step.misfits)
        change(keptKey(visit.checklistId, misfit.path), misfit.text);
    for (const auto& [path, text] : own) {
        if (carried.answers.contains(path))
            continue;
        // In its place it harms nothing, and what another tablet still answers there joins it.
        const bool gone = to.model->find(forms::withoutKeys(path)) == forms::kNone;
        if (!gone || !carried.kept.contains(path))
            change(path, {});
    }
    for (const auto& [path, text] : carried.answers) {
        const auto before = own.find(path);
        if (before == own.end() || before->second != text)
            change(path, text);
    }
    step.moving = carried.answers.size();
    return step;
}

} // namespace wupan::versions
