#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <string>

namespace wupan {

/// A file of one answer, that nobody else knows of and no other user may read; gone with this.
/// Thread: one at a time.
class TemporaryFile
{
public:
    /// An empty one. Errors: diskFull.
    [[nodiscard]] static Result<std::shared_ptr<const TemporaryFile>> make();
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] std::uint64_t size() const;
    /// At most so many bytes from there; empty at the end, or when they cannot be read.
    [[nodiscard]] std::string read(std::uint64_t from, std::size_t most) const;

private:
    explicit TemporaryFile(std::string path)
        : m_path(std::move(path))
    {}
    const std::string m_path;
};

} // namespace wupan
