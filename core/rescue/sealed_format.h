#pragma once

#include <sodium.h>

#include <cstdint>
#include <string>
#include <string_view>

/// The bytes of a sealed file (docs/sync-protocol.md, "Rescue bundle").
namespace wupan::sealed {

inline constexpr std::string_view kMagic = "WUPAN-RESCUE";
inline constexpr char kVersion = 1;

// Where things are in the header.
inline constexpr std::size_t kPublicKeyAt = kMagic.size() + 1;
inline constexpr std::size_t kSealedKeyAt = kPublicKeyAt + crypto_box_PUBLICKEYBYTES;
inline constexpr std::size_t kStreamAt =
    kSealedKeyAt + crypto_box_SEALBYTES + crypto_secretstream_xchacha20poly1305_KEYBYTES;
inline constexpr std::size_t kHeaderBytes =
    kStreamAt + crypto_secretstream_xchacha20poly1305_HEADERBYTES;

// Small enough for the memory of any device, large enough that what it costs besides is nothing.
inline constexpr std::size_t kChunkBytes = 64ULL * 1024;
inline constexpr std::size_t kChunkOverhead = crypto_secretstream_xchacha20poly1305_ABYTES;

inline constexpr std::size_t kLengthBytes = 4;

/// Big-endian.
[[nodiscard]] inline std::string lengthText(std::size_t length)
{
    std::string text(kLengthBytes, '\0');
    for (std::size_t i = kLengthBytes; i-- > 0; length >>= 8U)
        text[i] = static_cast<char>(length & 0xFFU);
    return text;
}

[[nodiscard]] inline std::size_t lengthOf(std::string_view text)
{
    std::size_t length = 0;
    for (const char byte : text)
        length = (length << 8U) | static_cast<std::uint8_t>(byte);
    return length;
}

[[nodiscard]] inline const unsigned char* bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

[[nodiscard]] inline unsigned char* bytesOf(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

} // namespace wupan::sealed
