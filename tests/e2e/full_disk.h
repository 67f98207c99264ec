#pragma once

#include <QFile>
#include <QString>

#include <filesystem>
#include <stdexcept>

namespace wupan::test {

/// Takes the room of a disk away and gives it back.
class FullDisk
{
public:
    explicit FullDisk(const QString& path)
        : m_path(path.toStdString())
        , m_filler(path + "/filler")
    {}

    void fillUpTo(std::size_t bytesLeft)
    {
        const std::size_t available = std::filesystem::space(m_path).available;
        if (!m_filler.open(QIODevice::WriteOnly) || available < bytesLeft)
            throw std::runtime_error("the disk cannot be filled");
        m_filler.write(QByteArray(static_cast<qsizetype>(available - bytesLeft), 'x'));
        m_filler.close();
    }

    void free() { m_filler.remove(); }

private:
    std::filesystem::path m_path;
    QFile m_filler;
};

/// From now on this process has mounts of its own, which nobody else sees and which are gone when
/// it ends. False where the machine does not allow it. REQUIRES: no thread was started yet.
[[nodiscard]] bool enterOwnMounts();
/// A disk of that size at a folder. REQUIRES: enterOwnMounts() was true.
void mountSmallDisk(const QString& folder, int megabytes);
void unmount(const QString& folder);

} // namespace wupan::test
