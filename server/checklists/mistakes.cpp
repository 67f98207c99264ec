#include "server/checklists/mistakes.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace wupan {
namespace {

int rankOf(std::string_view sheet)
{
    return sheet == "survey" ? 1 : sheet == "choices" ? 2 : sheet == "settings" ? 3 : 0;
}

} // namespace

void Mistakes::error(const SheetPlace& place, const std::string& key,
                     std::map<std::string, std::string> values)
{
    add({place, key, std::move(values), false});
}

void Mistakes::warning(const SheetPlace& place, const std::string& key,
                       std::map<std::string, std::string> values)
{
    add({place, key, std::move(values), true});
}

void Mistakes::add(Mistake mistake)
{
    m_errors += mistake.isWarning ? 0 : 1;
    if (m_mistakes.size() < kMost)
        m_mistakes.push_back(std::move(mistake));
}

std::vector<Mistake> Mistakes::inOrder() const
{
    std::vector<Mistake> sorted = m_mistakes;
    std::ranges::stable_sort(sorted, {}, [](const Mistake& mistake) {
        const SheetPlace& place = mistake.place;
        return std::tuple(rankOf(place.sheet), place.row, place.column);
    });
    return sorted;
}

} // namespace wupan
