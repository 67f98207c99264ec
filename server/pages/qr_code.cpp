#include "server/pages/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace wupan {
namespace {

constexpr int kQuietZone = 4; // modules, by ISO/IEC 18004

using Code = std::unique_ptr<QRcode, decltype(&QRcode_free)>;

Code codeOf(const std::string& text)
{
    return {QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), &QRcode_free};
}

/// The quiet zone is light.
bool isDark(const QRcode& code, int x, int y)
{
    const bool isInside = x >= 0 && y >= 0 && x < code.width && y < code.width;
    return isInside && (code.data[y * code.width + x] & 1U) != 0;
}

} // namespace

json::object qrCode(const std::string& text)
{
    const Code code = codeOf(text);
    if (!code)
        return {};
    std::string path;
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if (isDark(*code, x, y))
                path.append("M")
                    .append(std::to_string(x + kQuietZone))
                    .append(" ")
                    .append(std::to_string(y + kQuietZone))
                    .append("h1v1h-1z");
    return {{"size", code->width + 2 * kQuietZone}, {"path", std::move(path)}};
}

std::string qrLines(const std::string& text)
{
    const Code code = codeOf(text);
    std::string lines;
    for (int y = -kQuietZone; code && y < code->width + kQuietZone; y += 2) {
        for (int x = -kQuietZone; x < code->width + kQuietZone; ++x) {
            const bool above = isDark(*code, x, y);
            const bool below = isDark(*code, x, y + 1);
            if (above)
                lines += below ? " " : "▄";
            else
                lines += below ? "▀" : "█";
        }
        lines += '\n';
    }
    return lines;
}

} // namespace wupan
