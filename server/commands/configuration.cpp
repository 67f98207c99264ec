#include "server/commands/configuration.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

namespace wupan {
namespace {

constexpr std::size_t kMostFileBytes = 64ULL * 1024;

Error wrong(const std::string& sentence)
{
    return {ErrorCode::invalidInput, sentence};
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r";
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

std::string variableOf(std::string_view name)
{
    std::string variable = "WUPAN_";
    for (const char c : name)
        variable += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    return variable;
}

const Setting* settingNamed(std::string_view name)
{
    const auto found = std::ranges::find(settings(), name, &Setting::name);
    return found == settings().end() ? nullptr : &*found;
}

/// What stands right of the equals sign; nullopt when a quote is not closed, or something follows.
std::optional<std::string> valueOf(std::string_view text)
{
    if (!text.starts_with('"'))
        return std::string(trimmed(text.substr(0, text.find(" #"))));
    const std::size_t end = text.find('"', 1);
    if (end == std::string_view::npos)
        return std::nullopt;
    const std::string_view rest = trimmed(text.substr(end + 1));
    if (!rest.empty() && !rest.starts_with('#'))
        return std::nullopt;
    return std::string(text.substr(1, end - 1));
}

/// Takes a setting that was not made in a stronger place.
Status take(CommandLine& line, const Setting& setting, const std::string& place, std::string value)
{
    const std::string name(setting.name);
    if (setting.isFlag && value != "true" && value != "false")
        return wrong(place + " takes true or false, not '" + value + "'.");
    if (value.empty())
        return wrong(place + " has no value. Give one, or leave it out.");
    if (line.places.contains(name))
        return done();
    line.places[name] = place;
    if (setting.isFlag)
        value = value == "true" ? "yes" : "no";
    line.setting(name) = std::move(value);
    return done();
}

Status takeLine(CommandLine& line, const std::string& place, std::string_view text,
                std::map<std::string, std::string>& seen)
{
    if (text.empty() || text.starts_with('#'))
        return done();
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos || text.starts_with('['))
        return wrong(place + ": a line is a comment, or 'name = value'.");
    const std::string name(trimmed(text.substr(0, equals)));
    const Setting* const setting = settingNamed(name);
    if (setting == nullptr)
        return wrong(place + ": there is no setting '" + name +
                     "'; docs/operation.md lists what there is.");
    if (const auto [before, isNew] = seen.emplace(name, place); !isNew)
        return wrong(place + ": '" + name + "' stands in " + before->second +
                     " already. Remove one of them.");
    auto value = valueOf(trimmed(text.substr(equals + 1)));
    if (!value)
        return wrong(place + ": the value of '" + name +
                     "' has one double quote only, or something behind the second.");
    return take(line, *setting, place + ": " + name, std::move(*value));
}

/// postgresql://user:secret@host/name
bool holdsPassword(std::string_view address)
{
    const std::size_t scheme = address.find("://");
    const std::string_view rest =
        scheme == std::string_view::npos ? std::string_view() : address.substr(scheme + 3);
    const std::string_view authority = rest.substr(0, rest.find('/'));
    const std::size_t at = authority.rfind('@');
    return (at != std::string_view::npos && authority.substr(0, at).find(':') < at) ||
           address.find("password=") != std::string_view::npos;
}

Result<std::string> readFile(const std::string& path)
{
    std::error_code unreadable;
    std::ifstream file(path, std::ios::binary);
    if (!file || !std::filesystem::is_regular_file(path, unreadable))
        return wrong("The configuration " + path +
                     " cannot be read. Check the path and its rights.");
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (text.size() > kMostFileBytes || text.find('\0') != std::string::npos)
        return wrong("The configuration " + path + " is no text of at most 64 KB.");
    return text;
}

Status takeFile(CommandLine& line, const std::string& path)
{
    const auto text = readFile(path);
    if (!text)
        return text.error();
    std::map<std::string, std::string> seen;
    std::string_view rest = *text;
    for (int number = 1; !rest.empty(); ++number) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string place = path + ", line " + std::to_string(number);
        if (Status taken = takeLine(line, place, trimmed(rest.substr(0, end)), seen); !taken)
            return taken;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return done();
}

} // namespace

std::span<const Setting> settings()
{
    static constexpr std::array kSettings{
        Setting{"data"},
        Setting{"database"},
        Setting{"listen"},
        Setting{"metrics-listen"},
        Setting{"tls-cert"},
        Setting{"tls-key"},
        Setting{"behind-proxy", true},
        Setting{"log"},
        Setting{"quiet", true},
        Setting{"drain-seconds"},
        Setting{"tablet-requests"},
        Setting{"page-requests"},
        Setting{"feed-requests"},
        Setting{"port-file"},
    };
    return kSettings;
}

Status configure(CommandLine& line, std::span<const std::string_view> options,
                 const Environment& environment)
{
    if (holdsPassword(line.database))
        return wrong("Whoever lists the processes of this machine would see the password of "
                     "--database. Give it as WUPAN_DATABASE, or in the file of --config.");
    CommandLine all = line;
    for (const Setting& setting : settings()) {
        const std::string variable = variableOf(setting.name);
        if (const char* const value = environment(variable.c_str()))
            if (Status taken = take(all, setting, variable, value); !taken)
                return taken;
    }
    const char* const named = environment("WUPAN_CONFIG");
    const std::string path = line.config.empty() && named != nullptr ? named : line.config;
    if (!path.empty())
        if (Status taken = takeFile(all, path); !taken)
            return taken;
    std::erase_if(all.options, [&](const auto& option) {
        return !line.options.contains(option.first) &&
               std::ranges::find(options, option.first) == options.end();
    });
    line = std::move(all);
    return done();
}

} // namespace wupan
