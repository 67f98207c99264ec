#include "core/forms/submission.h"
#include "tests/core/forms/form_builder.h"

#include <cstdlib>
#include <string_view>

using namespace wupan;
using namespace wupan::forms;

namespace {

constexpr std::size_t kMostRows = 200; // a form may ask for thousands

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// Answers whatever there is to answer, and adds an instance to each repeat.
void fillIn(FillingSession& filling)
{
    std::size_t seen = 0;
    for (const Section& section : filling.form().sections)
        for (const SectionRow& row : filling.rows(section.path)) {
            if (++seen > kMostRows)
                return;
            static_cast<void>(filling.texts(row.path));
            if (row.kind == SectionRow::Kind::repeat)
                static_cast<void>(filling.addRepeat(row.path));
            if (row.question == nullptr)
                continue;
            const auto choices = filling.choices(row.path);
            for (const std::string& text :
                 {choices.empty() ? std::string("x") : choices.front().value, std::string("7"),
                  std::string("2026-11-23")})
                if (const auto changed = filling.setAnswer(row.path, text))
                    require(changed->front() == row.path);
        }
}

} // namespace

/// Any bytes as a form; one that is read is filled in, saved, written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view xml(reinterpret_cast<const char*>(data), size);
    const auto form = parseForm(xml);
    if (!form) {
        require(!form.error().detail.empty());
        return 0;
    }
    FillingSession filling(*form, {}, test::fixedHost());
    fillIn(filling);
    static_cast<void>(filling.validate());
    static_cast<void>(filling.proposals());
    const Answers saved = filling.savedAnswers();
    const FillingSession again(*form, saved, test::fixedHost());
    for (const auto& [path, text] : saved)
        require(again.savedAnswers().contains(path) || again.exists(path));
    static_cast<void>(readSubmission(**form, filling.serialize()));
    return 0;
}
