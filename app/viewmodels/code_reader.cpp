#include "code_reader.h"

#include "picture_codes.h"
#include "picture_file.h"
#include "visit_text.h"

namespace wupan {
namespace {

Result<QStringList> codesOf(const QUrl& photo)
{
    const Result<QImage> image = readImage(photo);
    if (!image)
        return image.error();
    return codesIn(*image);
}

} // namespace

CodeReader::CodeReader(QObject* parent)
    : QObject(parent)
{
    // A decoded photo takes some ten megabytes.
    m_reader.setMaxThreadCount(1);
}

CodeReader::~CodeReader()
{
    m_reader.waitForDone();
}

void CodeReader::begin(const QString& path, const QUrl& photo)
{
    m_path = path;
    m_codes.clear();
    m_text = tr("Reading the code …");
    const int reading = ++m_reading;
    m_reader.start([this, photo, reading] {
        const Result<QStringList> codes = codesOf(photo);
        QMetaObject::invokeMethod(
            this,
            [this, codes, reading] {
                if (reading == m_reading)
                    show(codes);
            },
            Qt::QueuedConnection);
    });
    emit changed();
}

void CodeReader::show(const Result<QStringList>& codes)
{
    if (!codes) {
        m_text = visit_text::sentenceFor(codes.error());
    } else if (codes->isEmpty()) {
        m_text = tr("No code can be read in this photo. Take one from straight in front, without "
                    "glare, in which the whole code is sharp, or type what stands below the bars.");
    } else {
        m_codes = *codes;
        if (m_codes.size() == 1) {
            use(m_codes.front());
            return;
        }
        m_text = tr("There are %n codes in this photo. Choose the one that is asked for.", nullptr,
                    static_cast<int>(m_codes.size()));
    }
    emit changed();
}

void CodeReader::use(const QString& code)
{
    if (!m_codes.contains(code))
        return;
    const QString path = m_path;
    cancel();
    emit taken(path, code);
}

void CodeReader::cancel()
{
    ++m_reading;
    m_path.clear();
    m_codes.clear();
    m_text.clear();
    emit changed();
}

} // namespace wupan
