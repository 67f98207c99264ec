#pragma once

#include "tests/support/temporary_tablet.h"

#include <filesystem>
#include <set>
#include <string>

namespace wupan::test {

/// A small tablet on which somebody has worked: edits that wait, numbered or not, one of them too
/// long for a page; edits that were answered; an entry of the attention list, a draft, a photo.
class WorkedTablet : public TemporaryTablet
{
public:
    WorkedTablet();

    /// A copy of the data folder. `closed`: everything is in the database; else as a kill leaves
    /// it, with all in the log.
    void leaveAt(const std::filesystem::path& folder, bool closed);

    /// Ids, by where each edit is.
    std::set<std::string> waiting;
    std::set<std::string> answered;
    std::set<std::string> needingSomeone;
    std::string longEdit; ///< one of those that wait
    std::string photo;    ///< hash
    /// Stands only in the long edit.
    inline static const std::string kLongText = "这一段很长。";
};

} // namespace wupan::test
