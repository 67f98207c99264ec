#pragma once

#include "server/checklists/xlsform.h"
#include "server/pages/mistake_words.h"

#include <QTest>

#include <sstream>
#include <string>

namespace wupan::test {

/// "survey 3 C badName; choices 2 nameMissing?" – a warning has a question mark.
inline std::string listed(const CheckedForm& form)
{
    std::string all;
    for (const Mistake& mistake : form.mistakes) {
        std::ostringstream one;
        one << mistake.place.sheet;
        if (mistake.place.row > 0)
            one << ' ' << mistake.place.row;
        if (mistake.place.column > 0)
            one << ' ' << columnOf(mistake).substr(0, 1);
        one << ' ' << mistake.key << (mistake.isWarning ? "?" : "");
        all += (all.empty() ? "" : "; ") + one.str();
    }
    return all;
}

/// Both languages have a sentence for it, with everything filled in.
inline void hasWords(const Mistake& mistake)
{
    for (const Language language : {Language::chinese, Language::english}) {
        const std::string said = sentenceOf(mistake, PageTexts(language));
        QVERIFY2(said != mistake.key, mistake.key.c_str());
        for (const auto& [name, value] : mistake.values)
            QVERIFY2(said.find("{" + name + "}") == std::string::npos, said.c_str());
    }
}

} // namespace wupan::test
