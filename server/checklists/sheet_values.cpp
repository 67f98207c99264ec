#include "server/checklists/sheet_values.h"

#include "core/forms/form_xml.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <set>

namespace wupan {
namespace {

using forms::childNamed;
using forms::localName;

std::optional<double> number(std::string_view stored)
{
    double value = 0;
    const auto [end, failure] =
        std::from_chars(stored.data(), stored.data() + stored.size(), value);
    if (failure != std::errc{} || end != stored.data() + stored.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/// Those that every spreadsheet knows by number.
bool isKnownDate(int format)
{
    return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) ||
           (format >= 45 && format <= 47) || (format >= 50 && format <= 58);
}

/// Of "yyyy-mm-dd", not of "0.00" or "\"days\" 0".
bool showsDate(std::string_view code)
{
    bool quoted = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (c == '\\' || c == '_' || c == '*') {
            ++i;
            continue;
        }
        if (c == '[') { // a colour, a condition, or hours that go on beyond 24
            const std::size_t end = std::min(code.find(']', i), code.size());
            const std::string_view inside = code.substr(i + 1, end - i - 1);
            if (inside.find_first_not_of("hHmMsS") == std::string_view::npos && !inside.empty())
                return true;
            i = end;
            continue;
        }
        if (c == 'E' || c == 'e') // an exponent, or an era, which comes with a month
            continue;
        if (code.substr(i, 7) == "General") {
            i += 6;
            continue;
        }
        if (std::string_view("yYmMdDhHsS").find(c) != std::string_view::npos)
            return true;
    }
    return false;
}

void appendUtf8(std::string& text, unsigned code)
{
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0U | (code >> 6U));
        text += static_cast<char>(0x80U | (code & 0x3FU));
    } else {
        text += static_cast<char>(0xE0U | (code >> 12U));
        text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
        text += static_cast<char>(0x80U | (code & 0x3FU));
    }
}

/// Spreadsheets write what XML cannot hold as _x000D_.
std::string unescaped(std::string_view text)
{
    constexpr std::size_t kLength = 7;
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned code = 0;
        const std::string_view part = text.substr(i, kLength);
        const bool isEscape =
            part.size() == kLength && part.starts_with("_x") && part.ends_with('_') &&
            std::from_chars(part.data() + 2, part.data() + 6, code, 16).ptr == part.data() + 6;
        const bool isSurrogate = code >= 0xD800 && code <= 0xDFFF;
        if (!isEscape || isSurrogate || code == 0) {
            out += text[i];
            continue;
        }
        if (code != '\r')
            appendUtf8(out, code);
        i += kLength - 1;
    }
    return out;
}

} // namespace

CellFormats::CellFormats(const pugi::xml_node& styles)
{
    std::set<int> dates;
    for (const pugi::xml_node& format : childNamed(styles, "numFmts").children())
        if (showsDate(format.attribute("formatCode").value()))
            dates.insert(format.attribute("numFmtId").as_int(-1));
    for (const pugi::xml_node& style : childNamed(styles, "cellXfs").children()) {
        const int format = style.attribute("numFmtId").as_int();
        m_dates.push_back(isKnownDate(format) || dates.contains(format));
    }
}

std::optional<std::string> numberText(std::string_view stored)
{
    const auto value = number(stored);
    if (!value)
        return std::nullopt;
    constexpr double kExact = 1e15;
    std::array<char, 40> text{};
    const bool isWhole = std::trunc(*value) == *value && std::fabs(*value) < kExact;
    const auto end = isWhole ? std::to_chars(text.data(), text.data() + text.size(),
                                             static_cast<long long>(*value))
                                   .ptr
                             : std::to_chars(text.data(), text.data() + text.size(), *value).ptr;
    return std::string(text.data(), end);
}

std::optional<std::string> momentOfSerial(std::string_view stored, bool from1904)
{
    using namespace std::chrono;
    constexpr double kMostDays = 2'958'466; // the end of 9999
    constexpr double kSecondsOfDay = 86'400;
    const auto value = number(stored);
    if (!value || *value < 0 || *value >= kMostDays)
        return std::nullopt;
    auto whole = static_cast<long long>(*value);
    auto second =
        static_cast<long long>(std::llround((*value - std::trunc(*value)) * kSecondsOfDay));
    if (second == static_cast<long long>(kSecondsOfDay)) {
        second = 0;
        ++whole;
    }
    std::array<char, 32> time{};
    std::snprintf(time.data(), time.size(), "%02d:%02d:%02d", static_cast<int>(second / 3600),
                  static_cast<int>(second / 60 % 60), static_cast<int>(second % 60));
    if (whole == 0 && !from1904)
        return std::string(time.data());
    // The first spreadsheet took 1900 for a leap year; all others still do.
    const sys_days start = from1904     ? sys_days(year(1904) / 1 / 1)
                           : whole < 60 ? sys_days(year(1899) / 12 / 31)
                                        : sys_days(year(1899) / 12 / 30);
    const year_month_day day(start + days(whole));
    std::array<char, 32> date{};
    std::snprintf(date.data(), date.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return second == 0 ? std::string(date.data()) : std::string(date.data()) + "T" + time.data();
}

std::string richText(const pugi::xml_node& node)
{
    std::string text;
    for (const pugi::xml_node& child : node.children()) {
        if (localName(child.name()) == "t")
            text += child.text().get();
        else if (localName(child.name()) == "r")
            text += childNamed(child, "t").text().get();
    }
    return unescaped(text);
}

std::string trimmed(std::string_view text)
{
    constexpr std::array<std::string_view, 8> kBlanks{
        " ", "\t", "\n", "\r", "\v", "\xC2\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"};
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view blank : kBlanks) {
            while (text.starts_with(blank)) {
                text.remove_prefix(blank.size());
                again = true;
            }
            while (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                again = true;
            }
        }
    }
    return std::string(text);
}

} // namespace wupan
