#include "core/forms/chosen_text.h"

#include "core/forms/form_xml.h"

namespace wupan::forms {

std::string
chosenText(std::string_view answer, std::string_view separator,
           const std::function<std::optional<std::string>(const std::string& value)>& labelOf)
{
    std::string text;
    bool isFirst = true;
    for (const std::string& value : wordsOf(answer)) {
        if (!isFirst)
            text += separator;
        text += labelOf(value).value_or(value);
        isFirst = false;
    }
    return text;
}

} // namespace wupan::forms
