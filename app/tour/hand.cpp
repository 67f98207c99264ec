#include "app/tour/hand.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QImage>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QThread>

namespace wupan {
namespace {

constexpr int kPatienceMs = 20'000;
constexpr int kGlanceMs = 5;
// Long enough for a page to answer a tap with its own transitions.
constexpr int kSettleMs = 100;

bool canBeSeen(const QQuickItem& item)
{
    return item.isVisible() && item.isEnabled() && item.width() > 0 && item.height() > 0;
}

QQuickItem* findBelow(QQuickItem& item, const QString& name)
{
    if (!item.isVisible())
        return nullptr;
    if (item.objectName() == name && canBeSeen(item))
        return &item;
    // What was added last lies on top.
    const QList<QQuickItem*> children = item.childItems();
    // NOLINTNEXTLINE(modernize-loop-convert): clang 14 cannot read GCC's views
    for (auto child = children.crbegin(); child != children.crend(); ++child)
        if (QQuickItem* found = findBelow(**child, name))
            return found;
    return nullptr;
}

/// boundingRect() of a text field is that of its text.
QRectF areaOf(const QQuickItem& item)
{
    return {0, 0, item.width(), item.height()};
}

QPointF centerOf(const QQuickItem& item)
{
    return item.mapToScene(areaOf(item).center());
}

} // namespace

Hand::Hand(QQuickWindow& window, const QDir& pictures)
    : m_window(window)
    , m_pictures(pictures)
{
    m_window.requestActivate();
}

void Hand::waitUntil(const QString& what, const std::function<bool()>& holds)
{
    QDeadlineTimer patience(kPatienceMs);
    while (!holds()) {
        if (patience.hasExpired())
            throw TourFailure("waited in vain for " + what);
        QCoreApplication::processEvents(QEventLoop::AllEvents, kGlanceMs);
        QThread::msleep(kGlanceMs);
    }
}

void Hand::settle()
{
    QDeadlineTimer pause(kSettleMs);
    waitUntil("a moment", [&] { return pause.hasExpired(); });
}

QQuickItem* Hand::await(const QString& name)
{
    QQuickItem* found = nullptr;
    waitUntil(name, [&] {
        found = findBelow(*m_window.contentItem(), name);
        return found != nullptr;
    });
    bringIntoView(*found);
    return found;
}

void Hand::bringIntoView(QQuickItem& item)
{
    for (QQuickItem* above = item.parentItem(); above != nullptr; above = above->parentItem()) {
        if (!above->inherits("QQuickFlickable"))
            continue;
        const QRectF place = item.mapRectToItem(above, areaOf(item));
        const qreal present = above->property("contentY").toReal();
        if (place.top() >= 0 && place.bottom() <= above->height())
            continue;
        const qreal wanted = present + place.center().y() - above->height() / 2;
        const qreal top = above->property("originY").toReal();
        const qreal last = top + above->property("contentHeight").toReal() - above->height();
        above->setProperty("contentY", qBound(top, wanted, qMax(top, last)));
        settle();
    }
}

void Hand::press(QPointF at)
{
    QMouseEvent event(QEvent::MouseButtonPress, at, m_window.mapToGlobal(at), Qt::LeftButton,
                      Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_window, &event);
}

void Hand::release(QPointF at)
{
    QMouseEvent event(QEvent::MouseButtonRelease, at, m_window.mapToGlobal(at), Qt::LeftButton,
                      Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_window, &event);
}

void Hand::tap(const QString& name)
{
    const QQuickItem* item = await(name);
    const QPointF at = centerOf(*item);
    press(at);
    release(at);
    settle();
}

void Hand::key(int code, const QString& text, Qt::KeyboardModifiers with)
{
    QKeyEvent down(QEvent::KeyPress, code, with, text);
    QCoreApplication::sendEvent(&m_window, &down);
    QKeyEvent up(QEvent::KeyRelease, code, with, text);
    QCoreApplication::sendEvent(&m_window, &up);
}

void Hand::type(const QString& name, const QString& text)
{
    tap(name);
    const QQuickItem* field = await(name);
    waitUntil("the keyboard at " + name, [&] { return field->hasActiveFocus(); });
    key(Qt::Key_A, {}, Qt::ControlModifier);
    for (const QChar letter : text)
        key(Qt::Key_unknown, QString(letter));
    settle();
}

void Hand::pressEnter()
{
    key(Qt::Key_Return, QStringLiteral("\r"));
    settle();
}

void Hand::stroke(const QString& name, const std::vector<QPointF>& shares)
{
    const QQuickItem* item = await(name);
    const auto placeOf = [&](QPointF share) {
        return item->mapToScene({share.x() * item->width(), share.y() * item->height()});
    };
    press(placeOf(shares.front()));
    for (const QPointF share : shares) {
        const QPointF at = placeOf(share);
        QMouseEvent event(QEvent::MouseMove, at, m_window.mapToGlobal(at), Qt::NoButton,
                          Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_window, &event);
    }
    release(placeOf(shares.back()));
    settle();
}

void Hand::resize(QSize size)
{
    m_window.resize(size);
    waitUntil("the new size", [&] { return m_window.size() == size; });
    settle();
}

void Hand::takePicture(const QString& title)
{
    settle();
    const QString file = m_pictures.filePath(
        QStringLiteral("%1-%2.png").arg(++m_taken, 2, 10, QLatin1Char('0')).arg(title));
    if (!m_window.grabWindow().save(file))
        throw TourFailure("the picture cannot be written: " + file);
}

} // namespace wupan
