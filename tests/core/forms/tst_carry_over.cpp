#include "core/forms/carry_over.h"

#include "tests/core/forms/form_builder.h"

// moc cannot read rapidcheck's headers.
#ifndef Q_MOC_RUN
#include <rapidcheck.h>
#endif

#include <QTest>

#include <algorithm>

using namespace wupan;
using namespace wupan::forms;

class TestCarryOver : public QObject
{
    Q_OBJECT
private:
    static FormPtr oldForm()
    {
        return test::formOf(test::xformOf(
            {"<same/><number/><gone/><moved/><pick/><many/><photo/><sum/><hidden/>"
             "<site><name/><size/></site><plot><area/></plot>",
             R"xml(<bind nodeset="/data/number" type="int"/>
                <bind nodeset="/data/sum" calculate="/data/number * 2"/>)xml",
             test::inputs("/data", {"same", "number", "gone", "moved"}) +
                 select("select1", "pick", "abc") + select("select", "many", "abc") +
                 R"xml(<upload ref="/data/photo" mediatype="image/png"><label/></upload>
                   <repeat nodeset="/data/site">)xml" +
                 test::inputs("/data/site", {"name", "size"}) +
                 R"xml(</repeat><repeat nodeset="/data/plot">)xml" +
                 test::inputs("/data/plot", {"area"}) + "</repeat>",
             {}}));
    }

    static FormPtr newForm()
    {
        return test::formOf(test::xformOf(
            {"<same/><number/><g><moved/></g><pick/><many/><photo/><sum/>"
             "<site><box><name/></box><size/></site><plot><area/></plot>",
             R"xml(<bind nodeset="/data/number" type="date"/>
                <bind nodeset="/data/site/size" type="int"/>
                <bind nodeset="/data/sum" calculate="1"/>)xml",
             test::inputs("/data", {"same", "number"}) + R"xml(<group ref="/data/g">)xml" +
                 test::inputs("/data/g", {"moved"}) + "</group>" + select("select1", "pick", "ab") +
                 select("select", "many", "ab") + test::inputs("/data", {"photo"}) +
                 R"xml(<repeat nodeset="/data/site">)xml" +
                 test::inputs("/data/site/box", {"name"}) + test::inputs("/data/site", {"size"}) +
                 "</repeat>" + test::inputs("/data/plot", {"area"}),
             {},
             "2"}));
    }

    static std::string select(const std::string& element, const std::string& name,
                              const std::string& letters)
    {
        std::string out = "<" + element + " ref=\"/data/" + name + "\"><label/>";
        for (const char letter : letters)
            out += std::string("<item><label/><value>") + letter + "</value></item>";
        return out + "</" + element + ">";
    }

private slots:
    void answersMoveByPathAndType()
    {
        const Answers answers{{"/data/same", "x"},           {"/data/number", "5"},
                              {"/data/gone", "text"},        {"/data/moved", "here"},
                              {"/data/pick", "c"},           {"/data/many", "a c"},
                              {"/data/photo", "file-1"},     {"/data/sum", "10"},
                              {"/data/hidden", "h"},         {"/data/site[k]", "1"},
                              {"/data/site[k]/name", "n"},   {"/data/site[k]/size", "big"},
                              {"/data/plot[1]", "1"},        {"/data/plot[1]/area", "30"},
                              {"/data/older", "from before"}};
        const CarriedOver carried = carryOver(*oldForm(), answers, *newForm());
        QCOMPARE(carried.answers, (Answers{{"/data/same", "x"},
                                           {"/data/g/moved", "here"},
                                           {"/data/many", "a"},
                                           {"/data/site[k]", "1"},
                                           {"/data/site[k]/box/name", "n"}}));
        std::map<std::string, Misfit> reasons;
        for (const MisfitAnswer& misfit : carried.misfits) {
            reasons[misfit.path] = misfit.reason;
            QCOMPARE(carried.kept.at(misfit.path), misfit.text);
        }
        QCOMPARE(reasons, (std::map<std::string, Misfit>{{"/data/number", Misfit::type},
                                                         {"/data/gone", Misfit::noQuestion},
                                                         {"/data/hidden", Misfit::noQuestion},
                                                         {"/data/older", Misfit::noQuestion},
                                                         {"/data/pick", Misfit::choice},
                                                         {"/data/many", Misfit::choice},
                                                         {"/data/photo", Misfit::type},
                                                         {"/data/sum", Misfit::worksOut},
                                                         {"/data/site[k]/size", Misfit::type},
                                                         {"/data/plot[1]", Misfit::repeats},
                                                         {"/data/plot[1]/area", Misfit::repeats}}));
        QCOMPARE(carried.kept.size(), reasons.size());
    }

    void theSameVersionTakesEverything()
    {
        const FormPtr form = oldForm();
        FillingSession filling(form, {}, test::fixedHost());
        QVERIFY(filling.setAnswer("/data/pick", "b").ok());
        QVERIFY(filling.setAnswer(*filling.addRepeat("/data/site") + "/name", "x").ok());
        const CarriedOver carried = carryOver(*form, filling.savedAnswers(), *form);
        QCOMPARE(carried.answers, filling.savedAnswers());
        QVERIFY(carried.misfits.empty());
    }

    void nothingIsEverLost()
    {
        const FormPtr from = oldForm();
        const FormPtr to = newForm();
        const std::vector<std::string> paths{"/data/same",
                                             "/data/number",
                                             "/data/gone",
                                             "/data/moved",
                                             "/data/g/moved",
                                             "/data/pick",
                                             "/data/many",
                                             "/data/photo",
                                             "/data/sum",
                                             "/data/site[a]",
                                             "/data/site[a]/name",
                                             "/data/site[a]/box/name",
                                             "/data/site[b]/size",
                                             "/data/site/size",
                                             "/data/plot[1]/area",
                                             "/data/plot/area",
                                             "/data/g",
                                             "/data",
                                             "/x[",
                                             "/data/site[]/name",
                                             ""};
        const std::vector<std::string> texts{"a",    "c", "a b", "c d", "5", "2026-01-01",
                                             "text", "1", " ",   "]",   "家"};
        QVERIFY(rc::check([&] {
            const auto chosen = *rc::gen::container<std::map<std::size_t, std::size_t>>(
                rc::gen::inRange<std::size_t>(0, paths.size()),
                rc::gen::inRange<std::size_t>(0, texts.size()));
            Answers answers;
            for (const auto& [path, text] : chosen)
                answers[paths[path]] = texts[text];
            const CarriedOver carried = carryOver(*from, answers, *to);
            for (const auto& [path, text] : answers) {
                const bool moved =
                    std::ranges::any_of(carried.answers, [&, &text = text](const auto& each) {
                        return each.second == text;
                    });
                const auto kept = carried.kept.find(path);
                RC_ASSERT((kept == carried.kept.end() ? moved : kept->second == text));
            }
            RC_ASSERT(carried.misfits.size() == carried.kept.size());
            // What was carried over is at home there.
            FillingSession filling(to, carried.answers, test::fixedHost());
            for (const auto& [path, text] : carried.answers)
                RC_ASSERT(filling.savedAnswers().at(path) == text);
            for (const Problem& problem : filling.validate())
                RC_ASSERT(problem.kind != Problem::Kind::type);
        }));
    }
};

QTEST_APPLESS_MAIN(TestCarryOver)
#include "tst_carry_over.moc"
