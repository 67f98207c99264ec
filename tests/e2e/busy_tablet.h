#pragma once

#include "core/base/json.h"
#include "tests/support/edit_sealer.h"
#include "tests/support/seeded_random.h"

#include <QByteArray>

#include <string>
#include <vector>

namespace wupan::test {

/// A tablet that sends edits as fast as it can, each until somebody acknowledged it, and remembers
/// which were. Blocks; for a thread of its own.
class BusyTablet
{
public:
    explicit BusyTablet(std::uint64_t seed)
        : m_random(seed)
        , m_sealer(m_random)
    {}

    /// Throws when it is refused.
    void enrol(quint16 port, const QByteArray& code, const QByteArray& password);
    /// Makes a new edit unless the one before is still not acknowledged, and sends it. False when
    /// no answer came, or another than that it was taken.
    bool send(quint16 port);
    /// What the records are called of which headquarters said that it has them.
    [[nodiscard]] const std::vector<std::string>& acknowledged() const { return m_acknowledged; }
    /// The ids of all records that headquarters shows, each as often as it does.
    [[nodiscard]] std::vector<std::string> pullAll(quint16 port);
    /// As headquarters gave it with the newest answer.
    [[nodiscard]] const std::string& cursor() const { return m_cursor; }
    [[nodiscard]] const std::string& token() const { return m_token; }

private:
    SeededRandom m_random;
    EditSealer m_sealer;
    std::string m_token;
    std::string m_officer;
    std::string m_cursor;
    std::string m_waiting; ///< the body of the request that was not acknowledged
    std::string m_record;  ///< what it makes
    std::vector<std::string> m_acknowledged;
};

} // namespace wupan::test
