#pragma once

#include "pen_surface.h"

#include <QPainterPath>
#include <QUrl>

#include <vector>

namespace wupan {

/// A picture, or an empty sheet, to draw on in colours. Strokes lie on the paper, so a window that
/// changes its size changes none of them. Thread: the UI's.
class DrawingPad : public wupan::PenSurface // with the namespace: by it qmllint finds the base
{
    Q_OBJECT
    QML_ELEMENT
    /// What lies under the strokes; empty: white paper. A new one takes the strokes away.
    Q_PROPERTY(QUrl ground READ ground WRITE setGround NOTIFY groundChanged FINAL)

public:
    using PenSurface::PenSurface;

    [[nodiscard]] QUrl ground() const { return m_ground; }
    void setGround(const QUrl& ground);
    [[nodiscard]] bool empty() const override { return m_strokes.empty(); }

    Q_INVOKABLE void undo();
    void clear() override;
    /// The paper with all strokes.
    [[nodiscard]] QImage picture() const override;

    void paint(QPainter* painter) override;

signals:
    void groundChanged();

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
    std::vector<Stroke> m_strokes;
};

} // namespace wupan
