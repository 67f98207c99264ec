#pragma once

#include "tests/repository/source_file.h"

#include <QTest>

namespace wupan::repository {

/// Fails the running test with the list of what was found.
inline void verifyNone(const Findings& findings)
{
    QVERIFY2(findings.isEmpty(), qPrintable('\n' + findings.join('\n')));
}

} // namespace wupan::repository
