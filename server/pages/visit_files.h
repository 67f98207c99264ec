#pragma once

#include "server/store/server_store.h"

#include <map>
#include <set>

namespace wupan {

/// The sounds, videos and documents of a visit, as its page shows them: `name`, `size`, `link`,
/// `here` (headquarters has it), `isSound`, `isVideo`. Used for one page.
class VisitFiles
{
public:
    VisitFiles(StoreTransaction& store, ParkId park, VisitId visit);

    /// The file that an answer names; nullopt when it names none.
    [[nodiscard]] std::optional<json::object> of(const std::string& answer);
    /// Those that of() was not asked for: answers that were changed later named them.
    [[nodiscard]] json::array others() const;

private:
    std::map<std::string, json::object> m_files; ///< by id, which is the order of their making
    std::set<std::string> m_shown;
};

} // namespace wupan
