#include "tests/support/memory_disk.h"

#include <utility>

// What becomes of the files on a MemoryDisk besides what SQLite does with them.
namespace wupan::test {

void MemoryDisk::undo(Content& content)
{
    const Journal journal = std::exchange(content.unsynced, {});
    for (auto last = journal.changes.rbegin(); last != journal.changes.rend(); ++last) {
        if (last->sizeBefore > content.bytes.size())
            content.bytes.resize(last->sizeBefore);
        content.bytes.replace(last->offset, last->before, journal.before(*last));
        content.bytes.resize(last->sizeBefore);
    }
}

void MemoryDisk::apply(const Change& change, std::string_view after, std::string& bytes)
{
    if (change.truncates)
        return bytes.resize(change.offset);
    if (bytes.size() < change.offset)
        bytes.resize(change.offset);
    bytes.replace(change.offset, after.size(), after); // what is beyond the end is appended
}

bool MemoryDisk::isIn(const std::string& path, const std::string& folder)
{
    return path.starts_with(folder + "/");
}

void MemoryDisk::revive(const std::filesystem::path& folder, Loss loss)
{
    mend(folder);
    if (loss == Loss::nothing)
        return;
    for (auto it = m_files.begin(); it != m_files.end();) {
        Content& content = *it->second;
        if (!isIn(it->first, folder)) {
            ++it;
            continue;
        }
        Journal unsynced = content.unsynced;
        undo(content);
        for (std::size_t i = 0; i < unsynced.changes.size(); ++i) {
            Change& change = unsynced.changes[i];
            const bool isLast = i + 1 == unsynced.changes.size();
            if (loss == Loss::everything || (loss == Loss::everySecond && i % 2 == 0))
                continue;
            if (loss == Loss::halfOfTheLast && isLast)
                change.after /= 2;
            apply(change, unsynced.after(change), content.bytes);
        }
        it = content.isNamed || !content.bytes.empty() ? std::next(it) : m_files.erase(it);
    }
    for (auto& [path, content] : m_deleted)
        if (isIn(path, folder) && loss == Loss::everything && content->isNamed) {
            undo(*content);
            m_files.try_emplace(path, content);
        }
    std::erase_if(m_deleted, [&](const auto& file) { return isIn(file.first, folder); });
}

void MemoryDisk::copy(const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::vector<std::pair<std::string, std::shared_ptr<Content>>> copies;
    for (const auto& [path, content] : m_files) {
        if (!isIn(path, from))
            continue;
        auto copy = std::make_shared<Content>();
        copy->bytes = content->bytes;
        copy->unsynced = content->unsynced;
        copy->isNamed = content->isNamed;
        copies.emplace_back(to.string() + path.substr(from.string().size()), std::move(copy));
    }
    for (auto& [path, content] : copies)
        m_files[path] = std::move(content);
}

void MemoryDisk::rename(const std::filesystem::path& from, const std::filesystem::path& to)
{
    auto file = m_files.extract(from.string());
    file.mapped()->unchanged = 0;
    m_files[to.string()] = std::move(file.mapped());
}

void MemoryDisk::remove(const std::filesystem::path& folder)
{
    const auto isInside = [&](const auto& file) { return isIn(file.first, folder); };
    std::erase_if(m_files, isInside);
    std::erase_if(m_deleted, isInside);
    m_media.erase(folder.string());
}

MemoryDisk::Snapshot MemoryDisk::snapshot(const std::filesystem::path& folder)
{
    Snapshot snapshot;
    for (const auto& [path, content] : m_files) {
        if (!isIn(path, folder))
            continue;
        Snapshot::Part& part = snapshot.m_files[path];
        part.bytes = content->bytes;
        content->unchanged = part.bytes.size();
        for (const auto& region : content->regions)
            part.regions.push_back(*region);
    }
    return snapshot;
}

void MemoryDisk::putBack(const std::filesystem::path& folder, const Snapshot& snapshot)
{
    std::erase_if(m_files, [&](const auto& file) {
        return isIn(file.first, folder) && !snapshot.m_files.contains(file.first);
    });
    std::erase_if(m_deleted, [&](const auto& file) { return isIn(file.first, folder); });
    mend(folder);
    for (const auto& [path, part] : snapshot.m_files) {
        auto& content = m_files[path];
        if (content == nullptr)
            content = std::make_shared<Content>();
        content->bytes.replace(content->unchanged, std::string::npos, part.bytes,
                               content->unchanged);
        content->unchanged = part.bytes.size();
        content->unsynced.clear();
        content->isNamed = true;
        for (std::size_t i = 0; i < part.regions.size() && i < content->regions.size(); ++i)
            *content->regions[i] = part.regions[i];
    }
}

} // namespace wupan::test
