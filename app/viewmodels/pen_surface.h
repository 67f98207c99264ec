#pragma once

#include <QQuickPaintedItem>
#include <QtQmlIntegration>

namespace wupan {

/// Something to draw on, with a finger, a pen or the mouse. Thread: the UI's.
class PenSurface : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A base of what is drawn on")

public:
    explicit PenSurface(QQuickItem* parent = nullptr);

signals:
    /// A stroke ended.
    void strokeFinished();

protected:
    virtual void begin(QPointF at) = 0;
    virtual void extend(QPointF at) = 0;

    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void touchEvent(QTouchEvent* event) override;
};

} // namespace wupan
