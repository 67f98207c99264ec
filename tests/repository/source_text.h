#pragma once

#include "tests/repository/source_file.h"

#include <QRegularExpression>

#include <vector>

namespace wupan::repository {

/// A literal of C++ or QML without its quotes; adjoining literals are one.
struct Literal
{
    QString text;
    qsizetype at = 0; ///< where its first quote stands
};

/// The text with every comment and literal blanked, line ends kept.
[[nodiscard]] QString codeOnly(const QString& text);

[[nodiscard]] std::vector<Literal> literalsOf(const QString& text);

[[nodiscard]] QString finding(const SourceFile& file, qsizetype offset, const QString& what);

/// One finding for each match.
[[nodiscard]] Findings findAll(const SourceFile& file, const QString& text,
                               const QRegularExpression& pattern, const QString& what);

} // namespace wupan::repository
