#pragma once

#include "core/base/json.h"
#include "core/base/time.h"
#include "core/base/uuid.h"
#include "core/model/catalog.h"

#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

/// From a value type's own `describe` follow its catalog entry and its two codecs. A value type R
/// has
///   static constexpr RecordType kType;  Id<…> id;  std::int64_t revision;
///   template <class Visitor> static void describe(Visitor&& field)
///   { field("name", &R::name, MergeRule::last); … }
namespace wupan {

/// A record as it travels and is merged: {"id": …, "revision": …, <field>: …}. Absent = empty.
using Document = json::object;

/// One codec per member type: `kind`, `write` (null = absent) and `read` (leaves the default when
/// the value is absent or foreign, so that a newer peer's words do no harm).
template <class T, class = void>
struct MemberCodec;

template <>
struct MemberCodec<std::string>
{
    static constexpr FieldKind kind = FieldKind::text;
    static json::value write(const std::string& v)
    {
        return v.empty() ? json::value() : json::value(v);
    }
    static void read(const json::value& from, std::string& to)
    {
        if (from.is_string())
            to.assign(from.get_string().data(), from.get_string().size());
    }
};

template <>
struct MemberCodec<std::int64_t>
{
    static constexpr FieldKind kind = FieldKind::integer;
    static json::value write(std::int64_t v) { return v; }
    static void read(const json::value& from, std::int64_t& to)
    {
        json::error_code failure;
        const auto number = from.to_number<std::int64_t>(failure);
        if (!failure)
            to = number;
    }
};

template <>
struct MemberCodec<double>
{
    static constexpr FieldKind kind = FieldKind::real;
    static json::value write(double v) { return v; }
    static void read(const json::value& from, double& to)
    {
        json::error_code failure;
        const auto number = from.to_number<double>(failure);
        if (!failure)
            to = number;
    }
};

template <>
struct MemberCodec<bool>
{
    static constexpr FieldKind kind = FieldKind::boolean;
    static json::value write(bool v) { return v; }
    static void read(const json::value& from, bool& to)
    {
        if (from.is_bool())
            to = from.get_bool();
    }
};

template <>
struct MemberCodec<Instant>
{
    static constexpr FieldKind kind = FieldKind::instant;
    static json::value write(Instant v) { return v.ms; }
    static void read(const json::value& from, Instant& to)
    {
        MemberCodec<std::int64_t>::read(from, to.ms);
    }
};

template <class Tag>
struct MemberCodec<Id<Tag>>
{
    static constexpr FieldKind kind = FieldKind::id;
    static json::value write(const Id<Tag>& v)
    {
        return v.isNil() ? json::value() : json::value(v.text());
    }
    static void read(const json::value& from, Id<Tag>& to)
    {
        if (!from.is_string())
            return;
        if (const auto id = Id<Tag>::parse(from.get_string()))
            to = *id;
    }
};

template <class E>
struct MemberCodec<E, std::enable_if_t<std::is_enum_v<E>>>
{
    static constexpr FieldKind kind = FieldKind::text;
    static json::value write(E v) { return json::value(word(v)); }
    static void read(const json::value& from, E& to)
    {
        if (!from.is_string())
            return;
        if (const auto value = parseWord<E>(from.get_string()))
            to = *value;
    }
};

template <class T>
struct MemberCodec<std::optional<T>>
{
    static constexpr FieldKind kind = MemberCodec<T>::kind;
    static json::value write(const std::optional<T>& v)
    {
        return v ? MemberCodec<T>::write(*v) : json::value();
    }
    static void read(const json::value& from, std::optional<T>& to)
    {
        if (from.is_null())
            return;
        T value{};
        MemberCodec<T>::read(from, value);
        to = std::move(value);
    }
};

template <class T>
struct MemberCodec<std::vector<T>>
{
    static constexpr FieldKind kind = FieldKind::json;
    static json::value write(const std::vector<T>& v)
    {
        if (v.empty())
            return {};
        json::array out;
        for (const T& item : v)
            out.push_back(MemberCodec<T>::write(item));
        return out;
    }
    static void read(const json::value& from, std::vector<T>& to)
    {
        if (!from.is_array())
            return;
        for (const json::value& item : from.get_array()) {
            T value{};
            MemberCodec<T>::read(item, value);
            to.push_back(std::move(value));
        }
    }
};

template <>
struct MemberCodec<std::map<std::string, std::string>>
{
    static constexpr FieldKind kind = FieldKind::json;
    static json::value write(const std::map<std::string, std::string>& v)
    {
        if (v.empty())
            return {};
        json::object out;
        for (const auto& [key, value] : v)
            out[key] = value;
        return out;
    }
    static void read(const json::value& from, std::map<std::string, std::string>& to)
    {
        if (!from.is_object())
            return;
        for (const auto& [key, value] : from.get_object())
            if (value.is_string())
                to[std::string(key)] = std::string(value.get_string());
    }
};

template <>
struct MemberCodec<json::object>
{
    static constexpr FieldKind kind = FieldKind::json;
    static json::value write(const json::object& v)
    {
        return v.empty() ? json::value() : json::value(v);
    }
    static void read(const json::value& from, json::object& to)
    {
        if (from.is_object())
            to = from.get_object();
    }
};

/// Only the fields that hold something; the id and the revision always.
template <class R>
[[nodiscard]] Document toDocument(const R& record)
{
    Document document;
    document["id"] = record.id.text();
    document["revision"] = record.revision;
    R::describe([&](std::string_view name, auto member, MergeRule) {
        using T = std::remove_cvref_t<decltype(record.*member)>;
        if (json::value value = MemberCodec<T>::write(record.*member); !value.is_null())
            document[name] = std::move(value);
    });
    return document;
}

template <class R>
[[nodiscard]] R fromDocument(const Document& document)
{
    R record;
    if (const json::value* id = document.if_contains("id"))
        MemberCodec<decltype(record.id)>::read(*id, record.id);
    record.revision = integerAt(document, "revision");
    R::describe([&](std::string_view name, auto member, MergeRule) {
        using T = std::remove_cvref_t<decltype(record.*member)>;
        if (const json::value* value = document.if_contains(name))
            MemberCodec<T>::read(*value, record.*member);
    });
    return record;
}

/// The catalog's field list of a value type.
[[nodiscard]] std::string snakeCase(std::string_view camelCase);

template <class R>
[[nodiscard]] std::vector<FieldSpec> fieldsOf()
{
    std::vector<FieldSpec> fields;
    R::describe([&](std::string_view name, auto member, MergeRule rule) {
        using T = std::remove_cvref_t<decltype(std::declval<R>().*member)>;
        fields.push_back({name, snakeCase(name), MemberCodec<T>::kind, rule});
    });
    return fields;
}

} // namespace wupan
