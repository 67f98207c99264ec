#include "opus_file.h"

#include <opusenc.h>

namespace wupan {
namespace {

// Speech is understood well at this rate: two hours come to 22 MB.
constexpr opus_int32 kBitsPerSecond = 24'000;
constexpr opus_int32 kSamplesHeldBack = 24'000; // at 48 kHz

Error full()
{
    return {ErrorCode::diskFull, "recording"};
}

} // namespace

OpusFile::OpusFile(const QString& path, int samplesPerSecond)
    : m_file(path)
    , m_samplesPerSecond(samplesPerSecond)
{}

int OpusFile::writeBytes(void* file, const unsigned char* bytes, std::int32_t size)
{
    return static_cast<QFile*>(file)->write(reinterpret_cast<const char*>(bytes), size) == size ? 0
                                                                                                : 1;
}

Result<std::unique_ptr<OpusFile>> OpusFile::create(const QString& path, int samplesPerSecond)
{
    std::unique_ptr<OpusFile> made(new OpusFile(path, samplesPerSecond));
    if (!made->m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return Error{ErrorCode::storage, made->m_file.errorString().toStdString()};
    constexpr OpusEncCallbacks kCallbacks{writeBytes, [](void*) { return 0; }};
    OggOpusComments* const comments = ope_comments_create();
    int failure = OPE_OK;
    made->m_encoder = ope_encoder_create_callbacks(&kCallbacks, &made->m_file, comments,
                                                   samplesPerSecond, 1, 0, &failure);
    ope_comments_destroy(comments);
    if (made->m_encoder == nullptr)
        return Error{ErrorCode::storage, ope_strerror(failure)};
    ope_encoder_ctl(made->m_encoder, OPUS_SET_BITRATE(kBitsPerSecond));
    ope_encoder_ctl(made->m_encoder, OPUS_SET_VBR_CONSTRAINT(1));
    // It would hold three seconds back, to save a little.
    ope_encoder_ctl(made->m_encoder, OPE_SET_DECISION_DELAY(0));
    ope_encoder_ctl(made->m_encoder, OPE_SET_MUXING_DELAY(kSamplesHeldBack));
    if (ope_encoder_flush_header(made->m_encoder) != OPE_OK)
        return full();
    return made;
}

OpusFile::~OpusFile()
{
    if (m_encoder == nullptr)
        return;
    ope_encoder_drain(m_encoder);
    ope_encoder_destroy(m_encoder);
}

Status OpusFile::write(std::span<const std::int16_t> samples)
{
    m_samples += static_cast<std::int64_t>(samples.size());
    return ope_encoder_write(m_encoder, samples.data(), static_cast<int>(samples.size())) == OPE_OK
               ? done()
               : Status(full());
}

Status OpusFile::finish()
{
    const int drained = ope_encoder_drain(m_encoder);
    ope_encoder_destroy(m_encoder);
    m_encoder = nullptr;
    m_file.close();
    return drained == OPE_OK ? done() : Status(full());
}

std::int64_t OpusFile::milliseconds() const
{
    return m_samples * 1000 / m_samplesPerSecond;
}

} // namespace wupan
