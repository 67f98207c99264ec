#include "server/feeds/readable_records.h"

#include "server/api/visibility.h"

namespace wupan {
namespace {

// The documents of so many are in memory at a time.
constexpr std::int64_t kBatch = 1000;

} // namespace

void forEachReadable(StoreTransaction& store, const Caller& caller, RecordType type,
                     const Uuid& after, const std::function<bool(const Document&)>& take)
{
    const DocumentFilter mayRead = readFilter(caller, store);
    Uuid last = after;
    for (auto batch = store.records(caller.park, type, last, kBatch); !batch.empty();
         batch = store.records(caller.park, type, last, kBatch)) {
        for (const Document& document : batch) {
            const auto id = Uuid::parse(textAt(document, "id"));
            if (id)
                last = *id;
            if ((!mayRead || mayRead(type, document)) && !take(document))
                return;
        }
        if (batch.size() < static_cast<std::size_t>(kBatch))
            return;
    }
}

} // namespace wupan
