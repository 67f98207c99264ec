#include "core/forms/filling_session.h"
#include "core/forms/form_model.h"
#include "tests/core/forms/form_builder.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string_view>

using namespace wupan;
using namespace wupan::forms;

/// The checklist that every newcomer meets first.
class TestDemoChecklist : public QObject
{
    Q_OBJECT
private:
    FormPtr m_form;

private slots:
    void initTestCase()
    {
        QFile file(WUPAN_DEMO_CHECKLIST);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto form = parseForm(file.readAll().toStdString());
        QVERIFY2(form.ok(), form.ok() ? "" : form.error().detail.c_str());
        m_form = *form;
    }

    /// With one thing wrong in it, wherever that is, it is read or refused with a word.
    void aDamagedCopyIsReadOrRefused()
    {
        QFile file(WUPAN_DEMO_CHECKLIST);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string whole = file.readAll().toStdString();
        std::mt19937_64 engine(20'261'123);
        const auto below = [&](std::size_t count) {
            return std::uniform_int_distribution<std::size_t>(0, count - 1)(engine);
        };
        static constexpr std::array<std::string_view, 8> kStrange{
            "<", "/>", "\"", "((((", "jr:itext('", "/data/", "select1", "calculate=\"1 div 0\" "};
        int refused = 0;
        for (int round = 0; round < 300; ++round) {
            std::string damaged = whole;
            const std::size_t at = below(damaged.size());
            if (below(2) == 0)
                damaged.erase(at, 1 + below(40));
            else
                damaged.insert(at, kStrange[below(kStrange.size())]);
            const auto form = parseForm(damaged);
            if (form)
                continue;
            ++refused;
            QVERIFY(!form.error().detail.empty());
        }
        QVERIFY(refused > 30);
    }

    void hasASectionForEachPlate()
    {
        std::set<Plate> plates;
        for (const Section& section : m_form->sections)
            plates.insert(section.plate.value());
        QCOMPARE(plates.size(), std::size_t{5});
        QCOMPARE(m_form->sections.size(), std::size_t{5});
    }

    void hasTwentyFiveToThirtyFiveQuestionsOfEveryType()
    {
        std::set<QuestionType> types;
        std::size_t asked = 0;
        for (const Question& question : m_form->questions) {
            types.insert(question.type);
            asked += question.asks() ? 1 : 0;
        }
        QVERIFY2(asked >= 25 && asked <= 35, std::to_string(asked).c_str());
        QCOMPARE(types.size(), std::size_t{9});
    }

    void speaksBothLanguagesEverywhere()
    {
        for (const Question& question : m_form->questions) {
            if (question.type == QuestionType::calculated)
                continue;
            for (const char* language : {"zh", "en"}) {
                QVERIFY2(question.label.has(language), question.path.c_str());
                const FormModel& model = *m_form->model;
                QVERIFY2(!model.nodes[model.find(question.path)].constraint ||
                             question.constraintMessage.has(language),
                         question.path.c_str());
                for (const Choice& choice : question.choices)
                    QVERIFY2(choice.label.has(language), question.path.c_str());
            }
        }
    }

    void marksDifficultiesOfManyCategories()
    {
        std::set<Category> categories;
        for (const Question& question : m_form->questions)
            for (const Choice& choice : question.choices)
                if (choice.difficulty)
                    categories.insert(*choice.difficulty);
        QVERIFY(categories.size() >= 6);
    }

    void anOfficerCanAnswerItToTheEnd()
    {
        FillingSession filling(m_form, {}, test::fixedHost());
        for (int round = 0; round < 3; ++round)
            for (const std::string& path : filling.missingRequired()) {
                const Question* question = m_form->question(path);
                const std::string answer =
                    question->choices.empty() ? "20" : question->choices.back().value;
                QVERIFY2(filling.setAnswer(path, answer).ok(), path.c_str());
            }
        QVERIFY(filling.missingRequired().empty());
    }
};

QTEST_APPLESS_MAIN(TestDemoChecklist)
#include "tst_demo_checklist.moc"
