#pragma once

#include "core/forms/form_definition.h"
#include "core/model/visit.h"
#include "server/store/server_store.h"

#include <map>
#include <string>
#include <vector>

namespace wupan {

/// The checklist that a visit kept. notFound, or as forms::parseForm().
[[nodiscard]] Result<forms::FormPtr> formOf(StoreTransaction& store, ParkId park, ChecklistId id);
/// What was answered, as the form words it.
[[nodiscard]] std::string answerText(const forms::Question& question, const std::string& answer,
                                     const std::string& language);
/// The checklists that visits kept, each read once.
class KeptForms
{
public:
    KeptForms(StoreTransaction& store, ParkId park)
        : m_store(store)
        , m_park(park)
    {}
    /// Null when it is not there or cannot be read.
    const forms::FormPtr& of(ChecklistId id);

private:
    StoreTransaction& m_store;
    ParkId m_park;
    std::map<ChecklistId, forms::FormPtr> m_read;
};

struct WordedAnswer
{
    std::string question;
    std::string given; ///< as it was saved; may name a file
    std::string answer;
};
/// What versions::earlierAnswers() tells, in the words of the version that asked; else better its
/// paths than nothing.
[[nodiscard]] std::vector<WordedAnswer> earlierAnswersOf(KeptForms& forms, const Visit& visit,
                                                         const std::vector<std::string>& strays,
                                                         const std::string& language);
/// Of the check-in, else what is planned.
[[nodiscard]] std::optional<Instant> happensAt(const Visit& visit);
/// Who was met, in one line.
[[nodiscard]] std::string peopleText(const Visit& visit);

} // namespace wupan
