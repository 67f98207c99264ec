#pragma once

#include "pen_surface.h"

#include <QColor>
#include <QImage>
#include <QPainterPath>
#include <QUrl>

#include <vector>

namespace wupan {

/// A picture, or an empty sheet, to draw on in colours. Strokes lie on the paper, so a window that
/// changes its size changes none of them. Thread: the UI's.
class DrawingPad : public PenSurface
{
    Q_OBJECT
    QML_ELEMENT
    /// What lies under the strokes; empty: white paper. A new one takes the strokes away.
    Q_PROPERTY(QUrl ground READ ground WRITE setGround NOTIFY groundChanged FINAL)
    /// Of the next stroke.
    Q_PROPERTY(QColor ink READ ink WRITE setInk NOTIFY inkChanged FINAL)
    Q_PROPERTY(bool empty READ empty NOTIFY strokesChanged FINAL)

public:
    using PenSurface::PenSurface;

    [[nodiscard]] QUrl ground() const { return m_ground; }
    void setGround(const QUrl& ground);
    [[nodiscard]] QColor ink() const { return m_ink; }
    void setInk(const QColor& ink);
    [[nodiscard]] bool empty() const { return m_strokes.empty(); }

    Q_INVOKABLE void undo();
    Q_INVOKABLE void clear();
    /// The paper with all strokes.
    [[nodiscard]] Q_INVOKABLE QImage picture() const;

    void paint(QPainter* painter) override;

signals:
    void groundChanged();
    void inkChanged();
    void strokesChanged();

protected:
    void begin(QPointF at) override;
    void extend(QPointF at) override;

private:
    struct Stroke
    {
        QPainterPath path; ///< on the paper, in its pixels
        QColor ink;
    };
    [[nodiscard]] QSize paperSize() const;
    /// Where the paper lies in the item.
    [[nodiscard]] QRectF place() const;
    [[nodiscard]] QPointF onPaper(QPointF at) const;
    void drawOn(QPainter& painter) const;

    QUrl m_ground;
    QImage m_picture;
    QColor m_ink = Qt::black;
    std::vector<Stroke> m_strokes;
};

} // namespace wupan
