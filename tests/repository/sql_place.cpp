#include "tests/repository/sql_place.h"

#include "tests/repository/source_text.h"

namespace wupan::repository {

Findings strayedSql(const SourceFile& file)
{
    static const QRegularExpression kStatement(
        "\\b(SELECT\\s+[\\w*(?:']|INSERT\\s+(OR|INTO)\\b|REPLACE\\s+INTO\\b|"
        "UPDATE\\s+\\w+\\s+SET\\b|DELETE\\s+FROM\\b|PRAGMA\\s+\\w|"
        "(CREATE|DROP|ALTER)\\s+(TABLE|(UNIQUE\\s+)?INDEX|VIEW|TRIGGER|VIRTUAL)\\b)",
        QRegularExpression::CaseInsensitiveOption);
    const bool inPlace = file.in(u"core/store/") || file.in(u"server/store/") || file.in(u"tests/");
    Findings findings;
    if (inPlace || !(file.isCpp() || file.isQml()))
        return findings;
    for (const Literal& literal : literalsOf(file.text))
        if (kStatement.match(literal.text).hasMatch())
            findings << finding(file, literal.at, "SQL outside of a store: " + literal.text);
    return findings;
}

} // namespace wupan::repository
