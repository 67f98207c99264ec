#include "app/tour/page_complaints.h"

#include <QMutex>

namespace wupan {
namespace {

// Qt's handler takes a function without data; messages come from every thread.
QMutex guard;
QtMessageHandler before = nullptr;
QString firstOne;

void take(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    {
        const QMutexLocker lock(&guard);
        const bool ofPage = message.startsWith("qrc:") || message.startsWith("QQml");
        if (type == QtWarningMsg && ofPage && firstOne.isEmpty())
            firstOne = message;
    }
    before(type, context, message);
}

} // namespace

PageComplaints::PageComplaints()
{
    firstOne.clear();
    before = qInstallMessageHandler(take);
}

PageComplaints::~PageComplaints()
{
    qInstallMessageHandler(before);
}

QString PageComplaints::first() const
{
    const QMutexLocker lock(&guard);
    return firstOne;
}

} // namespace wupan
