#include "server/commands/failure.h"
#include "server/commands/workplace.h"
#include "server/openrosa/collect_keys.h"
#include "server/pages/qr_code.h"

#include <iostream>

namespace wupan {
namespace {

/// "https://hq.example", perhaps with a port, and nothing behind it.
bool isSite(std::string_view text)
{
    for (const std::string_view scheme : {"https://", "http://"})
        if (text.starts_with(scheme)) {
            const std::string_view host = text.substr(scheme.size());
            return !host.empty() && host.find_first_of("/?#@ \"\\") == std::string_view::npos;
        }
    return false;
}

int collectKeyAt(Workplace& place, const std::string& login, const std::string& site)
{
    ServerContext context = place.context();
    CollectKey key;
    const Status made = context.store.write([&](StoreTransaction& store) -> Status {
        const auto credential = store.credential(login);
        if (!credential)
            return Error{ErrorCode::notFound,
                         "There is no login '" + login + "'. add-officer makes one."};
        auto fresh =
            newCollectKey(context, operatorOf(credential->park), store, credential->officer);
        if (!fresh)
            return fresh.error();
        key = std::move(*fresh);
        return done();
    });
    if (!made)
        return fail(made.error());
    const std::string address = collectAddress(site, key.key);
    std::cout << qrLines(collectSettings(address, "Wupan")) << address
              << "\nShown only now, good until " << parkDate(key.until).text()
              << ". To withdraw it: revoke-device " << key.device.text() << '\n';
    return 0;
}

} // namespace

int collectKey(const CommandLine& line)
{
    const std::string login = line.option("login");
    std::string site = line.option("server");
    while (site.ends_with('/'))
        site.pop_back();
    if (login.empty() || !isSite(site))
        return fail("collect-key needs --login LOGIN and --server https://HOST, the address at "
                    "which phones reach this headquarters.");
    return inThePark(line,
                     [&](Workplace& place, ParkId) { return collectKeyAt(place, login, site); });
}

} // namespace wupan
