#pragma once

#include "server/api/context.h"
#include "server/operation/log.h"

#include <atomic>
#include <cstdint>

namespace wupan {

/// What headquarters does by itself: every minute issues that are overdue are escalated, and
/// departments whose assistance is late are told so; every hour what nobody needs any more is
/// removed. Thread: one, but for escalations().
class Housekeeping
{
public:
    Housekeeping(ServerContext& context, Log& log)
        : m_context(context)
        , m_log(log)
    {}

    /// REQUIRES to be called every minute.
    void work();
    /// Since the start, by this process. Thread: any.
    [[nodiscard]] std::int64_t escalations() const { return m_escalations; }

private:
    void escalate();
    void tidy();
    void fail(std::string_view event, const Error& error);

    ServerContext& m_context;
    Log& m_log;
    int m_minutes = 0;
    std::atomic<std::int64_t> m_escalations = 0;
};

} // namespace wupan
