#include "server/api/import_enterprises.h"
#include "server/commands/failure.h"
#include "server/commands/workplace.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace wupan {
namespace {

constexpr std::uintmax_t kMaxBytes = 64ULL * 1024 * 1024;

int importFrom(const std::string& bytes, Workplace& place, ParkId park)
{
    ServerContext context = place.context();
    const auto report = importEnterprises(context, operatorOf(park), bytes);
    if (!report)
        return fail(report.error());
    for (const std::string& column : report->unknownColumns)
        std::cerr << "不认识的列，已略过：" << column << '\n';
    for (const std::string& bad : report->badLines)
        std::cerr << bad << '\n';
    std::cout << "新增 " << report->added << " 家，更新 " << report->changed << " 家，未变 "
              << report->unchanged << " 家，有误 " << report->badLines.size() << " 行\n";
    return report->badLines.empty() ? 0 : 2;
}

} // namespace

int importEnterprises(const CommandLine& line)
{
    if (line.arguments.size() != 1)
        return fail("import-enterprises takes one file: a CSV table with a Chinese header.");
    const std::string& path = line.arguments.front();
    std::error_code unreadable;
    std::ifstream file(path, std::ios::binary);
    if (!file || !std::filesystem::is_regular_file(path, unreadable))
        return fail("The file " + path + " cannot be read. Give the path of a CSV table.");
    if (std::filesystem::file_size(path, unreadable) > kMaxBytes)
        return fail("The file " + path + " has more than 64 MB. Split it and import the parts.");
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    return inThePark(line,
                     [&](Workplace& place, ParkId park) { return importFrom(bytes, place, park); });
}

} // namespace wupan
