#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t kMostCuts = 64;

/// The whole file, and its beginnings: half a file is what a cut connection or a tired typist
/// leaves.
void replay(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(stream), {}};
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    LLVMFuzzerTestOneInput(data, bytes.size());
    const std::size_t step = std::max<std::size_t>(1, bytes.size() / kMostCuts);
    for (std::size_t size = 0; size < bytes.size(); size += step)
        LLVMFuzzerTestOneInput(data, size);
}

} // namespace

/// Runs a fuzz target over the files of a folder, without a fuzzer. Fails if there are none.
int main(int argumentCount, char** arguments)
{
    int files = 0;
    for (int i = 1; i < argumentCount; ++i)
        for (const auto& entry : std::filesystem::directory_iterator(arguments[i])) {
            std::printf("%s\n", entry.path().c_str());
            std::fflush(stdout); // names the culprit, should it crash
            replay(entry.path());
            ++files;
        }
    return files > 0 ? 0 : 1;
}
