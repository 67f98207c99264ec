#include "server/feeds/odata_page.h"

#include "server/feeds/readable_records.h"

#include <algorithm>

namespace wupan {
namespace {

bool fits(const OdataQuery& query, const Document& document)
{
    return !query.filter || query.filter(document);
}

/// How many records the page holds at most; and whether that is less than what was asked.
struct Room
{
    explicit Room(const OdataQuery& query)
        : records(std::min(query.top.value_or(query.pageSize), query.pageSize))
        , isLess(!query.top || *query.top > query.pageSize)
    {}
    std::int64_t records;
    bool isLess;
};

OdataPage pageById(StoreTransaction& store, const Caller& caller, const OdataSet& set,
                   const OdataQuery& query)
{
    const Room room(query);
    OdataPage page;
    std::int64_t found = 0;
    forEachReadable(store, caller, set.type, query.after, [&](const Document& document) {
        if (!fits(query, document))
            return true;
        ++found;
        const auto taken = static_cast<std::int64_t>(page.records.size());
        if (found > query.skip && taken < room.records) {
            page.records.push_back(document);
            page.lastId = Uuid::parse(textAt(document, "id")).value_or(Uuid{});
        } else if (found > query.skip) {
            page.more = room.isLess;
            return query.count; // to the end, only to count
        }
        return true;
    });
    if (query.count)
        page.count = found;
    return page;
}

/// Of a record, what it is sorted by.
struct SortKey
{
    std::vector<OdataValue> values;
    Uuid id;
};

bool comesBefore(const SortKey& one, const SortKey& other, const std::vector<OdataOrder>& order)
{
    for (std::size_t i = 0; i < order.size(); ++i)
        if (const int difference = compared(one.values[i], other.values[i]); difference != 0)
            return order[i].descending ? difference > 0 : difference < 0;
    return one.id < other.id;
}

OdataPage pageByOrder(StoreTransaction& store, const Caller& caller, const OdataSet& set,
                      const OdataQuery& query)
{
    const Room room(query);
    std::vector<SortKey> keys; // the documents would be too many
    forEachReadable(store, caller, set.type, {}, [&](const Document& document) {
        if (!fits(query, document))
            return true;
        SortKey& key = keys.emplace_back();
        key.id = Uuid::parse(textAt(document, "id")).value_or(Uuid{});
        for (const OdataOrder& order : query.order)
            key.values.push_back(valueOf(document, order.property));
        return true;
    });
    std::ranges::sort(keys, [&](const SortKey& one, const SortKey& other) {
        return comesBefore(one, other, query.order);
    });
    OdataPage page;
    const auto all = static_cast<std::int64_t>(keys.size());
    const std::int64_t begin = std::min(query.skip, all);
    const std::int64_t end = begin + std::min(room.records, all - begin);
    for (std::int64_t i = begin; i < end; ++i)
        if (auto stored = store.record(caller.park, set.type, keys[static_cast<std::size_t>(i)].id))
            page.records.push_back(std::move(stored->document));
    page.more = room.isLess && end < all;
    if (query.count)
        page.count = all;
    return page;
}

} // namespace

OdataPage readPage(StoreTransaction& store, const Caller& caller, const OdataSet& set,
                   const OdataQuery& query)
{
    return query.order.empty() ? pageById(store, caller, set, query)
                               : pageByOrder(store, caller, set, query);
}

} // namespace wupan
