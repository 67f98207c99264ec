#include "core/sync/planted_bug.h"
#include "tests/sim/simulation.h"

#include <sqlite3.h>

#include <charconv>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <iostream>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace {

using wupan::sim::Options;
using wupan::sim::Result;

constexpr const char* kUsage =
    R"(wupan-sim: whole tablets and headquarters through what should never happen

  --seeds A..B     runs each seed, and tells the first that breaks a promise
  --seed N         runs one
  --trace          with --seed: prints the story
  --steps N        things that happen in a run (default 40)
  --bug NAME       with a known mistake put back (docs/planted-bugs.md)
  --bugs           lists the mistakes
  --tablets N      1 to 6 (default: by the seed)
)";

struct Range
{
    std::uint64_t first = 1;
    std::uint64_t last = 1;
};

template <class Number>
bool read(std::string_view text, Number& number)
{
    return std::from_chars(text.data(), text.data() + text.size(), number).ptr ==
           text.data() + text.size();
}

bool readRange(std::string_view text, Range& range)
{
    const std::size_t dots = text.find("..");
    return dots != std::string_view::npos && read(text.substr(0, dots), range.first) &&
           read(text.substr(dots + 2), range.last);
}

void listBugs()
{
    for (const auto& [bug, name] : wupan::WordTable<wupan::PlantedBug>::entries)
        if (bug != wupan::PlantedBug::none)
            std::cout << name << '\n';
}

bool plant(std::string_view name)
{
    const auto bug = wupan::parseWord<wupan::PlantedBug>(name);
    if (bug)
        wupan::plantedBug = *bug;
    return bug.has_value();
}

/// nullopt when the words cannot be read.
std::optional<Range> parse(std::span<char*> words, Options& options)
{
    Range range;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (word == "--trace") {
            options.trace = true;
            continue;
        }
        if (word == "--bugs") {
            listBugs();
            std::exit(0);
        }
        if (i + 1 == words.size())
            return std::nullopt;
        const std::string_view value = words[++i];
        const bool understood = word == "--seeds"     ? readRange(value, range)
                                : word == "--bug"     ? plant(value)
                                : word == "--seed"    ? read(value, range.first)
                                : word == "--steps"   ? read(value, options.steps)
                                : word == "--tablets" ? read(value, options.tablets)
                                                      : false;
        if (!understood)
            return std::nullopt;
        if (word == "--seed")
            range.last = range.first;
    }
    return range;
}

void report(const Options& options, const Result& result)
{
    std::cout << result.trace << result.failure << "seed " << options.seed
              << (result.ok ? ": every promise held" : ": a promise was broken") << ", story "
              << result.traceHash.substr(0, 16) << '\n';
}

int runAll(const Range& range, Options options)
{
    const std::clock_t start = std::clock(); // others may need the machine
    std::int64_t edits = 0;
    std::int64_t mishaps = 0;
    for (options.seed = range.first; options.seed <= range.last; ++options.seed) {
        const Result result = wupan::sim::run(options);
        edits += result.edits;
        mishaps += result.mishaps;
        if (!result.ok || range.first == range.last)
            report(options, result);
        if (!result.ok)
            return 1;
    }
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    const auto seeds = static_cast<double>(range.last - range.first + 1);
    std::cout << seeds << " seeds, " << edits << " edits, " << mishaps << " mishaps, "
              << static_cast<int>(seeds / seconds) << " seeds a second of a core\n";
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    const auto range = parse(std::span(argv, static_cast<std::size_t>(argc)).subspan(1), options);
    if (!range) {
        std::cerr << kUsage;
        return 2;
    }
    // One thread does it all; what SQLite does for the sake of others would take a tenth of the
    // time.
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 256, 1000);

    try {
        return runAll(*range, options);
    } catch (const std::exception& error) {
        std::cerr << "the simulation itself failed: " << error.what() << '\n';
        return 3;
    }
}
