#pragma once

#include "line_model.h"
#include "unsaved_edits.h"
#include "visit_details.h"

#include <QImage>
#include <QObject>
#include <QUrl>
#include <QtQmlIntegration>

#include <memory>

namespace wupan {

/// What closes a visit: whom the officer met, the summary, and the enterprise's signature. Typed
/// text is saved within a second while one types. Thread: the UI's; writes on the core thread.
class VisitClosing final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a visit")
    /// People and signature: while the visit goes on.
    Q_PROPERTY(bool fillable READ fillable NOTIFY changed FINAL)
    /// The summary may follow when the visit is completed.
    Q_PROPERTY(bool writable READ writable NOTIFY changed FINAL)
    Q_PROPERTY(QString summary READ summary WRITE setSummary NOTIFY summaryChanged FINAL)
    /// The key is the name.
    Q_PROPERTY(wupan::LineModel* peopleMet READ peopleMet CONSTANT FINAL)
    Q_PROPERTY(
        QString signerName READ signerName WRITE setSignerName NOTIFY signerNameChanged FINAL)
    Q_PROPERTY(bool isSigned READ isSigned NOTIFY changed FINAL)
    /// Empty also while the picture is not on this tablet.
    Q_PROPERTY(QUrl signature READ signature NOTIFY changed FINAL)

public:
    explicit VisitClosing(CoreThread& core);

    [[nodiscard]] bool fillable() const { return m_details.fillable(); }
    [[nodiscard]] bool writable() const;
    [[nodiscard]] QString summary() const { return m_summary; }
    void setSummary(const QString& summary);
    [[nodiscard]] bool summarized() const { return !m_summary.trimmed().isEmpty(); }
    [[nodiscard]] LineModel* peopleMet() { return &m_peopleMet; }
    [[nodiscard]] QString signerName() const { return m_signerName; }
    void setSignerName(const QString& name);
    [[nodiscard]] bool isSigned() const { return !m_details.visit.signatureId.isNil(); }
    /// Also while the signature is on its way to the tablet.
    [[nodiscard]] bool signatureGiven() const { return isSigned() || m_signature; }
    [[nodiscard]] QUrl signature() const { return m_details.signature; }
    [[nodiscard]] const UnsavedEdits& unsaved() const { return m_unsaved; }

    /// The visit as the tablet has it. What is not saved yet stays.
    void show(const VisitDetails& details);
    void close();
    /// Saves what is being typed and what was drawn, now.
    void flush();

    Q_INVOKABLE void addPerson(const QString& name);
    Q_INVOKABLE void removePerson(const QString& name);
    /// What stands on the paper now. It is kept on demand, and when the visit is completed or left.
    Q_INVOKABLE void draw(const QImage& signature);
    Q_INVOKABLE void wipe();
    Q_INVOKABLE void keepSignature();

signals:
    void changed();
    void summaryChanged();
    void signerNameChanged();
    /// It is on this tablet.
    void signatureKept();
    /// The paper belongs to another visit now.
    void closed();

private:
    /// Shared with the core thread, so that trying again keeps one file.
    struct Signature
    {
        std::string png;
        AttachmentId file; ///< the core thread's; nil until it is kept
    };

    [[nodiscard]] UnsavedEdits::Work workFor(const UnsavedEdits::Edits& edits) const;
    void setPeople(std::vector<std::string> people);
    void showPeople();
    void noteKept();

    VisitDetails m_details;
    QString m_summary; ///< as typed
    std::vector<std::string> m_people;
    QString m_signerName;                   ///< as typed
    QImage m_drawn;                         ///< on the paper, not kept; null: nothing
    std::shared_ptr<Signature> m_signature; ///< kept, not saved yet
    LineModel m_peopleMet;
    UnsavedEdits m_unsaved;
};

} // namespace wupan
