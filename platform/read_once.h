#pragma once

#include <QIODevice>

#include <algorithm>
#include <string>
#include <utility>

namespace wupan {

/// Bytes that can be read once and not from the beginning again.
class ReadOnce final : public QIODevice
{
public:
    explicit ReadOnce(std::string bytes)
        : m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override
    {
        return static_cast<qint64>(m_bytes.size()) - m_at + QIODevice::bytesAvailable();
    }
    bool reset() override { return m_at == 0; }

protected:
    qint64 readData(char* to, qint64 most) override
    {
        const qint64 count = std::min(most, static_cast<qint64>(m_bytes.size()) - m_at);
        if (count == 0 && most > 0)
            return -1;
        std::copy_n(m_bytes.data() + m_at, count, to);
        m_at += count;
        return count;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    std::string m_bytes;
    qint64 m_at = 0;
};

} // namespace wupan
