#include "core/base/file_name.h"

#include "core/base/media_type.h"
#include "core/base/utf8.h"

#include <algorithm>

namespace wupan {
namespace {

constexpr std::size_t kMostBytes = 100;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool endsWith(std::string_view name, std::string_view extension)
{
    return name.size() > extension.size() &&
           std::ranges::equal(name.substr(name.size() - extension.size()), extension, {}, lower);
}

} // namespace

std::string fileNameFor(std::string_view called, std::string_view mediaType)
{
    constexpr std::string_view kForbidden = "\\/:*?\"<>|";
    std::string name(isUtf8(called) ? called.substr(called.find_last_of("\\/") + 1) : "");
    std::ranges::replace_if(
        name,
        [&](char c) {
            return static_cast<unsigned char>(c) < 0x20 || c == 0x7F ||
                   kForbidden.find(c) != std::string_view::npos;
        },
        '_');
    name.erase(0, name.find_first_not_of(" ."));
    const auto extensions = extensionsOf(mediaType);
    const auto own = std::ranges::find_if(
        extensions, [&](std::string_view each) { return endsWith(name, each); });
    std::string extension;
    if (own != extensions.end()) {
        extension = name.substr(name.size() - own->size());
        name.resize(name.size() - own->size());
    } else if (!extensions.empty()) {
        extension = extensions.front();
    }
    name.resize(beginningOf(name, kMostBytes - extension.size()).size());
    return (name.empty() ? "file" : name) + extension;
}

} // namespace wupan
