#include "app/forms_cli/form_file.h"

#include "core/forms/secondary_instance.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace wupan::forms_cli {

Result<std::string> readFile(const std::string& path)
{
    std::error_code unreadable;
    std::ifstream file(path, std::ios::binary);
    if (!file || !std::filesystem::is_regular_file(path, unreadable))
        return Error{ErrorCode::notFound,
                     "The file " + path + " cannot be read. Check its name and its rights."};
    if (std::filesystem::file_size(path, unreadable) > forms::kMaxTableBytes || unreadable)
        return Error{ErrorCode::tooLarge,
                     "The file " + path + " has more than 16 MB. Give a smaller one."};
    return std::string{std::istreambuf_iterator<char>(file), {}};
}

Result<forms::FormPtr> readForm(const std::string& path, const std::string& media)
{
    const Result<std::string> xml = readFile(path);
    if (!xml)
        return xml.error();
    const std::filesystem::path folder =
        media.empty() ? std::filesystem::path(path).parent_path() : std::filesystem::path(media);
    forms::FormFiles files;
    for (const std::string& name : forms::filesOf(*xml)) {
        // A form must not reach beyond the folder that it was given.
        const std::filesystem::path place = folder / name;
        std::error_code unreadable;
        if (std::filesystem::path(name).filename() != name ||
            !std::filesystem::exists(place, unreadable))
            continue;
        Result<std::string> bytes = readFile(place.string());
        if (!bytes)
            return bytes.error();
        files[name] = std::move(*bytes);
    }
    return forms::parseForm(*xml, files);
}

} // namespace wupan::forms_cli
