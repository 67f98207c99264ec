#pragma once

#include "core/model/record_codec.h"

namespace wupan {

/// 企业.
struct Enterprise
{
    static constexpr RecordType kType = RecordType::enterprise;

    EnterpriseId id;
    std::int64_t revision = 0;
    std::string name;
    std::string creditCode; ///< unified social credit code, 18 characters (GB 32100-2015)
    std::string industry;
    std::string address;
    std::string area;                ///< 片区: the part of the park it lies in
    std::optional<double> latitude;  ///< degrees, WGS 84
    std::optional<double> longitude; ///< degrees, WGS 84
    std::string contactName;
    std::string contactPhone;
    std::string scale;             ///< "above" = 规上, "below" = 规下
    std::vector<std::string> tags; ///< as shown: 省级专精特新, 零地招商 …
    OfficerId responsibleOfficerId;
    std::optional<std::int64_t> staffCount;
    std::optional<double> researchSharePercent; ///< R&D spending of revenue

    template <class Visitor>
    static void describe(Visitor&& field)
    {
        field("name", &Enterprise::name, MergeRule::last);
        field("creditCode", &Enterprise::creditCode, MergeRule::server);
        field("industry", &Enterprise::industry, MergeRule::last);
        field("address", &Enterprise::address, MergeRule::last);
        field("area", &Enterprise::area, MergeRule::last);
        field("latitude", &Enterprise::latitude, MergeRule::last);
        field("longitude", &Enterprise::longitude, MergeRule::last);
        field("contactName", &Enterprise::contactName, MergeRule::last);
        field("contactPhone", &Enterprise::contactPhone, MergeRule::last);
        field("scale", &Enterprise::scale, MergeRule::last);
        field("tags", &Enterprise::tags, MergeRule::set);
        field("responsibleOfficerId", &Enterprise::responsibleOfficerId, MergeRule::server);
        field("staffCount", &Enterprise::staffCount, MergeRule::last);
        field("researchSharePercent", &Enterprise::researchSharePercent, MergeRule::last);
    }
};

} // namespace wupan
