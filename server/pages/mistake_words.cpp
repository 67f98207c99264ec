#include "server/pages/mistake_words.h"

#include "server/checklists/spreadsheet.h"

namespace wupan {

std::string sentenceOf(const Mistake& mistake, const PageTexts& texts)
{
    return texts.sentence("mistakes", mistake.key, mistake.values);
}

std::string columnOf(const Mistake& mistake)
{
    if (mistake.place.column == 0)
        return {};
    const std::string letters = columnLetters(mistake.place.column);
    return mistake.place.heading.empty() ? letters : letters + " (" + mistake.place.heading + ")";
}

} // namespace wupan
