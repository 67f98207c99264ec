#include "server/checklists/zip_archive.h"

#include <zip.h>

#include <algorithm>

namespace wupan {
namespace {

struct FileCloser
{
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

} // namespace

void ZipArchive::Closer::operator()(zip* archive) const
{
    zip_discard(archive);
}

Result<ZipArchive> ZipArchive::open(std::string_view bytes)
{
    zip_error_t failure;
    zip_error_init(&failure);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &failure);
    zip_t* archive =
        source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &failure);
    if (archive == nullptr && source != nullptr)
        zip_source_free(source);
    zip_error_fini(&failure);
    if (archive == nullptr)
        return Error{ErrorCode::unreadableFile, "the file is no zip archive"};
    ZipArchive opened(archive);
    if (zip_get_num_entries(archive, 0) > kMaxParts)
        return Error{ErrorCode::tooLarge, "the archive has more than 1,000 parts"};
    return opened;
}

Result<std::string> ZipArchive::read(const std::string& name)
{
    const zip_int64_t index = zip_name_locate(m_archive.get(), name.c_str(), 0);
    if (index < 0)
        return Error{ErrorCode::notFound, name};
    const std::unique_ptr<zip_file_t, FileCloser> file(
        zip_fopen_index(m_archive.get(), static_cast<zip_uint64_t>(index), 0));
    if (!file)
        return Error{ErrorCode::unreadableFile, name};
    // What the archive says of its sizes may be false: what comes out is counted.
    const std::uint64_t most = std::min(kMaxPart, m_left);
    std::string bytes;
    std::string block(64ULL * 1024, '\0');
    while (true) {
        const zip_int64_t count = zip_fread(file.get(), block.data(), block.size());
        if (count < 0)
            return Error{ErrorCode::unreadableFile, name};
        if (count == 0)
            break;
        bytes.append(block, 0, static_cast<std::size_t>(count));
        if (bytes.size() > most)
            return Error{ErrorCode::tooLarge, name};
    }
    m_left -= bytes.size();
    return bytes;
}

} // namespace wupan
