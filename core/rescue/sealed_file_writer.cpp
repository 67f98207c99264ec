#include "core/rescue/sealed_file_writer.h"

#include "core/rescue/sealed_format.h"
#include "core/rescue/sealing_keys.h"

#include <algorithm>
#include <array>

namespace wupan {

using namespace sealed;

struct SealedFileWriter::Stream
{
    crypto_secretstream_xchacha20poly1305_state state{};
};

SealedFileWriter::SealedFileWriter(std::unique_ptr<DurableFile> file)
    : m_file(std::move(file))
    , m_stream(std::make_unique<Stream>())
{
    m_plain.reserve(kChunkBytes);
}

SealedFileWriter::~SealedFileWriter()
{
    sodium_memzero(&m_stream->state, sizeof m_stream->state);
}

Result<std::unique_ptr<SealedFileWriter>>
SealedFileWriter::create(const std::filesystem::path& path, std::string_view publicKey)
{
    if (publicKey.size() != SealingKeys::kBytes)
        return Error{ErrorCode::invalidInput, "the key has another length"};
    if (sodium_init() < 0)
        return Error{ErrorCode::storage, "there is no randomness"};
    auto file = DurableFile::create(path);
    if (!file)
        return file.error();
    std::unique_ptr<SealedFileWriter> writer(new SealedFileWriter(std::move(*file)));
    if (const Status begun = writer->begin(publicKey); !begun)
        return begun.error();
    return writer;
}

Status SealedFileWriter::begin(std::string_view publicKey)
{
    std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES> key{};
    crypto_secretstream_xchacha20poly1305_keygen(key.data());
    m_header = std::string(kMagic) + kVersion + std::string(publicKey);
    m_header.resize(kHeaderBytes);
    const int sealing = crypto_box_seal(bytesOf(m_header) + kSealedKeyAt, key.data(), key.size(),
                                        bytesOf(publicKey));
    crypto_secretstream_xchacha20poly1305_init_push(&m_stream->state, bytesOf(m_header) + kStreamAt,
                                                    key.data());
    sodium_memzero(key.data(), key.size());
    if (sealing != 0)
        return Error{ErrorCode::invalidInput, "nothing can be sealed to this key"};
    return m_file->write(m_header);
}

Status SealedFileWriter::add(std::string_view bytes)
{
    while (!bytes.empty()) {
        if (m_plain.size() == kChunkBytes)
            if (Status written = writeChunk(crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
                !written)
                return written;
        const std::size_t room = std::min(kChunkBytes - m_plain.size(), bytes.size());
        m_plain.append(bytes.substr(0, room));
        bytes.remove_prefix(room);
    }
    return done();
}

Status SealedFileWriter::writeChunk(unsigned char tag)
{
    m_sealed.assign(std::string_view(lengthText(m_plain.size() + kChunkOverhead)));
    m_sealed.resize(kLengthBytes + m_plain.size() + kChunkOverhead);
    crypto_secretstream_xchacha20poly1305_push(&m_stream->state, bytesOf(m_sealed) + kLengthBytes,
                                               nullptr, bytesOf(m_plain), m_plain.size(),
                                               bytesOf(m_header), m_header.size(), tag);
    m_plain.clear();
    return m_file->write(m_sealed);
}

Status SealedFileWriter::finish()
{
    if (Status written = writeChunk(crypto_secretstream_xchacha20poly1305_TAG_FINAL); !written)
        return written;
    return m_file->commit();
}

} // namespace wupan
