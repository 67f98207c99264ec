#pragma once

#include "app/languages.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <stdexcept>

namespace wupan::test {

/// The app's translations as it has them, made of the committed texts. English is shown.
class BothLanguages
{
public:
    BothLanguages()
    {
        if (!languages.read(Language::chinese, compiled("wupan_zh_CN")) ||
            !languages.read(Language::english, compiled("wupan_en")))
            throw std::runtime_error("the translations cannot be read");
        QCoreApplication::installTranslator(&languages);
    }
    ~BothLanguages() { QCoreApplication::removeTranslator(&languages); }
    BothLanguages(const BothLanguages&) = delete;
    BothLanguages& operator=(const BothLanguages&) = delete;

    Languages languages{Language::english};

private:
    QString compiled(const QString& name)
    {
        const QString file = m_folder.filePath(name + ".qm");
        QProcess lrelease;
        lrelease.start(
            WUPAN_LRELEASE,
            {"-silent", QString(WUPAN_SOURCES "/app/translations/") + name + ".ts", "-qm", file});
        lrelease.waitForFinished();
        return file;
    }

    QTemporaryDir m_folder;
};

} // namespace wupan::test
