#pragma once

#include <QFileInfo>
#include <QtGlobal>

namespace wupan::test {

/// While it lives, temporary folders are made in memory where the machine has such a place: for
/// tests of thousands of exchanges, each of which would wait for the disk several times.
class TemporaryFilesInMemory
{
public:
    TemporaryFilesInMemory()
        : m_before(qgetenv("TMPDIR"))
    {
        if (QFileInfo("/dev/shm").isWritable())
            qputenv("TMPDIR", "/dev/shm");
    }
    ~TemporaryFilesInMemory() { qputenv("TMPDIR", m_before); }
    TemporaryFilesInMemory(const TemporaryFilesInMemory&) = delete;
    TemporaryFilesInMemory& operator=(const TemporaryFilesInMemory&) = delete;

private:
    QByteArray m_before;
};

} // namespace wupan::test
