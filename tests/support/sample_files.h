#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// Files of the kinds that answers take, as small as they can be.
namespace wupan::test {

inline std::string bigEndian(std::uint32_t value)
{
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(value >> shift & 0xFFU);
    return bytes;
}

/// A first page with one packet.
inline std::string oggOf(const std::string& packet)
{
    return std::string("OggS\0\2", 6) + std::string(20, '\0') + '\1' +
           static_cast<char>(packet.size()) + packet;
}

/// A brand, and the kind of its one track.
inline std::string mpeg4Of(const std::string& brand, const std::string& track)
{
    return bigEndian(16) + "ftyp" + brand + bigEndian(0) + bigEndian(32) + "hdlr" +
           std::string(8, '\0') + track + std::string(12, '\0');
}

inline std::string zipOf(const std::vector<std::string>& names)
{
    std::string bytes;
    for (const std::string& name : names)
        bytes += std::string("PK\3\4", 4) + std::string(22, '\0') + static_cast<char>(name.size()) +
                 std::string(3, '\0') + name;
    return bytes + std::string("PK\5\6", 4) + std::string(18, '\0');
}

inline std::string openDocument(const std::string& mediaType)
{
    return std::string("PK\3\4", 4) + std::string(22, '\0') + std::string("\10\0\0\0", 4) +
           "mimetype" + mediaType + std::string("PK\5\6", 4) + std::string(18, '\0');
}

inline std::string pdf()
{
    return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
           "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
           "trailer\n<< /Root 1 0 R >>\n%%EOF\n";
}

/// So many samples of silence, 16 kHz.
inline std::string wav(std::uint32_t samples)
{
    const auto little = [](std::uint32_t value, int bytes) {
        std::string text;
        for (int i = 0; i < bytes; ++i)
            text += static_cast<char>(value >> (8 * i) & 0xFFU);
        return text;
    };
    return "RIFF" + little(36 + samples * 2, 4) + "WAVEfmt " + little(16, 4) + little(1, 2) +
           little(1, 2) + little(16'000, 4) + little(32'000, 4) + little(2, 2) + little(16, 2) +
           "data" + little(samples * 2, 4) + std::string(std::size_t{samples} * 2, '\0');
}

} // namespace wupan::test
