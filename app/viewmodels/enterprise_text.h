#pragma once

#include "core/store/enterprise_store.h"
#include "issue_text.h"

#include <QString>
#include <QStringList>

#include <vector>

/// The words of the enterprise pages, in the language of the app.
namespace wupan::enterprise_text {

using issue_text::Tag;

/// As the record has them, what counts most first: the national rank, the provincial one, the
/// scale, then the others.
[[nodiscard]] std::vector<Tag> tagsOf(const Enterprise& enterprise);
/// "Above scale" or "Below scale"; empty when the record says neither.
[[nodiscard]] QString scaleName(const Enterprise& enterprise);
/// "visited 9 days ago", by the park's calendar.
[[nodiscard]] QString lastVisitText(std::optional<Instant> lastVisitAt, Instant now);
/// One line of the parts that are not empty.
[[nodiscard]] QString joined(QStringList parts);

} // namespace wupan::enterprise_text
