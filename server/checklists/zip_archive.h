#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct zip;

namespace wupan {

/// The parts of a zip file in memory. Never unpacks more than it says below, whatever the file
/// claims. Thread: one at a time.
class ZipArchive
{
public:
    static constexpr std::uint64_t kMaxPart = 16ULL * 1024 * 1024; ///< bytes, unpacked
    static constexpr std::uint64_t kMaxInAll = 32ULL * 1024 * 1024;
    static constexpr std::int64_t kMaxParts = 1'000;

    /// REQUIRES: `bytes` outlive it. unreadableFile, tooLarge.
    [[nodiscard]] static Result<ZipArchive> open(std::string_view bytes);

    /// notFound; unreadableFile (damaged, or under a password); tooLarge.
    [[nodiscard]] Result<std::string> read(const std::string& name);

private:
    struct Closer
    {
        void operator()(zip* archive) const;
    };
    explicit ZipArchive(zip* archive)
        : m_archive(archive)
    {}

    std::unique_ptr<zip, Closer> m_archive;
    std::uint64_t m_left = kMaxInAll;
};

} // namespace wupan
