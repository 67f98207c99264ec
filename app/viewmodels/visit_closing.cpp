#include "visit_closing.h"

#include "core/services/attachment_service.h"
#include "core/services/visit_service.h"
#include "picture_file.h"

#include <algorithm>

namespace wupan {
namespace {

const std::string kSummary = "summary";
const std::string kPeople = "people";
const std::string kSigner = "signer";
const std::string kSignature = "signature";

/// The typed text stays as it is while it means what is saved: a space at its end is being typed.
QString shownText(const QString& typed, const std::string& saved)
{
    return typed.trimmed().toStdString() == saved ? typed : QString::fromStdString(saved);
}

Result<AttachmentId> keepFile(Tablet& tablet, VisitId visit, const std::string& png)
{
    NewFile file;
    file.ownerId = visit.uuid;
    file.kind = AttachmentKind::signature;
    file.bytes = png;
    file.takenAt = tablet.clock().now();
    return AttachmentService(tablet).add(file);
}

} // namespace

VisitClosing::VisitClosing(CoreThread& core)
    : m_unsaved(core, [this](const UnsavedEdits::Edits& edits) { return workFor(edits); })
{
    connect(&m_unsaved, &UnsavedEdits::answered, this, &VisitClosing::noteKept);
}

bool VisitClosing::writable() const
{
    return fillable() || (m_details.mine && m_details.visit.state == VisitState::completed);
}

void VisitClosing::show(const VisitDetails& details)
{
    m_details = details;
    if (!m_unsaved.holds(kSummary)) {
        m_summary = shownText(m_summary, details.visit.summary);
        emit summaryChanged();
    }
    if (!m_unsaved.holds(kSigner)) {
        m_signerName = shownText(m_signerName, details.visit.signerName);
        emit signerNameChanged();
    }
    if (!m_unsaved.holds(kPeople)) {
        m_people = details.visit.peopleMet;
        showPeople();
    }
    emit changed();
}

void VisitClosing::close()
{
    flush();
    m_unsaved.forget();
    m_details = VisitDetails();
    m_summary.clear();
    m_signerName.clear();
    m_people.clear();
    m_drawn = QImage();
    m_signature.reset();
    showPeople();
    emit summaryChanged();
    emit signerNameChanged();
    emit changed();
    emit closed();
}

void VisitClosing::flush()
{
    keepSignature();
    m_unsaved.send();
}

UnsavedEdits::Work VisitClosing::workFor(const UnsavedEdits::Edits& edits) const
{
    const VisitId visit = m_details.visit.id;
    std::vector<UnsavedEdits::Work> parts;
    if (edits.contains(kSummary))
        parts.emplace_back([visit, text = m_summary.trimmed().toStdString()](Tablet& tablet) {
            return VisitService(tablet).saveSummary(visit, text);
        });
    if (edits.contains(kPeople))
        parts.emplace_back([visit, people = m_people](Tablet& tablet) {
            return VisitService(tablet).savePeopleMet(visit, people);
        });
    if (edits.contains(kSigner))
        parts.emplace_back([visit, name = m_signerName.trimmed().toStdString()](Tablet& tablet) {
            return VisitService(tablet).saveSignerName(visit, name);
        });
    if (edits.contains(kSignature) && m_signature)
        parts.emplace_back([visit, signature = m_signature](Tablet& tablet) -> Status {
            if (signature->file.isNil()) {
                const Result<AttachmentId> file = keepFile(tablet, visit, signature->png);
                if (!file)
                    return file.error();
                signature->file = *file;
            }
            return VisitService(tablet).sign(visit, signature->file);
        });
    return [parts](Tablet& tablet) -> Status {
        for (const UnsavedEdits::Work& part : parts)
            if (Status saved = part(tablet); !saved)
                return saved;
        return done();
    };
}

void VisitClosing::setSummary(const QString& summary)
{
    if (!writable() || summary == m_summary)
        return;
    m_summary = summary;
    m_unsaved.note(kSummary);
    m_unsaved.sendSoon();
    emit summaryChanged();
}

void VisitClosing::setSignerName(const QString& name)
{
    if (!fillable() || name == m_signerName)
        return;
    m_signerName = name;
    m_unsaved.note(kSigner);
    m_unsaved.sendSoon();
    emit signerNameChanged();
}

void VisitClosing::addPerson(const QString& name)
{
    const std::string person = name.trimmed().toStdString();
    std::vector<std::string> people = m_people;
    if (!fillable() || person.empty() || std::ranges::count(people, person) > 0)
        return;
    people.push_back(person);
    setPeople(std::move(people));
}

void VisitClosing::removePerson(const QString& name)
{
    std::vector<std::string> people = m_people;
    if (fillable() && std::erase(people, name.toStdString()) > 0)
        setPeople(std::move(people));
}

void VisitClosing::setPeople(std::vector<std::string> people)
{
    m_people = std::move(people);
    showPeople();
    m_unsaved.note(kPeople);
    m_unsaved.send();
}

void VisitClosing::showPeople()
{
    std::vector<Line> lines;
    for (const std::string& person : m_people) {
        const QString name = QString::fromStdString(person);
        lines.push_back({name, {}, {}, name, {}});
    }
    m_peopleMet.show(std::move(lines));
}

void VisitClosing::draw(const QImage& signature)
{
    if (fillable())
        m_drawn = signature;
}

void VisitClosing::wipe()
{
    m_drawn = QImage();
    m_signature.reset();
}

void VisitClosing::keepSignature()
{
    if (m_drawn.isNull())
        return;
    m_signature = std::make_shared<Signature>(Signature{pngOf(m_drawn), {}});
    m_drawn = QImage();
    m_unsaved.note(kSignature);
    m_unsaved.send();
}

void VisitClosing::noteKept()
{
    if (!m_signature || m_unsaved.holds(kSignature))
        return;
    m_signature.reset();
    emit signatureKept();
}

} // namespace wupan
