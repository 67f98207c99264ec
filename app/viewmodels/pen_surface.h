#pragma once

#include <QColor>
#include <QImage>
#include <QQuickPaintedItem>
#include <QtQmlIntegration>

namespace wupan {

/// Something to draw on, with a finger, a pen or the mouse. Thread: the UI's.
class PenSurface : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A base of what is drawn on")
    /// Of the next stroke.
    Q_PROPERTY(QColor ink READ ink WRITE setInk NOTIFY inkChanged FINAL)
    Q_PROPERTY(bool empty READ empty NOTIFY strokesChanged FINAL)

public:
    explicit PenSurface(QQuickItem* parent = nullptr);

    [[nodiscard]] QColor ink() const { return m_ink; }
    void setInk(const QColor& ink);
    [[nodiscard]] virtual bool empty() const = 0;

    Q_INVOKABLE virtual void clear() = 0;
    [[nodiscard]] Q_INVOKABLE virtual QImage picture() const = 0;

signals:
    void inkChanged();
    void strokesChanged();
    /// A stroke ended.
    void strokeFinished();

protected:
    virtual void begin(QPointF at) = 0;
    virtual void extend(QPointF at) = 0;

    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void touchEvent(QTouchEvent* event) override;

private:
    QColor m_ink = Qt::black;
};

} // namespace wupan
