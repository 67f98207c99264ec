#include "server/commands/serve_check.h"

#include "server/commands/failure.h"
#include "server/commands/headquarters.h"

#include <unistd.h>

namespace wupan {
namespace {

using std::filesystem::path;

bool present(const path& file)
{
    std::error_code unreadable;
    return std::filesystem::exists(file, unreadable);
}

bool isFolderToWriteIn(const path& folder)
{
    std::error_code unreadable;
    return std::filesystem::is_directory(folder, unreadable) &&
           ::access(folder.c_str(), R_OK | W_OK | X_OK) == 0;
}

void checkData(const path& data, std::vector<std::string>& obstacles)
{
    const path absolute = std::filesystem::absolute(data).lexically_normal();
    if (!present(absolute)) {
        const path parent =
            absolute.has_filename() ? absolute.parent_path() : absolute.parent_path().parent_path();
        if (!isFolderToWriteIn(parent))
            obstacles.push_back("The data folder " + data.string() +
                                " is not there and cannot be made. Make it, or give --data "
                                "another.");
        return;
    }
    if (!isFolderToWriteIn(absolute))
        obstacles.push_back("The data folder " + data.string() +
                            " is none that this user may read and write. Correct its rights.");
    for (const path& file : {Headquarters::databaseFile(absolute), absolute / "token.key"})
        if (present(file) && ::access(file.c_str(), R_OK | W_OK) != 0)
            obstacles.push_back("The file " + file.string() +
                                " cannot be read and written by this user. Correct its rights.");
}

} // namespace

std::vector<std::string> obstaclesTo(const ServeSettings& settings, const path& data)
{
    std::vector<std::string> obstacles;
    if (!settings.certificateFile.empty())
        if (const Status usable = checkTlsFiles(settings.certificateFile, settings.keyFile);
            !usable)
            obstacles.push_back(sentenceOf(usable.error()));
    checkData(data, obstacles);
    const path folder = path(settings.portFile).parent_path();
    if (!settings.portFile.empty() && !isFolderToWriteIn(folder.empty() ? path(".") : folder))
        obstacles.push_back("The file " + settings.portFile +
                            " cannot be written. Give --port-file another path.");
    const auto& metrics = settings.metricsListen;
    if (metrics && metrics->port != 0 && metrics->port == settings.listen.port &&
        metrics->address == settings.listen.address)
        obstacles.emplace_back(
            "--listen and --metrics-listen are the same place. Give the figures a "
            "port of their own.");
    return obstacles;
}

} // namespace wupan
