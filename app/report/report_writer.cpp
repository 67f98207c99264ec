#include "app/report/report_writer.h"

#include "app/report/report_layout.h"
#include "core/base/durable_file.h"

#include <QBuffer>
#include <QIODevice>
#include <QPainter>
#include <QPdfWriter>
#include <QXmlStreamWriter>

namespace wupan {
namespace {

using paper::font;
using paper::mm;
using paper::pt;

/// The file as Qt wants it. Qt does not look whether its writes succeed: the first failure is
/// remembered, and what follows it is swallowed.
class FileDevice final : public QIODevice
{
public:
    explicit FileDevice(DurableFile& file)
        : m_file(file)
    {
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] const Status& status() const { return m_status; }

protected:
    qint64 readData(char* /*data*/, qint64 /*size*/) override { return -1; }
    qint64 writeData(const char* data, qint64 size) override
    {
        if (m_status)
            m_status = m_file.write({data, static_cast<std::size_t>(size)});
        return size;
    }

private:
    DurableFile& m_file;
    Status m_status = done();
};

/// Title and author, where archives look for them: Qt's own dictionary knows no author.
QByteArray metadataOf(const VisitReport& report, const QString& title)
{
    const QString rdf = QStringLiteral("http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    const QString dc = QStringLiteral("http://purl.org/dc/elements/1.1/");
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.writeProcessingInstruction("xpacket", "begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"");
    xml.writeNamespace("adobe:ns:meta/", "x");
    xml.writeNamespace(rdf, "rdf");
    xml.writeNamespace(dc, "dc");
    xml.writeStartElement("adobe:ns:meta/", "xmpmeta");
    xml.writeStartElement(rdf, "RDF");
    xml.writeStartElement(rdf, "Description");
    xml.writeAttribute(rdf, "about", "");
    xml.writeStartElement(dc, "title");
    xml.writeStartElement(rdf, "Alt");
    xml.writeStartElement(rdf, "li");
    xml.writeAttribute("xml:lang", "x-default");
    xml.writeCharacters(title);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeStartElement(dc, "creator");
    xml.writeStartElement(rdf, "Seq");
    xml.writeTextElement(rdf, "li", report.author);
    xml.writeEndDocument();
    return bytes + "\n<?xpacket end=\"r\"?>";
}

/// The running head and foot.
void drawMargins(QPainter& painter, const VisitReport& report, std::size_t page, std::size_t pages)
{
    const QRectF body = paper::body();
    const QFont words = font(8.4);
    const QFontMetricsF metrics(words);
    painter.setFont(words);
    const auto line = [&](qreal top, const QString& left, const QString& right) {
        const QRectF area(body.left(), top, body.width(), pt(14));
        const qreal rightWidth = metrics.horizontalAdvance(right);
        painter.setPen(paper::kFaintInk);
        painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, right);
        painter.drawText(
            area, Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(left, Qt::ElideRight, area.width() - rightWidth - mm(6)));
    };
    const auto rule = [&](qreal y) {
        painter.setPen(QPen(paper::kLine, pt(0.5)));
        painter.drawLine(QPointF(body.left(), y), QPointF(body.right(), y));
    };
    line(mm(10), report.enterprise, report.title + QStringLiteral(" · ") + report.day);
    rule(mm(16));
    rule(mm(paper::kHeightMm - 15));
    line(mm(paper::kHeightMm - 14), report.origin,
         report.words.pageNumber.arg(page + 1).arg(pages));
}

/// False: stopped.
bool drawPages(QPdfWriter& pdf, const VisitReport& report, const FileDevice& file,
               const ReportProgress& onPage)
{
    const ReportLayout layout(report);
    const auto& pages = layout.pages();
    QPainter painter(&pdf);
    for (std::size_t page = 0; page < pages.size(); ++page) {
        if (!file.status() || !onPage(page, pages.size()))
            return false;
        if (page > 0)
            pdf.newPage();
        drawMargins(painter, report, page, pages.size());
        for (const PageFlow::Drawing& draw : pages[page])
            draw(painter);
    }
    return true;
}

} // namespace

Status writeReport(const VisitReport& report, const std::filesystem::path& path,
                   const ReportProgress& onPage)
{
    const auto file = DurableFile::create(path);
    if (!file)
        return file.error();
    FileDevice device(**file);
    bool whole = false;
    {
        const QString title = report.title + QStringLiteral(" · ") + report.enterprise +
                              QStringLiteral(" · ") + report.day;
        QPdfWriter pdf(&device);
        pdf.setResolution(paper::kDotsPerInch);
        pdf.setPageSize(QPageSize(QPageSize::A4));
        pdf.setPageMargins(QMarginsF());
        pdf.setTitle(title);
        pdf.setCreator(QStringLiteral("Wupan"));
        pdf.setDocumentXmpMetadata(metadataOf(report, title));
        whole = drawPages(pdf, report, device, onPage);
    }
    if (!device.status())
        return device.status().error();
    if (!whole)
        return Error{ErrorCode::cancelled, "the report was stopped"};
    return (*file)->commit();
}

} // namespace wupan
