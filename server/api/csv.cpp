#include "server/api/csv.h"

#include "core/base/utf8.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <memory>

namespace wupan {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

} // namespace

Result<std::string> toUtf8(std::string_view bytes)
{
    if (bytes.starts_with(kByteOrderMark))
        bytes.remove_prefix(kByteOrderMark.size());
    if (isUtf8(bytes))
        return std::string(bytes);
    UErrorCode failure = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
        ucnv_open("gb18030", &failure), &ucnv_close);
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &failure);
    icu::UnicodeString text;
    // At most one UTF-16 unit a byte.
    const auto capacity = static_cast<std::int32_t>(bytes.size() + 1);
    const std::int32_t length =
        ucnv_toUChars(converter.get(), text.getBuffer(capacity), capacity, bytes.data(),
                      static_cast<std::int32_t>(bytes.size()), &failure);
    text.releaseBuffer(U_SUCCESS(failure) ? length : 0);
    if (U_FAILURE(failure))
        return Error{ErrorCode::invalidInput,
                     "文件既不是 UTF-8 也不是 GB18030 编码，请另存为“CSV UTF-8”再导入"};
    std::string out;
    text.toUTF8String(out);
    if (out.starts_with(kByteOrderMark)) // GB18030 has a mark of its own
        out.erase(0, kByteOrderMark.size());
    return out;
}

Result<std::vector<CsvRow>> parseCsv(std::string_view text)
{
    std::vector<CsvRow> rows;
    for (CsvLines lines(text, CsvLines::Blanks::trim);;) {
        auto row = lines.next();
        if (!row)
            return Error{ErrorCode::invalidInput, "第 " + std::to_string(lines.line()) +
                                                      " 行：引号没有结尾，请补上后再导入"};
        if (!*row)
            return rows;
        rows.push_back(std::move(**row));
    }
}

} // namespace wupan
