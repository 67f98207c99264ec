#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace wupan {

using Sha256 = std::array<std::uint8_t, 32>;

[[nodiscard]] Sha256 sha256(std::string_view bytes);
/// 64 lower-case hex digits: the name under which files travel and are stored.
[[nodiscard]] std::string sha256Hex(std::string_view bytes);
[[nodiscard]] bool isSha256Hex(std::string_view text);
[[nodiscard]] std::string hex(std::span<const std::uint8_t> bytes);

/// SHA-256 of a file that is read piece by piece.
class Sha256Stream
{
public:
    Sha256Stream();
    void add(std::string_view bytes);
    /// May be called once.
    [[nodiscard]] Sha256 finish();

private:
    struct State
    {
        alignas(16) std::array<std::byte, 128> bytes{};
    };
    State m_state;
};

} // namespace wupan
