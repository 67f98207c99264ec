#include "tests/repository/source_text.h"

namespace wupan::repository {
namespace {

enum class Kind { code, comment, literal };

struct Span
{
    Kind kind;
    qsizetype begin;
    qsizetype end;
};

qsizetype endOfQuoted(const QString& text, qsizetype begin)
{
    for (qsizetype i = begin + 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == text[begin] || text[i] == '\n')
            return i + 1;
    }
    return text.size();
}

/// Past `closing`, looked for from `from`; the end where there is none.
qsizetype endAfter(const QString& text, const QString& closing, qsizetype from)
{
    const qsizetype at = text.indexOf(closing, from);
    return at < 0 ? text.size() : at + closing.size();
}

qsizetype endOfRaw(const QString& text, qsizetype quote)
{
    const qsizetype open = text.indexOf('(', quote);
    if (open < 0)
        return text.size();
    return endAfter(text, ')' + text.mid(quote + 1, open - quote - 1) + '"', open);
}

/// A quote between digits separates them.
bool isDigitSeparator(const QString& text, qsizetype at)
{
    return text[at] == '\'' && at > 0 && text[at - 1].isDigit();
}

Span spanAt(const QString& text, qsizetype at)
{
    const QStringView rest = QStringView(text).mid(at, 2);
    if (rest == u"//") {
        const qsizetype end = text.indexOf('\n', at);
        return {Kind::comment, at, end < 0 ? text.size() : end};
    }
    if (rest == u"/*")
        return {Kind::comment, at, endAfter(text, "*/", at + 2)};
    if (text[at] == '"' && at > 0 && text[at - 1] == 'R')
        return {Kind::literal, at, endOfRaw(text, at)};
    if ((text[at] == '"' || text[at] == '\'') && !isDigitSeparator(text, at))
        return {Kind::literal, at, endOfQuoted(text, at)};
    return {Kind::code, at, at + 1};
}

template <class Visit>
void eachSpan(const QString& text, Visit visit)
{
    for (qsizetype at = 0; at < text.size();) {
        const Span span = spanAt(text, at);
        visit(span);
        at = span.end;
    }
}

} // namespace

QString codeOnly(const QString& text)
{
    QString code = text;
    eachSpan(text, [&](const Span& span) {
        for (qsizetype i = span.begin; span.kind != Kind::code && i < span.end; ++i)
            if (code[i] != '\n')
                code[i] = ' ';
    });
    return code;
}

std::vector<Literal> literalsOf(const QString& text)
{
    std::vector<Literal> literals;
    bool adjoining = false;
    eachSpan(text, [&](const Span& span) {
        if (span.kind == Kind::literal) {
            const QString inner = text.mid(span.begin + 1, span.end - span.begin - 2);
            if (adjoining)
                literals.back().text += inner;
            else
                literals.push_back({inner, span.begin});
            adjoining = true;
        } else if (span.kind == Kind::code && !text[span.begin].isSpace()) {
            adjoining = false;
        }
    });
    return literals;
}

QString finding(const SourceFile& file, qsizetype offset, const QString& what)
{
    const auto line = QStringView(file.text).left(offset).count('\n') + 1;
    return QString("%1:%2: %3").arg(file.path).arg(line).arg(what);
}

Findings findAll(const SourceFile& file, const QString& text, const QRegularExpression& pattern,
                 const QString& what)
{
    Findings findings;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        findings << finding(file, match.capturedStart(), what + ": " + match.captured().trimmed());
    }
    return findings;
}

} // namespace wupan::repository
