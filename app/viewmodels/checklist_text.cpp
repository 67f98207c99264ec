#include "checklist_text.h"

#include "answer_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace wupan::checklist_text {
namespace {

using Type = forms::QuestionType;

/// Names the context of this file's texts.
struct ChecklistText
{
    Q_DECLARE_TR_FUNCTIONS(ChecklistText)
};

QString dateRefusal(const forms::Question& question)
{
    switch (answer_text::dateDetailOf(question)) {
    case answer_text::DateDetail::month:
        return ChecklistText::tr("Not saved: write a month as 2026-11.");
    case answer_text::DateDetail::year:
        return ChecklistText::tr("Not saved: write a year as 2026.");
    case answer_text::DateDetail::day:
        break;
    }
    return ChecklistText::tr("Not saved: write a date as 2026-11-23.");
}

QString typeRefusal(const forms::Question& question)
{
    switch (question.type) {
    case Type::integer:
        return ChecklistText::tr("Not saved: write a whole number, such as 12.");
    case Type::decimal:
        return ChecklistText::tr("Not saved: write a number, such as 12.5.");
    case Type::date:
        return dateRefusal(question);
    case Type::time:
        return ChecklistText::tr("Not saved: write hours up to 23 and minutes up to 59.");
    case Type::dateTime:
        return ChecklistText::tr("Not saved: write a date as 2026-11-23, hours up to 23 and "
                                 "minutes up to 59.");
    case Type::geopoint:
        return ChecklistText::tr("Not saved: write a latitude up to 90 and a longitude up to 180 "
                                 "degrees.");
    case Type::geotrace:
        return ChecklistText::tr("Not saved yet: a line needs 2 places, each with a latitude up to "
                                 "90 and a longitude up to 180 degrees.");
    case Type::geoshape:
        return ChecklistText::tr("Not saved yet: an area needs 3 places, each with a latitude up "
                                 "to 90 and a longitude up to 180 degrees.");
    default:
        return ChecklistText::tr("Not saved: this value is not allowed.");
    }
}

} // namespace

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

QString refusalOf(const forms::FillingSession& session, const std::string& path,
                  const forms::Question& question, const Error& error)
{
    if (error.detail == "constraint") {
        const QString message = QString::fromStdString(session.constraintMessage(path));
        return ChecklistText::tr("Not saved: %1")
            .arg(message.isEmpty() ? ChecklistText::tr("this value is not allowed") : message);
    }
    if (error.detail == "readonly")
        return ChecklistText::tr("Not saved: the form has locked this answer.");
    return typeRefusal(question);
}

QString problemText(const forms::Problem& problem)
{
    using Kind = forms::Problem::Kind;
    const QString message = QString::fromStdString(problem.message);
    switch (problem.kind) {
    case Kind::required:
        return message;
    case Kind::constraint:
        return message.isEmpty() ? ChecklistText::tr("This value is not allowed.") : message;
    case Kind::type:
        return ChecklistText::tr("This answer does not fit its question. Answer it again.");
    case Kind::choice:
        return ChecklistText::tr("The answer is not among the choices any more. Choose again.");
    case Kind::count:
        return ChecklistText::tr("The form asks for more repetitions than there may be.");
    case Kind::expression:
        break;
    }
    return ChecklistText::tr("The form cannot work something out; tell headquarters. %1")
        .arg(message);
}

QString languageName(const std::string& language)
{
    const QString code = QString::fromStdString(language);
    const QLocale locale(code);
    if (locale.language() == QLocale::English)
        return QStringLiteral("English"); // Qt says which one
    const QString name = locale.nativeLanguageName();
    return locale.language() == QLocale::C || name.isEmpty() ? code : name;
}

} // namespace wupan::checklist_text
