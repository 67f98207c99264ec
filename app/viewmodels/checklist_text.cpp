#include "checklist_text.h"

#include "visit_text.h"

#include <QCoreApplication>

namespace wupan::checklist_text {
namespace {

/// Names the context of this file's texts.
struct ChecklistText
{
    Q_DECLARE_TR_FUNCTIONS(ChecklistText)
};

} // namespace

QString inAppLanguage(const forms::LocalizedText& text)
{
    return QString::fromStdString(text.in(visit_text::formLanguage()));
}

QString formErrorOf(const VisitDetails& details)
{
    if (details.form.form)
        return {};
    if (details.form.id.isNil())
        return ChecklistText::tr("The checklist of this visit is not on this tablet yet: sync to "
                                 "get it. Check-in, summary and issues are recorded all the same.");
    return ChecklistText::tr("This checklist cannot be read; tell headquarters. Check-in, summary "
                             "and issues are recorded all the same. %1")
        .arg(QString::fromStdString(details.form.error));
}

QString answerOf(const forms::Question& question, const QString& text)
{
    using Type = forms::QuestionType;
    const bool number = question.type == Type::integer || question.type == Type::decimal ||
                        question.type == Type::date || question.type == Type::time ||
                        question.type == Type::dateTime || question.type == Type::geopoint;
    return number ? text.normalized(QString::NormalizationForm_KC).trimmed() : text.trimmed();
}

QString problemOf(const forms::Question& question, const Error& error, const std::string& message)
{
    if (error.detail == "constraint")
        return ChecklistText::tr("Not saved: %1")
            .arg(message.empty() ? ChecklistText::tr("this value is not allowed")
                                 : QString::fromStdString(message));
    switch (question.type) {
    case forms::QuestionType::integer:
        return ChecklistText::tr("Not saved: write a whole number, such as 12.");
    case forms::QuestionType::decimal:
        return ChecklistText::tr("Not saved: write a number, such as 12.5.");
    case forms::QuestionType::date:
        return ChecklistText::tr("Not saved: write a date as 2026-11-23.");
    default:
        return ChecklistText::tr("Not saved: this value is not allowed.");
    }
}

} // namespace wupan::checklist_text
