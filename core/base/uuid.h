#pragma once

#include "core/base/time.h"

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace wupan {

class Random;

/// 128-bit identifier (RFC 9562). New ones are version 7: they sort by creation time.
struct Uuid
{
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const Uuid&) const = default;

    [[nodiscard]] bool isNil() const { return *this == Uuid{}; }
    /// 36 characters, lower case.
    [[nodiscard]] std::string text() const;
    /// The canonical 36-character form only, either case.
    static std::optional<Uuid> parse(std::string_view text);
    static Uuid v7(Instant now, Random& random);
};

/// A Uuid that knows what it names, so that a visit's id cannot be passed for an issue's.
template <class Tag>
struct Id
{
    Uuid uuid;
    auto operator<=>(const Id&) const = default;

    [[nodiscard]] bool isNil() const { return uuid.isNil(); }
    [[nodiscard]] std::string text() const { return uuid.text(); }
    static std::optional<Id> parse(std::string_view text)
    {
        if (const auto uuid = Uuid::parse(text))
            return Id{*uuid};
        return std::nullopt;
    }
};

using ParkId = Id<struct ParkTag>;
using OfficerId = Id<struct OfficerTag>; ///< any person of the park who signs in, whatever the role
using DepartmentId = Id<struct DepartmentTag>;
using EnterpriseId = Id<struct EnterpriseTag>;
using ChecklistId = Id<struct ChecklistTag>; ///< one version of one form
using VisitId = Id<struct VisitTag>;
using IssueId = Id<struct IssueTag>;
using IssueEventId = Id<struct IssueEventTag>;
using AttachmentId = Id<struct AttachmentTag>;
using IndicatorId = Id<struct IndicatorTag>;
using DeviceId = Id<struct DeviceTag>;
using EditId = Id<struct EditTag>; ///< of a Change, the same under whatever device id it is sent

} // namespace wupan

template <>
struct std::hash<wupan::Uuid>
{
    std::size_t operator()(const wupan::Uuid& uuid) const noexcept;
};

template <class Tag>
struct std::hash<wupan::Id<Tag>>
{
    std::size_t operator()(const wupan::Id<Tag>& id) const noexcept
    {
        return std::hash<wupan::Uuid>{}(id.uuid);
    }
};
