#pragma once

#include "core/model/record_codec.h"

namespace wupan {

/// A picture, sound or video that a form shows. The bytes travel apart, named by their hash.
struct ChecklistFile
{
    std::string name;   ///< by which the form names it: "map.png" of jr://images/map.png
    std::string sha256; ///< 64 hex digits
    std::int64_t sizeBytes = 0;
    std::string mediaType; ///< image/png, audio/mpeg …
    bool operator==(const ChecklistFile&) const = default;
};

template <>
struct MemberCodec<ChecklistFile>
{
    static json::value write(const ChecklistFile& v)
    {
        return json::object{{"name", v.name},
                            {"sha256", v.sha256},
                            {"sizeBytes", v.sizeBytes},
                            {"mediaType", v.mediaType}};
    }
    static void read(const json::value& from, ChecklistFile& to)
    {
        if (!from.is_object())
            return;
        const json::object& file = from.get_object();
        to = {std::string(textAt(file, "name")), std::string(textAt(file, "sha256")),
              integerAt(file, "sizeBytes"), std::string(textAt(file, "mediaType"))};
    }
};

/// One version of one form. Never changed: a new version is a new record.
struct Checklist
{
    static constexpr RecordType kType = RecordType::checklist;

    ChecklistId id;
    std::int64_t revision = 0;
    std::string formId;
    std::string version;
    std::string title;
    std::string xml;                  ///< ODK XForm
    bool active = true;               ///< the version that new visits begin with
    std::vector<ChecklistFile> files; ///< that the form names, but for the tables in it

    template <class Visitor>
    static void describe(Visitor&& field)
    {
        field("formId", &Checklist::formId, MergeRule::server);
        field("version", &Checklist::version, MergeRule::server);
        field("title", &Checklist::title, MergeRule::server);
        field("xml", &Checklist::xml, MergeRule::server);
        field("active", &Checklist::active, MergeRule::server);
        field("files", &Checklist::files, MergeRule::server);
    }
};

} // namespace wupan
