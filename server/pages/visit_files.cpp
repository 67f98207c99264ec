#include "server/pages/visit_files.h"

#include "core/base/file_name.h"
#include "core/model/attachment.h"

#include <array>
#include <cstdio>

namespace wupan {
namespace {

/// As the tablet writes it.
std::string sizeText(std::int64_t bytes)
{
    constexpr std::int64_t kKilobyte = 1000;
    if (bytes < kKilobyte)
        return std::to_string(bytes) + " B";
    const bool isLarge = bytes >= kKilobyte * kKilobyte;
    const auto unit = static_cast<double>(isLarge ? kKilobyte * kKilobyte : kKilobyte);
    std::array<char, 32> text{};
    static_cast<void>(std::snprintf(text.data(), text.size(), "%.1f %s",
                                    static_cast<double>(bytes) / unit, isLarge ? "MB" : "kB"));
    return text.data();
}

json::object modelOf(const Attachment& file)
{
    return {{"name", fileNameFor(file.fileName, file.mediaType)},
            {"size", sizeText(file.sizeBytes)},
            {"link", "/files/" + file.sha256},
            {"here", file.receivedAt.has_value()},
            {"isSound", file.mediaType.starts_with("audio/")},
            {"isVideo", file.mediaType.starts_with("video/")}};
}

} // namespace

VisitFiles::VisitFiles(StoreTransaction& store, ParkId park, VisitId visit)
{
    for (const Uuid& id :
         store.recordsWith(park, RecordType::attachment, "ownerId", visit.text())) {
        const auto stored = store.record(park, RecordType::attachment, id);
        if (!stored)
            continue;
        const auto file = fromDocument<Attachment>(stored->document);
        if (file.kind == AttachmentKind::file)
            m_files.emplace(id.text(), modelOf(file));
    }
}

std::optional<json::object> VisitFiles::of(const std::string& answer)
{
    const auto found = m_files.find(answer);
    if (found == m_files.end())
        return std::nullopt;
    m_shown.insert(answer);
    return found->second;
}

json::array VisitFiles::others() const
{
    json::array others;
    for (const auto& [id, file] : m_files)
        if (!m_shown.contains(id))
            others.push_back(file);
    return others;
}

} // namespace wupan
