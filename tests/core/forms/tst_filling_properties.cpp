#include "core/forms/filling_session.h"
#include "tests/core/forms/form_builder.h"
#include "tests/core/forms/small_form.h"

// moc cannot read rapidcheck's headers.
#ifndef Q_MOC_RUN
#include <rapidcheck.h>
#endif

#include <QTest>

using namespace wupan;
using namespace wupan::forms;

class TestFillingProperties : public QObject
{
    Q_OBJECT
private slots:
    void workingOutWhatChangedEqualsWorkingOutEverything()
    {
        const FormPtr form = *parseForm(test::smallForm());
        const std::vector<std::pair<std::string, std::string>> edits{
            {"/data/p/power", "no"}, {"/data/p/power", "yes"},      {"/data/p/power", ""},
            {"/data/p/kva", "600"},  {"/data/p/kva", "100"},        {"/data/p/kva", ""},
            {"/data/p/reason", "x"}, {"/data/p/day", "2026-12-01"}, {"/data/p/kva", "-5"}};
        QVERIFY(rc::check([&] {
            FillingSession filling(form, {}, test::fixedHost());
            const auto steps = *rc::gen::container<std::vector<std::size_t>>(
                rc::gen::inRange<std::size_t>(0, edits.size()));
            for (const std::size_t step : steps) {
                const auto& [path, answer] = edits[step];
                static_cast<void>(filling.setAnswer(path, answer));
                const FillingSession anew(form, filling.savedAnswers(), test::fixedHost());
                for (const Question& question : form->questions) {
                    RC_ASSERT(filling.relevant(question.path) == anew.relevant(question.path));
                    RC_ASSERT(filling.answer(question.path) == anew.answer(question.path));
                }
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestFillingProperties)
#include "tst_filling_properties.moc"
