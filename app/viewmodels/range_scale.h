#pragma once

#include "core/forms/form_definition.h"

#include <QObject>
#include <QtQmlIntegration>

namespace wupan {

/// The steps of a range: position 0 is its start, `last` its end. Thread: the UI's.
class RangeScale : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a question")
    Q_PROPERTY(int last READ last NOTIFY changed FINAL)
    /// Of the answer; -1 while there is none, or none of the steps.
    Q_PROPERTY(int position READ position NOTIFY changed FINAL)
    Q_PROPERTY(QString firstText READ firstText NOTIFY changed FINAL)
    Q_PROPERTY(QString lastText READ lastText NOTIFY changed FINAL)
    /// So few steps that each is drawn.
    Q_PROPERTY(bool ticked READ ticked NOTIFY changed FINAL)

public:
    using QObject::QObject;

    [[nodiscard]] int last() const { return lastOf(m_range); }
    [[nodiscard]] int position() const { return m_position; }
    [[nodiscard]] QString firstText() const { return textAt(m_range, 0); }
    [[nodiscard]] QString lastText() const { return textAt(m_range, last()); }
    [[nodiscard]] bool ticked() const;

    void show(const forms::Range& range, const QString& answer);

    [[nodiscard]] static int lastOf(const forms::Range& range);
    /// The answer at a step, with as many decimals as the range has.
    [[nodiscard]] static QString textAt(const forms::Range& range, int position);

signals:
    void changed();

private:
    forms::Range m_range;
    int m_position = -1;
};

} // namespace wupan
