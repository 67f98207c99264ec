#pragma once

#include <QString>

namespace wupan {

/// What Qt complains of in our pages while this lives: a binding loop, a missing type. One at a
/// time; everything is logged as before.
class PageComplaints
{
public:
    PageComplaints();
    ~PageComplaints();
    PageComplaints(const PageComplaints&) = delete;
    PageComplaints& operator=(const PageComplaints&) = delete;

    /// Empty while there was none.
    [[nodiscard]] QString first() const;
};

} // namespace wupan
