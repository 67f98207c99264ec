#include "tests/bench/served_park.h"

#include "tests/bench/park_documents.h"

namespace wupan::bench {
namespace {

HttpServerOptions options()
{
    HttpServerOptions options;
    options.maxBodyBytes = maxBodyBytes;
    return options;
}

} // namespace

ServedPark::ServedPark()
    : m_http(options(), [this](const Request& request) { return server.handle(request); })
{
    server.write([&](StoreTransaction& store) {
        for (const auto& [type, document] : parkDocuments(server.officer)) {
            store.put(server.park.id, type, document, {});
            if (textAt(document, "officerId") == server.officer.text())
                visits.push_back(*VisitId::parse(textAt(document, "id")));
            if (textAt(document, "registeredBy") == server.officer.text() &&
                textAt(document, "state") != word(IssueState::closed))
                issues.push_back(*IssueId::parse(textAt(document, "id")));
        }
    });
    m_port = *m_http.start();
}

ServedPark::~ServedPark()
{
    m_http.stop();
}

Enrolment ServedPark::enrolment()
{
    return {server.codeFor(server.officer), "officer-1", test::ServerFixture::kPassword};
}

} // namespace wupan::bench
