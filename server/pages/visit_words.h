#pragma once

#include "core/forms/form_definition.h"
#include "core/model/visit.h"
#include "server/store/server_store.h"

#include <string>

namespace wupan {

/// The checklist that a visit kept. notFound, or as forms::parseForm().
[[nodiscard]] Result<forms::FormPtr> formOf(StoreTransaction& store, ParkId park, ChecklistId id);
/// What was answered, as the form words it.
[[nodiscard]] std::string answerText(const forms::Question& question, const std::string& answer,
                                     const std::string& language);
/// Of the check-in, else what is planned.
[[nodiscard]] std::optional<Instant> happensAt(const Visit& visit);
/// Who was met, in one line.
[[nodiscard]] std::string peopleText(const Visit& visit);

} // namespace wupan
