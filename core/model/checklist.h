#pragma once

#include "core/model/record_codec.h"

namespace wupan {

/// One version of one form. Never changed: a new version is a new record.
struct Checklist
{
    static constexpr RecordType kType = RecordType::checklist;

    ChecklistId id;
    std::int64_t revision = 0;
    std::string formId;
    std::string version;
    std::string title;
    std::string xml;    ///< ODK XForm
    bool active = true; ///< the version that new visits begin with

    template <class Visitor>
    static void describe(Visitor&& field)
    {
        field("formId", &Checklist::formId, MergeRule::server);
        field("version", &Checklist::version, MergeRule::server);
        field("title", &Checklist::title, MergeRule::server);
        field("xml", &Checklist::xml, MergeRule::server);
        field("active", &Checklist::active, MergeRule::server);
    }
};

} // namespace wupan
