#pragma once

#include <QDir>
#include <QPointF>
#include <QQuickItem>
#include <QQuickWindow>
#include <QString>

#include <functional>
#include <stdexcept>
#include <vector>

namespace wupan {

/// Why a tour could not go on: one sentence.
class TourFailure : public std::runtime_error
{
public:
    explicit TourFailure(const QString& sentence)
        : std::runtime_error(sentence.toStdString())
    {}
};

/// A person before the window: finds things by their object name as soon as they can be seen, taps
/// and types with real input events, and takes pictures. What does not come within 20 s is a
/// TourFailure. Every call runs the event loop. Thread: the UI's.
class Hand
{
public:
    /// `pictures` is where the PNG files go.
    Hand(QQuickWindow& window, const QDir& pictures);

    /// `what` completes "waited in vain for …".
    void waitUntil(const QString& what, const std::function<bool()>& holds);
    void tap(const QString& name);
    /// Replaces what stands in a field.
    void type(const QString& name, const QString& text);
    void pressEnter();
    /// A stroke through points given as shares (0 … 1) of the item's width and height.
    void stroke(const QString& name, const std::vector<QPointF>& shares);
    /// Gives the window another size, as turning the tablet does.
    void resize(QSize size);
    /// NN-title.png, numbered in the order of the calls.
    void takePicture(const QString& title);

private:
    /// The one of that name, on the screen.
    QQuickItem* await(const QString& name);
    void bringIntoView(QQuickItem& item);
    void press(QPointF at);
    void release(QPointF at);
    void key(int code, const QString& text = {}, Qt::KeyboardModifiers with = Qt::NoModifier);
    /// Lets the pages answer and draw.
    void settle();

    QQuickWindow& m_window;
    QDir m_pictures;
    int m_taken = 0;
};

} // namespace wupan
