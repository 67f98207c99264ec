#pragma once

#include <QImage>
#include <QPainterPath>
#include <QQuickPaintedItem>
#include <QtQmlIntegration>

namespace wupan {

/// Paper to sign on, with a finger, a pen or the mouse. Thread: the UI's.
class SignaturePad : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor ink READ ink WRITE setInk NOTIFY inkChanged FINAL)
    Q_PROPERTY(bool empty READ empty NOTIFY strokesChanged FINAL)

public:
    explicit SignaturePad(QQuickItem* parent = nullptr);

    [[nodiscard]] QColor ink() const { return m_ink; }
    void setInk(const QColor& ink);
    [[nodiscard]] bool empty() const { return m_strokes.isEmpty(); }

    Q_INVOKABLE void clear();
    /// Black on white, whatever the theme, and no larger than the strokes need.
    [[nodiscard]] Q_INVOKABLE QImage picture() const;

    void paint(QPainter* painter) override;

signals:
    void inkChanged();
    void strokesChanged();
    /// A stroke ended.
    void strokeFinished();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void touchEvent(QTouchEvent* event) override;

private:
    void begin(QPointF at);
    void extend(QPointF at);

    QPainterPath m_strokes;
    QColor m_ink = Qt::black;
};

} // namespace wupan
