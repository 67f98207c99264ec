#pragma once

#include "app/report/page_flow.h"
#include "app/report/visit_report.h"

namespace wupan {

/// Photos and signatures, two beside each other, none of them broken. Reads only the sizes of the
/// pictures; each is read when it is drawn, so that one is in memory at a time.
class PictureRows
{
public:
    PictureRows(PageFlow& flow, const ReportWords& words);

    [[nodiscard]] qreal photoHeight() const;
    [[nodiscard]] qreal signatureHeight() const;
    [[nodiscard]] qreal penHeight() const;
    void photos(const std::vector<ReportPhoto>& photos) const;
    void signatures(const std::vector<ReportSignature>& signatures) const;
    /// Lines to sign on with a pen.
    void pens(const std::vector<QString>& signers) const;

private:
    [[nodiscard]] qreal left(std::size_t column) const;
    /// What stands in the place of a picture that cannot be shown.
    [[nodiscard]] QString insteadOf(const ReportPicture& picture, bool readable) const;
    void photo(const ReportPhoto& photo, QPointF at, qreal height) const;
    void signature(const ReportSignature& signature, QPointF at) const;
    void pen(const QString& signer, QPointF at) const;

    PageFlow& m_flow;
    const ReportWords& m_words;
    qreal m_width; ///< of one of the two
};

} // namespace wupan
