#include "core/base/hash.h"
#include "core/base/uuid.h"
#include "core/forms/function_groups.h"

#include <algorithm>
#include <cmath>

namespace wupan::forms {
namespace {

using Type = Node::Type;

Value random(Call& call)
{
    return call.randomFraction();
}

/// RFC 9562, version 4.
std::string randomUuid(Call& call)
{
    Uuid uuid;
    for (std::size_t half = 0; half < 2; ++half) {
        const std::uint64_t bits = call.randomBits();
        for (std::size_t i = 0; i < 8; ++i)
            uuid.bytes[half * 8 + i] = static_cast<std::uint8_t>(bits >> (8 * i));
    }
    uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0FU) | 0x40U);
    uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3FU) | 0x80U);
    return uuid.text();
}

/// Without an argument a UUID, else that many random letters and digits.
Value uuid(Call& call)
{
    if (call.count() == 0)
        return randomUuid(call);
    constexpr std::string_view kSigns = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    constexpr double kMost = 1000;
    const double length = std::trunc(call.number(0));
    if (!(length >= 0 && length <= kMost))
        call.fail("uuid() makes 0 to 1000 characters");
    std::string out;
    for (int i = 0; i < static_cast<int>(length); ++i)
        out += kSigns[static_cast<std::size_t>(call.randomFraction() *
                                               static_cast<double>(kSigns.size()))];
    return out;
}

/// Park and Miller's generator, as ODK's clients seed and scale it: orders agree with theirs.
class ParkMiller
{
public:
    explicit ParkMiller(double seed)
        : m_state(std::fmod(seed, kModulus))
    {
        if (m_state <= 0)
            m_state += kModulus - 1;
    }

    double fraction()
    {
        m_state = std::fmod(m_state * kMultiplier, kModulus);
        return (m_state - 1) / (kModulus - 1);
    }

private:
    static constexpr double kModulus = 2147483647;
    static constexpr double kMultiplier = 16807;
    double m_state; ///< whole; products stay below 2^53
};

/// A seed that is no number becomes the first eight bytes of its SHA-256, as a signed big-endian
/// one.
double seedOf(Call& call, const std::string& text)
{
    constexpr double kTwoTo63 = 9223372036854775808.0;
    const double number = call.numberOf(text);
    if (!std::isnan(number) || text.empty() || text == "NaN")
        return std::isnan(number) ? 0 : std::clamp(std::trunc(number), -kTwoTo63, kTwoTo63);
    const Sha256 digest = sha256(text);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 8; ++i)
        bits = bits << 8U | digest[i];
    return static_cast<double>(static_cast<std::int64_t>(bits));
}

/// Fisher and Yates, built up from the front ("inside out").
template <class Fraction>
NodeSet shuffled(const NodeSet& nodes, Fraction&& fraction)
{
    NodeSet out;
    for (const InstanceNode* node : nodes) {
        const auto place =
            static_cast<std::size_t>(fraction() * static_cast<double>(out.size() + 1));
        out.push_back(node);
        std::swap(out.back(), out[std::min(place, out.size() - 1)]);
    }
    return out;
}

Value randomize(Call& call)
{
    const NodeSet nodes = call.nodes(0);
    call.spend(static_cast<std::int64_t>(nodes.size()));
    if (call.count() == 1)
        return shuffled(nodes, [&] { return call.randomFraction(); });
    ParkMiller generator(seedOf(call, call.text(1)));
    return shuffled(nodes, [&] { return generator.fraction(); });
}

constexpr FunctionSpec kFunctions[] = {
    {"random", 0, 0, Type::number, kUsesRandom, random},
    {"uuid", 0, 1, Type::text, kUsesRandom, uuid},
    {"randomize", 1, 2, Type::nodes, kUsesRandom | kTakesNodes, randomize},
};

} // namespace

std::span<const FunctionSpec> randomFunctions()
{
    return kFunctions;
}

} // namespace wupan::forms
