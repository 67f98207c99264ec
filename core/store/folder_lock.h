#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>

namespace wupan {

/// Held by the one process that uses a tablet's data folder, as long as this lives.
class FolderLock
{
public:
    /// Errors: alreadyOpen (somebody else holds it), diskFull, storage.
    [[nodiscard]] static Result<std::unique_ptr<FolderLock>>
    take(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    explicit FolderLock(int file)
        : m_file(file)
    {}
    int m_file;
};

} // namespace wupan
