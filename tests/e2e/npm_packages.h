#pragma once

#include <QByteArray>
#include <QString>

namespace wupan::test {

/// Puts the packages that a package-lock.json names into `folder`, unless they are there. What went
/// wrong; empty when all are there.
[[nodiscard]] QByteArray fetchPackages(const QString& lock, const QString& folder);

} // namespace wupan::test
