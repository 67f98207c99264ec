#pragma once

#include "core/model/words.h"

namespace wupan {

/// Every kind of record that is synchronized. The word is its name on the wire and its SQL table
/// (in snake case).
enum class RecordType {
    park,
    department,
    officer,
    enterprise,
    checklist,
    visit,
    issue,
    issueEvent,
    attachment,
    indicator,
};
template <>
struct WordTable<RecordType>
{
    static constexpr std::array entries{
        std::pair{RecordType::park, std::string_view("park")},
        std::pair{RecordType::department, std::string_view("department")},
        std::pair{RecordType::officer, std::string_view("officer")},
        std::pair{RecordType::enterprise, std::string_view("enterprise")},
        std::pair{RecordType::checklist, std::string_view("checklist")},
        std::pair{RecordType::visit, std::string_view("visit")},
        std::pair{RecordType::issue, std::string_view("issue")},
        std::pair{RecordType::issueEvent, std::string_view("issueEvent")},
        std::pair{RecordType::attachment, std::string_view("attachment")},
        std::pair{RecordType::indicator, std::string_view("indicator")},
    };
};

} // namespace wupan
