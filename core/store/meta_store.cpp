#include "core/store/meta_store.h"

#include <cstdlib>

namespace wupan {
namespace {

std::string_view name(MetaKey key)
{
    switch (key) {
    case MetaKey::deviceId:
        return "deviceId";
    case MetaKey::parkId:
        return "parkId";
    case MetaKey::officerId:
        return "officerId";
    case MetaKey::role:
        return "role";
    case MetaKey::departmentId:
        return "departmentId";
    case MetaKey::login:
        return "login";
    case MetaKey::cursor:
        return "cursor";
    case MetaKey::lastSequence:
        return "lastSequence";
    case MetaKey::chain:
        return "chain";
    case MetaKey::needsNewDeviceId:
        return "needsNewDeviceId";
    case MetaKey::filesOnMetered:
        return "filesOnMetered";
    case MetaKey::tracesToRemove:
        return "tracesToRemove";
    case MetaKey::inSnapshot:
        return "inSnapshot";
    case MetaKey::rescueKey:
        return "rescueKey";
    case MetaKey::rescuedUpTo:
        return "rescuedUpTo";
    case MetaKey::withdrawn:
        return "withdrawn";
    case MetaKey::lastContact:
        return "lastContact";
    case MetaKey::noticesSeen:
        return "noticesSeen";
    case MetaKey::salvage:
        return "salvage";
    }
    return {};
}

} // namespace

std::string MetaStore::text(MetaKey key)
{
    Statement statement = m_database.prepare("SELECT value FROM meta WHERE key = ?1");
    statement.bind(1, name(key));
    return statement.step() ? std::string(statement.text(0)) : std::string();
}

std::int64_t MetaStore::integer(MetaKey key)
{
    return std::strtoll(text(key).c_str(), nullptr, 10);
}

void MetaStore::set(MetaKey key, std::string_view value)
{
    m_database
        .prepare("INSERT INTO meta (key, value) VALUES (?1, ?2) "
                 "ON CONFLICT(key) DO UPDATE SET value = ?2")
        .bind(1, name(key))
        .bind(2, value)
        .run();
}

void MetaStore::set(MetaKey key, std::int64_t value)
{
    set(key, std::string_view(std::to_string(value)));
}

std::optional<MetaKey> MetaStore::keyNamed(std::string_view text)
{
    for (int i = 0; i <= static_cast<int>(MetaKey::salvage); ++i)
        if (const auto key = static_cast<MetaKey>(i); name(key) == text)
            return key;
    return std::nullopt;
}

} // namespace wupan
