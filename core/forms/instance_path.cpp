#include "core/forms/instance_path.h"

#include <algorithm>

namespace wupan::forms {
namespace {

constexpr std::size_t kLongestKey = 64;

bool isKeyLetter(char letter)
{
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') ||
           (letter >= 'A' && letter <= 'Z') || letter == '-';
}

} // namespace

std::string withoutKeys(std::string_view path)
{
    std::string out;
    out.reserve(path.size());
    bool inKey = false;
    for (const char letter : path) {
        inKey = inKey || letter == '[';
        if (!inKey)
            out += letter;
        else if (letter == ']')
            inKey = false;
    }
    return out;
}

std::string withKey(std::string_view repeatPath, std::string_view key)
{
    std::string out(repeatPath);
    out += '[';
    out += key;
    out += ']';
    return out;
}

std::string_view lastKey(std::string_view path)
{
    if (!path.ends_with(']'))
        return {};
    const std::size_t open = path.rfind('[');
    return open == std::string_view::npos ? std::string_view()
                                          : path.substr(open + 1, path.size() - open - 2);
}

std::string_view parentPath(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view lastName(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    std::string_view step = slash == std::string_view::npos ? path : path.substr(slash + 1);
    return step.substr(0, step.find('['));
}

bool isKey(std::string_view key)
{
    return !key.empty() && key.size() <= kLongestKey && std::ranges::all_of(key, isKeyLetter);
}

bool keyBefore(std::string_view left, std::string_view right)
{
    return left.size() != right.size() ? left.size() < right.size() : left < right;
}

} // namespace wupan::forms
