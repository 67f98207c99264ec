#include "core/rescue/sealed_file_reader.h"

#include "core/rescue/sealed_format.h"
#include "core/rescue/sealing_keys.h"

#include <algorithm>
#include <array>

namespace wupan {

using namespace sealed;

namespace {

Error damaged()
{
    return {ErrorCode::damagedData, "the sealed file is damaged"};
}

} // namespace

struct SealedFileReader::Stream
{
    crypto_secretstream_xchacha20poly1305_state state{};
};

SealedFileReader::SealedFileReader(std::ifstream file)
    : m_file(std::move(file))
    , m_stream(std::make_unique<Stream>())
{}

SealedFileReader::~SealedFileReader()
{
    sodium_memzero(&m_stream->state, sizeof m_stream->state);
}

Result<std::unique_ptr<SealedFileReader>> SealedFileReader::open(const std::filesystem::path& path,
                                                                 const SecretOf& secretOf)
{
    std::error_code unreadable;
    std::ifstream file(path, std::ios::binary);
    if (!file || !std::filesystem::is_regular_file(path, unreadable))
        return Error{ErrorCode::storage, "cannot read " + path.string()};
    std::unique_ptr<SealedFileReader> reader(new SealedFileReader(std::move(file)));
    if (const Status begun = reader->begin(secretOf); !begun)
        return begun.error();
    return reader;
}

Status SealedFileReader::begin(const SecretOf& secretOf)
{
    const auto magic = fromFile(kMagic.size());
    if (!magic || *magic != kMagic)
        return Error{ErrorCode::unreadableFile, "no sealed file"};
    const auto version = fromFile(1);
    if (!version)
        return version.error();
    if (version->front() != kVersion)
        return Error{ErrorCode::protocol, "a sealed file of another version"};
    const auto rest = fromFile(kHeaderBytes - kPublicKeyAt);
    if (!rest)
        return rest.error();
    m_header.append(*magic).append(*version).append(*rest);
    const std::string& header = m_header;
    const std::string publicKey = header.substr(kPublicKeyAt, SealingKeys::kBytes);
    const std::optional<std::string> secretKey = secretOf(publicKey);
    if (!secretKey || secretKey->size() != SealingKeys::kBytes)
        return Error{ErrorCode::unauthorized, "sealed to another key"};
    std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES> key{};
    const bool opened =
        crypto_box_seal_open(key.data(), bytesOf(header) + kSealedKeyAt, kStreamAt - kSealedKeyAt,
                             bytesOf(publicKey), bytesOf(*secretKey)) == 0 &&
        crypto_secretstream_xchacha20poly1305_init_pull(
            &m_stream->state, bytesOf(header) + kStreamAt, key.data()) == 0;
    sodium_memzero(key.data(), key.size());
    return opened ? done() : Status(damaged());
}

Result<std::string> SealedFileReader::fromFile(std::size_t size)
{
    std::string bytes(size, '\0');
    m_file.read(bytes.data(), static_cast<std::streamsize>(size));
    if (m_file.bad())
        return Error{ErrorCode::storage, "the file cannot be read"};
    if (static_cast<std::size_t>(m_file.gcount()) != size)
        return Error{ErrorCode::invalidInput, "the file is cut off"};
    return bytes;
}

Status SealedFileReader::readChunk()
{
    const auto length = fromFile(kLengthBytes);
    if (!length)
        return length.error();
    const std::size_t size = lengthOf(*length);
    if (size < kChunkOverhead || size > kChunkBytes + kChunkOverhead)
        return damaged();
    const auto chunk = fromFile(size);
    if (!chunk)
        return chunk.error();
    unsigned char tag = 0;
    m_plain.resize(size - kChunkOverhead);
    m_used = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&m_stream->state, bytesOf(m_plain), nullptr,
                                                   &tag, bytesOf(*chunk), chunk->size(),
                                                   bytesOf(m_header), m_header.size()) != 0) {
        m_plain.clear();
        return damaged();
    }
    m_final = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    return done();
}

Result<std::string> SealedFileReader::read(std::size_t size)
{
    std::string bytes;
    while (bytes.size() < size) {
        if (m_used == m_plain.size()) {
            if (m_final)
                return damaged();
            if (const Status next = readChunk(); !next)
                return next.error();
            continue;
        }
        const std::size_t part = std::min(size - bytes.size(), m_plain.size() - m_used);
        bytes.append(m_plain, m_used, part);
        m_used += part;
    }
    return bytes;
}

Status SealedFileReader::checkEnd()
{
    while (m_used == m_plain.size() && !m_final)
        if (Status next = readChunk(); !next)
            return next;
    const bool atEnd =
        m_used == m_plain.size() && m_file.peek() == std::ifstream::traits_type::eof();
    return atEnd ? done() : Status(damaged());
}

} // namespace wupan
