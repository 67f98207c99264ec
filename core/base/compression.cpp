#include "core/base/compression.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <memory>

namespace wupan {
namespace {

// Level 3 compresses a park to a fifth at some 300 MB/s; higher levels cost more time than they
// save on any network faster than 2G.
constexpr int kZstdLevel = 3;
// A frame may want 128 MB at once; RFC 9659 allows 8 MB in HTTP.
constexpr int kMaxWindowLog = 23;
constexpr int kGzipWindowBits = 15 + 16; // +16 asks zlib for the gzip wrapper
constexpr std::size_t kPieceBytes = 64ULL * 1024;

Error damaged()
{
    return {ErrorCode::invalidInput, "the compressed body is damaged or incomplete"};
}

Error tooLarge(std::size_t maxBytes)
{
    return {ErrorCode::tooLarge,
            "the body decompresses to more than " + std::to_string(maxBytes) + " bytes"};
}

// Making the tables of zstd takes longer than a small body.
using Compressor = std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)>;
using Decompressor = std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)>;

std::string compressZstd(std::string_view bytes)
{
    thread_local const Compressor context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    out.resize(ZSTD_compressCCtx(context.get(), out.data(), out.size(), bytes.data(), bytes.size(),
                                 kZstdLevel));
    return out;
}

std::string compressGzip(std::string_view bytes)
{
    z_stream stream{};
    deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindowBits, 8,
                 Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

Result<std::string> decompressZstd(std::string_view bytes, std::size_t maxBytes)
{
    thread_local const Decompressor context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    ZSTD_DCtx_reset(context.get(), ZSTD_reset_session_and_parameters);
    ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, kMaxWindowLog);
    std::string out;
    const unsigned long long announced = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (announced != ZSTD_CONTENTSIZE_UNKNOWN && announced != ZSTD_CONTENTSIZE_ERROR) {
        if (announced > maxBytes)
            return tooLarge(maxBytes);
        out.reserve(announced);
    }
    thread_local std::array<char, kPieceBytes> piece;
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    std::size_t pending = 1;
    while (in.pos < in.size) {
        ZSTD_outBuffer to{piece.data(), piece.size(), 0};
        pending = ZSTD_decompressStream(context.get(), &to, &in);
        if (ZSTD_isError(pending) != 0U)
            return damaged();
        if (out.size() + to.pos > maxBytes)
            return tooLarge(maxBytes);
        out.append(piece.data(), to.pos);
    }
    while (pending != 0) {
        ZSTD_outBuffer to{piece.data(), piece.size(), 0};
        pending = ZSTD_decompressStream(context.get(), &to, &in);
        if (ZSTD_isError(pending) != 0U || to.pos == 0)
            return damaged();
        if (out.size() + to.pos > maxBytes)
            return tooLarge(maxBytes);
        out.append(piece.data(), to.pos);
    }
    return out;
}

Result<std::string> decompressGzip(std::string_view bytes, std::size_t maxBytes)
{
    z_stream stream{};
    if (inflateInit2(&stream, kGzipWindowBits) != Z_OK)
        return damaged();
    const std::unique_ptr<z_stream, decltype(&inflateEnd)> guard(&stream, &inflateEnd);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string out;
    std::array<char, kPieceBytes> piece{};
    int state = Z_OK;
    while (state != Z_STREAM_END) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        state = inflate(&stream, Z_NO_FLUSH);
        const std::size_t got = piece.size() - stream.avail_out;
        if ((state != Z_OK && state != Z_STREAM_END) || (got == 0 && state != Z_STREAM_END))
            return damaged();
        if (out.size() + got > maxBytes)
            return tooLarge(maxBytes);
        out.append(piece.data(), got);
    }
    return out;
}

} // namespace

ContentCoding bestCoding(std::string_view acceptEncoding)
{
    const auto accepts = [&](std::string_view coding) {
        return acceptEncoding.find(coding) != std::string_view::npos;
    };
    if (accepts("zstd"))
        return ContentCoding::zstd;
    return accepts("gzip") ? ContentCoding::gzip : ContentCoding::identity;
}

Result<ContentCoding> parseCoding(std::string_view contentEncoding)
{
    for (const auto coding : {ContentCoding::identity, ContentCoding::gzip, ContentCoding::zstd})
        if (contentEncoding == headerValue(coding))
            return coding;
    if (contentEncoding.empty())
        return ContentCoding::identity;
    return Error{ErrorCode::invalidInput, "unknown Content-Encoding; send zstd, gzip or none"};
}

std::string_view headerValue(ContentCoding coding)
{
    switch (coding) {
    case ContentCoding::gzip:
        return "gzip";
    case ContentCoding::zstd:
        return "zstd";
    case ContentCoding::identity:
        break;
    }
    return "identity";
}

std::string compress(std::string_view bytes, ContentCoding coding)
{
    switch (coding) {
    case ContentCoding::gzip:
        return compressGzip(bytes);
    case ContentCoding::zstd:
        return compressZstd(bytes);
    case ContentCoding::identity:
        break;
    }
    return std::string(bytes);
}

Result<std::string> decompress(std::string_view bytes, ContentCoding coding, std::size_t maxBytes)
{
    switch (coding) {
    case ContentCoding::gzip:
        return decompressGzip(bytes, maxBytes);
    case ContentCoding::zstd:
        return decompressZstd(bytes, maxBytes);
    case ContentCoding::identity:
        break;
    }
    if (bytes.size() > maxBytes)
        return tooLarge(maxBytes);
    return std::string(bytes);
}

} // namespace wupan
