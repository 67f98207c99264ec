#pragma once

#include "server/api/context.h"
#include "server/feeds/odata_page.h"

#include <string>

namespace wupan {

struct OdataAnswer
{
    Response response;
    std::string records; ///< which table was read; empty = none
};

/// Headquarters' records as tables for Excel, Power BI and the like: OData 4.0, read only, JSON
/// with minimal metadata, in pages of 1,000. Errors are problem documents (RFC 9457) with OData's
/// member `error`.
class OdataService
{
public:
    /// `root` is the address of the service, with a slash at its end.
    OdataService(ServerContext& context, const Caller& caller, std::string root)
        : m_context(context)
        , m_caller(caller)
        , m_root(std::move(root))
    {}

    /// `resource` is what follows the root: empty, "$metadata", "Issues", "Issues/$count",
    /// "Issues(id)".
    [[nodiscard]] OdataAnswer answer(std::string_view resource, const Request& request) const;

private:
    [[nodiscard]] Result<OdataPage> pageOf(const OdataSet& set, const OdataQuery& query) const;
    [[nodiscard]] Response serviceDocument() const;
    [[nodiscard]] Response table(const OdataSet& set, const Request& request) const;
    [[nodiscard]] Response countOf(const OdataSet& set, const Request& request) const;
    [[nodiscard]] Response entity(const OdataSet& set, std::string_view key,
                                  const Request& request) const;

    ServerContext& m_context;
    const Caller& m_caller;
    std::string m_root;
};

/// The address of the service as the client knows it; only a path when it does not say its host.
[[nodiscard]] std::string rootOf(const Request& request, bool overTls);

} // namespace wupan
