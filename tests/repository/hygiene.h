#pragma once

#include "tests/repository/source_file.h"

namespace wupan::repository {

inline constexpr int kMostLines = 400;
inline constexpr qint64 kMostBytes = 100'000;

/// Sources of more than kMostLines lines. Data (forms, translations, documents) may be longer.
[[nodiscard]] Findings overlong(const SourceFile& file);

/// Tabs in C++ and QML; blanks at the end of a line; no line end at the end of the file.
[[nodiscard]] Findings badBlanks(const SourceFile& file);

/// Work that was put off in a comment.
[[nodiscard]] Findings leftovers(const SourceFile& file);

/// Paths of the machine that somebody happened to work on.
[[nodiscard]] Findings machinePaths(const SourceFile& file);

/// Files above kMostBytes, unless they are pictures of the documents.
[[nodiscard]] Findings overweight(const SourceFile& file);

/// Scripts that cannot be started, and other files that can.
[[nodiscard]] Findings wrongModes(const SourceFile& file);

/// Sources that include a source.
[[nodiscard]] Findings includedSources(const SourceFile& file);

} // namespace wupan::repository
