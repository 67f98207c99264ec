#include "server/pages/history_export.h"

#include "server/api/visibility.h"
#include "server/pages/list_export.h"

namespace wupan {

Response giveHistory(const PageCall& call, RecordType type, const HistoryReader& read)
{
    const std::string path = call.request.path;
    const std::string_view ending = path.ends_with(".csv") ? ".csv" : ".xlsx";
    const std::size_t name = path.rfind('/') + 1;
    const auto id = idOf(path, path.substr(0, name), ending);
    std::optional<std::vector<HistoryLine>> lines;
    const Status found = call.context.store.read([&](StoreTransaction& store) {
        const auto stored = id ? store.record(call.caller().park, type, *id) : std::nullopt;
        if (stored && mayRead(call.caller(), store, type, stored->document))
            lines = read(store, *id);
        return done();
    });
    if (!found)
        return call.busy();
    if (!lines)
        return call.notFound();
    return giveList(call, "history", [&](StoreTransaction&, Sheet& sheet) {
        writeHistory(*lines, call.texts, sheet);
    });
}

} // namespace wupan
