#include "earlier_answers.h"

#include "core/forms/filling_session.h"
#include "core/forms/instance_path.h"
#include "core/services/checklist_versions.h"
#include "core/store/record_store.h"
#include "core/store/tablet.h"
#include "visit_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <sstream>

namespace wupan {
namespace {

using Type = forms::QuestionType;

/// Names the context of this file's texts.
struct VersionText
{
    Q_DECLARE_TR_FUNCTIONS(EarlierAnswers)
};

QString reasonText(forms::Misfit reason)
{
    switch (reason) {
    case forms::Misfit::noQuestion:
        return VersionText::tr("not asked any more");
    case forms::Misfit::worksOut:
        return VersionText::tr("worked out now");
    case forms::Misfit::repeats:
        return VersionText::tr("repeated otherwise now");
    case forms::Misfit::type:
        return VersionText::tr("asked otherwise now");
    case forms::Misfit::choice:
        break;
    }
    return VersionText::tr("not offered any more");
}

/// An instance of a repeat stands for its answers only.
bool isShown(const std::string& path)
{
    return !path.ends_with(']');
}

QString answerShown(const forms::Question* question, const std::string& text)
{
    if (question == nullptr)
        return QString::fromStdString(text);
    switch (question->type) {
    case Type::photo:
    case Type::audio:
    case Type::video:
    case Type::file:
        return VersionText::tr("a file, kept with the visit");
    default:
        break;
    }
    if (question->choices.empty())
        return QString::fromStdString(text);
    QStringList labels;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const auto choice = std::ranges::find(question->choices, word, &forms::Choice::value);
        labels << QString::fromStdString(choice == question->choices.end()
                                             ? word
                                             : choice->label.in(visit_text::formLanguage()));
    }
    return labels.join(VersionText::tr(", ", "between chosen answers"));
}

/// `form` may be null: better its path than nothing.
Line lineOf(const forms::FormDefinition* form, const std::string& path, const std::string& text)
{
    const forms::Question* question =
        form == nullptr ? nullptr : form->question(forms::withoutKeys(path));
    QString label;
    if (question != nullptr)
        label = QString::fromStdString(question->label.in(visit_text::formLanguage()));
    if (label.isEmpty())
        label = QString::fromStdString(path);
    return {QString::fromStdString(path), {}, {}, label, answerShown(question, text)};
}

/// Of the versions that answers were kept of.
class Versions
{
public:
    explicit Versions(RecordStore& records)
        : m_records(records)
    {}

    struct Version
    {
        forms::FormPtr form; ///< null: not here, or it cannot be read
        QString name;
    };

    const Version& of(ChecklistId id)
    {
        const auto [found, isNew] = m_read.try_emplace(id);
        if (!isNew)
            return found->second;
        if (const auto checklist = m_records.load<Checklist>(id)) {
            found->second.name = QString::fromStdString(checklist->version);
            if (const auto form = forms::parseForm(checklist->xml))
                found->second.form = *form;
        }
        return found->second;
    }

private:
    RecordStore& m_records;
    std::map<ChecklistId, Version> m_read;
};

} // namespace

VersionPreview previewVersion(Tablet& tablet, VisitId id, ChecklistId newer)
{
    VersionPreview preview;
    RecordStore records(tablet.database());
    const auto visit = records.load<Visit>(id);
    if (!visit) {
        preview.problem = visit_text::sentenceFor({ErrorCode::notFound, "visit"});
        return preview;
    }
    Versions read(records);
    const Versions::Version from = read.of(visit->checklistId);
    const Versions::Version to = read.of(newer);
    if (!from.form || !to.form) {
        preview.problem = visit_text::sentenceFor({ErrorCode::invalidInput, "form"});
        return preview;
    }
    const versions::VersionStep step = versions::stepTo(*visit, *from.form, *to.form);
    preview.moving = step.moving;
    for (const forms::MisfitAnswer& misfit : step.misfits) {
        if (!isShown(misfit.path))
            continue;
        Line line = lineOf(from.form.get(), misfit.path, misfit.text);
        line.tag = reasonText(misfit.reason);
        line.tone = QStringLiteral("amber");
        preview.misfits.push_back(std::move(line));
    }
    return preview;
}

std::vector<Line> earlierLines(RecordStore& records, const VisitDetails& details)
{
    const forms::Answers& answers = details.visit.answers;
    const bool carried = std::ranges::any_of(answers, [](const auto& answer) {
        return versions::keptAnswer(answer.first, answer.second).has_value();
    });
    if (!carried)
        return {};
    std::vector<std::string> strays;
    if (details.form.form) {
        forms::SessionHost host;
        host.now = [at = details.now] { return at; };
        strays = forms::FillingSession(details.form.form, answers, host).strayAnswers();
    }
    Versions read(records);
    std::vector<Line> lines;
    for (const auto& each : versions::earlierAnswers(answers, strays)) {
        if (!isShown(each.path))
            continue;
        const Versions::Version& version = read.of(each.checklist);
        Line line = lineOf(version.form.get(), each.path, each.text);
        // The same question may have been kept of two versions, and answered after that.
        line.key = QString::fromStdString(each.checklist.text() + each.path + ' ' + each.text);
        if (!version.name.isEmpty())
            line.tag = VersionText::tr("version %1").arg(version.name);
        line.tone = QStringLiteral("neutral");
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace wupan
