#pragma once

#include "core/model/issue.h"
#include "server/pages/page_texts.h"
#include "server/store/server_store.h"

#include <map>

namespace wupan {

/// A short text and its colour (style.css).
struct Tag
{
    std::string text;
    std::string tone;
};

[[nodiscard]] Tag stateTag(const Issue& issue, const PageTexts& texts);
/// How much time is left, or over.
[[nodiscard]] Tag dueTag(const Issue& issue, Instant now, int yellowDays, const PageTexts& texts);

/// Names of records, each read once. REQUIRES: the transaction goes on.
class Names
{
public:
    Names(StoreTransaction& store, ParkId park)
        : m_store(store)
        , m_park(park)
    {}
    /// Empty for a nil id, or one of nothing.
    template <class IdType>
    std::string of(RecordType type, IdType id)
    {
        return id.isNil() ? std::string() : read(type, id.uuid);
    }

private:
    std::string read(RecordType type, const Uuid& id);
    StoreTransaction& m_store;
    ParkId m_park;
    std::map<Uuid, std::string> m_names;
};

/// The pictures of a record, for a template's photos.
[[nodiscard]] json::array photosOf(StoreTransaction& store, ParkId park, const std::string& owner);

/// "2026-11-25 09:00" in the park's time.
[[nodiscard]] std::string momentText(Instant at);
/// Empty when there is none.
[[nodiscard]] std::string momentOr(std::optional<Instant> at);

} // namespace wupan
