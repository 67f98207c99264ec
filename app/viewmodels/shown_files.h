#pragma once

#include "visit_details.h"

#include <QStringList>

namespace wupan {

/// Finds the files that a form shows with one question or heading, and notes which are not here.
/// Thread: the UI's.
class ShownFiles
{
public:
    explicit ShownFiles(const VisitDetails& details)
        : m_files(details.formFiles)
    {}

    /// By its name in the form; empty while it is not here, and for no name.
    [[nodiscard]] QUrl find(const std::string& name);
    /// The same name; empty while it is not here.
    [[nodiscard]] QString nameOfPresent(const std::string& name);
    /// What is not here, for the officer; empty when all is.
    [[nodiscard]] QStringList remarks() const;

private:
    const std::map<std::string, QUrl>& m_files;
    QStringList m_missing;
    bool m_toCome = false;
};

} // namespace wupan
