#pragma once

#include "tests/e2e/device.h"

#include <QByteArray>
#include <QString>

#include <string>
#include <vector>

namespace wupan::test {

/// What was saved on one tablet, written down outside of the system, to be compared with what
/// headquarters has of it.
class Ledger
{
public:
    /// REQUIRES: the tablet has not saved anything yet.
    Ledger(Device& tablet, const QString& headquartersFolder);

    void saveIssue();
    /// A picture of about so many bytes, which nobody else has.
    void savePhoto(std::size_t bytes);

    /// What headquarters lacks, has twice, or has otherwise than the tablet; empty = nothing.
    /// REQUIRES: the tablet has synced.
    [[nodiscard]] QByteArray fault();

private:
    struct Saved
    {
        RecordType type;
        Uuid id;
        std::string photo; ///< its bytes
    };
    [[nodiscard]] QByteArray faultOfHistory(Database& headquarters);
    [[nodiscard]] QByteArray faultOfIssues(Database& headquarters);
    [[nodiscard]] QByteArray faultOf(Database& headquarters, const Saved& saved);

    Device& m_tablet;
    QString m_folder;
    EnterpriseId m_enterprise;
    std::vector<Saved> m_saved;
};

} // namespace wupan::test
