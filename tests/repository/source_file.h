#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace wupan::repository {

/// One tracked file. The path is relative to the root, with slashes.
struct SourceFile
{
    QString path;
    QString text; ///< empty for pictures
    qint64 bytes = 0;
    bool executable = false;

    [[nodiscard]] bool in(QStringView folder) const { return path.startsWith(folder); }
    [[nodiscard]] bool isCpp() const { return path.endsWith(".cpp") || path.endsWith(".h"); }
    [[nodiscard]] bool isQml() const { return path.endsWith(".qml"); }
    [[nodiscard]] bool isPicture() const { return path.endsWith(".png"); }
    [[nodiscard]] QString name() const { return path.section('/', -1); }
    [[nodiscard]] QString folder() const { return path.section('/', 0, -2); }
};

using SourceFiles = std::vector<SourceFile>;

/// Violations, each "path:line: what", or "path: what" where no line is to blame.
using Findings = QStringList;

} // namespace wupan::repository
