#include "core/forms/filling_session.h"
#include "tests/bench/benches.h"
#include "tests/bench/large_form.h"
#include "tests/bench/report.h"

#include <stdexcept>

namespace wupan::bench {
namespace {

constexpr int kOpenings = 30;
constexpr int kAnswers = 300;

forms::FormPtr parsed(const std::string& xml)
{
    const auto form = forms::parseForm(xml);
    if (!form)
        throw std::runtime_error("the large form was not read: " + form.error().detail);
    return *form;
}

void give(forms::FillingSession& filling, const std::string& path, int number)
{
    if (!filling.setAnswer(path, std::to_string(number)))
        throw std::runtime_error("an answer was refused");
}

} // namespace

void benchForms()
{
    const std::string xml = largeForm();
    const forms::Answers answers = largeFormAnswers();
    report(
        "open a form of 1,000 questions with 50 repeats, filled in",
        repeat(kOpenings, [&] { const forms::FillingSession filling(parsed(xml), answers, {}); }),
        "ms", {.below = 300});

    forms::FillingSession filling(parsed(xml), answers, {});
    int number = 0;
    report("answer in a repeat: 2 conditions, a sum and the total",
           repeat(kAnswers, [&] { give(filling, "/data/s4/r2[3]/q0", ++number % 900 + 1); }), "ms",
           {.below = 2});
    report("the same with progress, proposals and the rows of the page",
           repeat(kAnswers,
                  [&] {
                      give(filling, "/data/s4/r2[3]/q0", ++number % 900 + 1);
                      const auto progress = filling.sections();
                      const auto proposals = filling.proposals();
                      for (const forms::SectionRow& row : filling.rows("/data/s4"))
                          static_cast<void>(filling.texts(row.path));
                  }),
           "ms", {.below = 16});
}

} // namespace wupan::bench
