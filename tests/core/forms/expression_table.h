#pragma once

#include "tests/core/forms/sample_answers.h"

#include <QTest>

#include <initializer_list>
#include <utility>

/// Expressions over the sample answers, beside what they yield.
namespace wupan::test {

inline void table(std::initializer_list<std::pair<const char*, const char*>> rows)
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("result");
    for (const auto& [expression, result] : rows)
        QTest::newRow(expression) << expression << result;
}

inline void check()
{
    QFETCH(QString, expression);
    QFETCH(QString, result);
    const SampleAnswers sample;
    QCOMPARE(QString::fromStdString(sample.text(expression.toStdString())), result);
}

} // namespace wupan::test
