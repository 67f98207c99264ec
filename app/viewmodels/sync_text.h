#pragma once

#include "core/model/record_type.h"
#include "core/store/salvage_store.h"
#include "core/sync/change.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

/// What the sync page calls records, their fields and edits, in the language of the app.
namespace wupan::sync_text {

[[nodiscard]] QString typeName(RecordType type);
/// "Issue “Road damage”", or what it is where it has no title.
[[nodiscard]] QString recordName(RecordType type, const QString& title);
/// "Description".
[[nodiscard]] QString fieldName(const std::string& field);
/// "Category, Urgency", each name once.
[[nodiscard]] QString fieldNames(const std::vector<std::string>& fields);
/// "10:31 new"; with its day unless it is today's.
[[nodiscard]] QString madeText(ChangeKind kind, Instant at, Instant now);
[[nodiscard]] QString whenText(Instant at, Instant now);
/// One after the other: with a space between them, unless a Chinese full stop leaves one already.
[[nodiscard]] QString joined(const QStringList& sentences);
/// That the app should be updated; empty when `present` is as new as `wanted`, or none is wanted.
[[nodiscard]] QString updateText(const QString& wanted, const QString& present);
/// What was taken out of damaged data, and what is lost.
[[nodiscard]] QString salvageText(const SalvageReport& report);

} // namespace wupan::sync_text
