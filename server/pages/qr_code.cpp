#include "server/pages/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace wupan {
namespace {

constexpr int kQuietZone = 4; // modules, by ISO/IEC 18004

} // namespace

json::object qrCode(const std::string& text)
{
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return {};
    std::string path;
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if ((code->data[y * code->width + x] & 1U) != 0)
                path.append("M")
                    .append(std::to_string(x + kQuietZone))
                    .append(" ")
                    .append(std::to_string(y + kQuietZone))
                    .append("h1v1h-1z");
    return {{"size", code->width + 2 * kQuietZone}, {"path", std::move(path)}};
}

} // namespace wupan
