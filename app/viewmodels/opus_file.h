#pragma once

#include "core/base/result.h"

#include <QFile>

#include <cstdint>
#include <memory>
#include <span>

struct OggOpusEnc;

namespace wupan {

/// Speech that is written as it comes, as Ogg/Opus of some 3 KB a second. Whatever ends the
/// program, what is in the file by then can be played: all but the last second.
class OpusFile
{
public:
    /// diskFull, storage.
    [[nodiscard]] static Result<std::unique_ptr<OpusFile>> create(const QString& path,
                                                                  int samplesPerSecond);
    ~OpusFile();
    OpusFile(const OpusFile&) = delete;
    OpusFile& operator=(const OpusFile&) = delete;

    /// One channel. diskFull.
    [[nodiscard]] Status write(std::span<const std::int16_t> samples);
    [[nodiscard]] Status finish();
    /// Of what was given.
    [[nodiscard]] std::int64_t milliseconds() const;

private:
    explicit OpusFile(const QString& path, int samplesPerSecond);
    static int writeBytes(void* file, const unsigned char* bytes, std::int32_t size);

    QFile m_file;
    int m_samplesPerSecond;
    std::int64_t m_samples = 0;
    OggOpusEnc* m_encoder = nullptr;
};

} // namespace wupan
