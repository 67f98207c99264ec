#include "tests/repository/proofs.h"

#include <QRegularExpression>

#include <algorithm>

namespace wupan::repository {
namespace {

bool isDefined(const QString& function, const QString& text)
{
    return text.contains(
        QRegularExpression("^ *(?!return )\\w[\\w:&<>]*[ :&]+(?:\\w+::)*" + function + "\\(",
                           QRegularExpression::MultilineOption));
}

} // namespace

Findings missingProofs(const SourceFile& document, const SourceFiles& tree)
{
    static const QRegularExpression kProof("`(tst_\\w+|sim)::(\\w+)`");
    Findings findings;
    for (const auto& match : kProof.globalMatch(document.text)) {
        const QString place = match.captured(1);
        const bool exists = std::ranges::any_of(tree, [&](const SourceFile& file) {
            const bool isThere = place == "sim"
                                     ? file.in(u"tests/sim/") && file.path.endsWith(".cpp")
                                     : file.name() == place + ".cpp";
            return isThere && isDefined(match.captured(2), file.text);
        });
        if (!exists)
            findings << document.path + ": there is no " + match.captured(0);
    }
    return findings;
}

Findings missingFaults(const SourceFile& document, int last)
{
    Findings findings;
    for (int fault = 1; fault <= last; ++fault)
        if (!document.text.contains(QString("\n| %1 ").arg(fault)))
            findings << QString("%1: no line for fault %2").arg(document.path).arg(fault);
    return findings;
}

} // namespace wupan::repository
