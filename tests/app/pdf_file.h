#pragma once

#include <QProcess>
#include <QRegularExpression>
#include <QStringList>

#include <stdexcept>

namespace wupan::test {

/// A PDF as a reader of other hands (Poppler) sees it.
class PdfFile
{
public:
    explicit PdfFile(QString path)
        : m_path(std::move(path))
    {
        m_pages =
            plain(QString::fromUtf8(run("pdftotext", {"-layout", "-enc", "UTF-8", m_path, "-"})))
                .split('\f');
        m_pages.removeLast(); // after the last form feed
    }

    [[nodiscard]] int pageCount() const { return static_cast<int>(m_pages.size()); }
    /// From 1 on, without the blanks that only the places on the page have made.
    [[nodiscard]] QString page(int number) const { return m_pages.at(number - 1).simplified(); }
    [[nodiscard]] QString text() const { return m_pages.join(' ').simplified(); }
    [[nodiscard]] bool has(const QString& words) const { return text().contains(plain(words)); }
    /// The first page with these words; 0: none.
    [[nodiscard]] int pageWith(const QString& words) const
    {
        for (int i = 1; i <= pageCount(); ++i)
            if (page(i).contains(plain(words)))
                return i;
        return 0;
    }
    /// A line of pdfinfo.
    [[nodiscard]] QString info(const QString& name) const
    {
        const QRegularExpression line("^" + name + ":\\s*(.*)$",
                                      QRegularExpression::MultilineOption);
        return line.match(QString::fromUtf8(run("pdfinfo", {m_path}))).captured(1);
    }
    [[nodiscard]] QString metadata() const
    {
        return QString::fromUtf8(run("pdfinfo", {"-meta", m_path}));
    }

    struct Picture
    {
        int page;
        int width; ///< pixels
        int height;
        int dotsPerInch;
    };
    [[nodiscard]] QList<Picture> pictures() const
    {
        QList<Picture> pictures;
        const auto lines = QString::fromUtf8(run("pdfimages", {"-list", m_path})).split('\n');
        for (const QString& line : lines.mid(2)) {
            const QStringList columns = line.simplified().split(' ');
            if (columns.size() > 12)
                pictures.append({columns[0].toInt(), columns[3].toInt(), columns[4].toInt(),
                                 columns[12].toInt()});
        }
        return pictures;
    }
    /// Whether every font is in the file, and none as a whole.
    [[nodiscard]] bool fontsAreSubsets() const
    {
        const auto lines = QString::fromUtf8(run("pdffonts", {m_path})).trimmed().split('\n');
        static const QRegularExpression kSubset("^[A-Z]{6}\\+.* yes +yes +");
        for (const QString& line : lines.mid(2))
            if (!kSubset.match(line).hasMatch())
                return false;
        return lines.size() > 2;
    }

private:
    /// Of characters that look alike Qt names another than the one that was written.
    static QString plain(const QString& text)
    {
        return text.normalized(QString::NormalizationForm_KC).replace(QChar(0x2012), QChar(0x2013));
    }
    static QByteArray run(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForFinished() || process.exitCode() != 0)
            throw std::runtime_error(program.toStdString() + ": " +
                                     process.readAllStandardError().toStdString());
        return process.readAllStandardOutput();
    }

    QString m_path;
    QStringList m_pages;
};

} // namespace wupan::test
