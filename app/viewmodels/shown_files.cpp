#include "shown_files.h"

#include <QCoreApplication>

namespace wupan {
namespace {

/// Names the context of this file's texts.
struct FilesText
{
    Q_DECLARE_TR_FUNCTIONS(QuestionText)
};

} // namespace

QUrl ShownFiles::find(const std::string& name)
{
    if (name.empty())
        return {};
    const auto found = m_files.find(name);
    if (found == m_files.end()) {
        m_missing << QString::fromStdString(name);
        return {};
    }
    m_toCome = m_toCome || found->second.isEmpty();
    return found->second;
}

QString ShownFiles::nameOfPresent(const std::string& name)
{
    return find(name).isEmpty() ? QString() : QString::fromStdString(name);
}

QStringList ShownFiles::remarks() const
{
    QStringList remarks;
    if (m_toCome)
        remarks << FilesText::tr("pictures and sounds will follow");
    if (!m_missing.isEmpty())
        remarks << FilesText::tr("The form shows a file here that is not on this tablet: %1")
                       .arg(m_missing.join(QStringLiteral(", ")));
    return remarks;
}

} // namespace wupan
