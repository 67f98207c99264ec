#include "visit_editor.h"

#include "app/core_thread.h"
#include "core/services/attachment_service.h"
#include "core/services/visit_service.h"
#include "issue_text.h"
#include "visit_text.h"

#include <QBuffer>

namespace wupan {
namespace {

constexpr int kTypingPauseMs = 700; // with the write itself, less than a second

std::vector<Line> linesOf(const std::vector<std::string>& names)
{
    std::vector<Line> lines;
    for (const std::string& name : names) {
        const QString text = QString::fromStdString(name);
        lines.push_back({text, {}, {}, text, {}});
    }
    return lines;
}

std::string pngOf(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes.toStdString();
}

} // namespace

VisitEditor::VisitEditor(CoreThread& core, PositionSource& position, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_position(position)
    , m_checklist(core)
    , m_steps(m_checklist)
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, &VisitEditor::keepTyped);
    connect(&m_core, &CoreThread::recordsChanged, this, &VisitEditor::refresh);
    connect(&m_checklist, &ChecklistEditor::changed, this, &VisitEditor::showSteps);
    connect(&m_checklist, &ChecklistEditor::saved, this, &VisitEditor::noteSaved);
    connect(&m_checklist, &ChecklistEditor::failed, this, &VisitEditor::fail);
}

void VisitEditor::open(const QString& visitId)
{
    if (!VisitId::parse(visitId.toStdString()) || visitId == m_visitId)
        return;
    close();
    m_visitId = visitId;
    emit visitIdChanged();
    refresh();
}

void VisitEditor::close()
{
    if (m_visitId.isEmpty())
        return;
    flush();
    m_checklist.close();
    m_position.stop();
    m_fix.reset();
    m_visitId.clear();
    m_loaded = false;
    m_details = VisitDetails();
    m_summary.clear();
    m_signerName.clear();
    m_savedText.clear();
    fail({});
    m_review.leave();
    m_steps.reset();
    emit visitIdChanged();
    emit changed();
}

void VisitEditor::flush()
{
    m_checklist.flush();
    if (m_typing.isActive()) {
        m_typing.stop();
        keepTyped();
    }
}

void VisitEditor::refresh()
{
    const auto id = VisitId::parse(m_visitId.toStdString());
    if (!id)
        return;
    m_core.read(
        this,
        [id = *id, form = m_details.form](Tablet& tablet) {
            return readVisitDetails(tablet, id, form);
        },
        [this, visitId = m_visitId](std::optional<VisitDetails> details) {
            show(visitId, std::move(details));
        });
}

void VisitEditor::show(const QString& visitId, std::optional<VisitDetails> details)
{
    if (visitId != m_visitId)
        return;
    if (!details) {
        fail(tr("This visit is no longer on this tablet."));
        return;
    }
    const bool first = !m_loaded;
    m_details = std::move(*details);
    m_loaded = true;
    m_tags.show(m_details.enterprise.tags);
    m_openIssues.show(m_details.enterprise.issues);
    m_peopleMet.show(linesOf(m_details.visit.peopleMet));
    if (!m_summaryTyped) {
        m_summary = QString::fromStdString(m_details.visit.summary);
        emit summaryChanged();
    }
    if (!m_signerTyped) {
        m_signerName = QString::fromStdString(m_details.visit.signerName);
        emit signerNameChanged();
    }
    m_checklist.show(m_details);
    followPosition();
    emit changed();
    showSteps();
    if (!first)
        return;
    // Goes on where the work is: a finished visit lacks its summary, if anything.
    if (completed())
        m_steps.goTo(VisitSteps::kSummary);
    else if (checkedIn())
        m_steps.next();
}

VisitFacts VisitEditor::factsNow() const
{
    const Visit& visit = m_details.visit;
    return {visit.state, visit.checkedInAt, visit.completedAt, visit.missingAnswers,
            !m_summary.trimmed().isEmpty()};
}

void VisitEditor::showSteps()
{
    m_steps.show({checkedIn(), !m_summary.trimmed().isEmpty(), !m_details.signature.isEmpty()});
}

void VisitEditor::followPosition()
{
    m_position.stop();
    if (!canCheckIn())
        return;
    m_position.start([this](const PositionFix& fix) {
        m_fix = fix;
        emit positionChanged();
    });
    emit positionChanged();
}

bool VisitEditor::fillable() const
{
    return m_loaded && m_details.mine && m_details.visit.state == VisitState::checkedIn;
}

bool VisitEditor::canCheckIn() const
{
    return m_loaded && m_details.mine && m_details.visit.state == VisitState::planned;
}

bool VisitEditor::completed() const
{
    return m_details.visit.state == VisitState::completed;
}

QString VisitEditor::stateText() const
{
    if (!m_loaded)
        return {};
    const Visit& visit = m_details.visit;
    if (visit.state == VisitState::cancelled)
        return tr("This visit was cancelled.");
    if (!m_details.mine)
        return tr("Another officer's visit: you can read it.");
    if (visit.state == VisitState::planned)
        return tr("Check in first: then you can answer.");
    if (visit.state != VisitState::completed)
        return {};
    const VisitFacts facts = factsNow();
    if (counts(facts))
        return tr("Completed %1. This visit counts.").arg(visit_text::timeText(*visit.completedAt));
    const auto due = summaryDueAt(facts);
    return tr("Completed %1. It counts once the summary is written, by %2 %3.")
        .arg(visit_text::timeText(*visit.completedAt), issue_text::dayText(*due),
             visit_text::timeText(*due));
}

QString VisitEditor::subtitle() const
{
    if (!m_loaded)
        return {};
    QStringList parts;
    const Visit& visit = m_details.visit;
    if (visit.checkedInAt) {
        const bool today = parkDate(*visit.checkedInAt) == parkDate(m_details.now);
        const QString time = visit_text::timeText(*visit.checkedInAt);
        parts << tr("Checked in %1")
                     .arg(today
                              ? time
                              : issue_text::dayText(*visit.checkedInAt) + QLatin1Char(' ') + time);
        parts << (visit.accuracyMeters ? visit_text::accuracyText(*visit.accuracyMeters)
                                       : tr("without a position"));
    } else if (visit.plannedAt) {
        parts << tr("Planned for %1 %2")
                     .arg(issue_text::dayText(*visit.plannedAt),
                          visit_text::timeText(*visit.plannedAt));
    }
    if (!visit.jointVisitId.isNil())
        parts << tr("joint visit");
    parts << tr("checklist v%1").arg(m_details.formVersion);
    return parts.join(QStringLiteral(" · "));
}

QString VisitEditor::positionText() const
{
    if (!m_position.available())
        return tr("This device tells no position. The check-in counts all the same; the time is "
                  "recorded.");
    if (!m_fix)
        return tr("Finding the position … You need not wait: the check-in counts without it.");
    return tr("Position found, %1").arg(visit_text::accuracyText(m_fix->accuracyMeters));
}

template <class Work, class Then>
void VisitEditor::save(Work work, Then then)
{
    const auto id = VisitId::parse(m_visitId.toStdString());
    if (!id)
        return;
    m_core.write(
        this,
        [work = std::move(work), id = *id](Tablet& tablet) -> Result<Instant> {
            if (const Status status = work(tablet, id); !status)
                return status.error();
            return tablet.clock().now();
        },
        [this, visitId = m_visitId, then = std::move(then)](const Result<Instant>& at) {
            if (visitId != m_visitId)
                return;
            if (!at) {
                fail(issue_text::sentenceFor(at.error()));
                return;
            }
            fail({});
            noteSaved(*at);
            then();
        });
}

void VisitEditor::noteSaved(Instant at)
{
    m_savedText = tr("Saved on this tablet %1").arg(visit_text::clockText(at));
    emit savedTextChanged();
}

void VisitEditor::fail(const QString& sentence)
{
    if (sentence == m_errorText)
        return;
    m_errorText = sentence;
    emit errorTextChanged();
}

void VisitEditor::warn(const QString& sentence)
{
    fail(sentence);
}

void VisitEditor::checkIn()
{
    if (!canCheckIn())
        return;
    save(
        [fix = m_fix](Tablet& tablet, VisitId id) { return VisitService(tablet).checkIn(id, fix); },
        [this] { m_steps.next(); });
}

void VisitEditor::setSummary(const QString& summary)
{
    if (summary == m_summary)
        return;
    m_summary = summary;
    m_summaryTyped = true;
    m_typing.start();
    emit summaryChanged();
    showSteps();
}

void VisitEditor::setSignerName(const QString& name)
{
    if (name == m_signerName)
        return;
    m_signerName = name;
    m_signerTyped = true;
    m_typing.start();
    emit signerNameChanged();
}

void VisitEditor::keepTyped()
{
    if (m_summaryTyped)
        save([text = m_summary.trimmed().toStdString()](
                 Tablet& tablet, VisitId id) { return VisitService(tablet).saveSummary(id, text); },
             [] {});
    if (m_signerTyped)
        save([signature = m_details.visit.signatureId, name = m_signerName.trimmed().toStdString()](
                 Tablet& tablet,
                 VisitId id) { return VisitService(tablet).sign(id, signature, name); },
             [] {});
    m_summaryTyped = false;
    m_signerTyped = false;
}

void VisitEditor::addPerson(const QString& name)
{
    const std::string person = name.trimmed().toStdString();
    std::vector<std::string> people = m_details.visit.peopleMet;
    if (person.empty() || std::ranges::count(people, person))
        return;
    people.push_back(person);
    m_details.visit.peopleMet = people;
    m_peopleMet.show(linesOf(people));
    save([people](Tablet& tablet,
                  VisitId id) { return VisitService(tablet).savePeopleMet(id, people); },
         [] {});
}

void VisitEditor::removePerson(const QString& name)
{
    std::vector<std::string> people = m_details.visit.peopleMet;
    if (std::erase(people, name.toStdString()) == 0)
        return;
    m_details.visit.peopleMet = people;
    m_peopleMet.show(linesOf(people));
    save([people](Tablet& tablet,
                  VisitId id) { return VisitService(tablet).savePeopleMet(id, people); },
         [] {});
}

void VisitEditor::sign(const QImage& signature)
{
    m_signerTyped = false;
    save(
        [bytes = pngOf(signature),
         name = m_signerName.trimmed().toStdString()](Tablet& tablet, VisitId id) -> Status {
            NewFile file;
            file.ownerId = id.uuid;
            file.kind = AttachmentKind::signature;
            file.bytes = bytes;
            file.takenAt = tablet.clock().now();
            const Result<AttachmentId> kept = AttachmentService(tablet).add(file);
            return kept ? VisitService(tablet).sign(id, *kept, name) : Status(kept.error());
        },
        [] {});
}

void VisitEditor::complete()
{
    if (!fillable())
        return;
    flush();
    m_review.look(m_checklist.gaps(), !m_summary.trimmed().isEmpty(),
                  !m_details.visit.signatureId.isNil());
    if (m_review.missing()->rowCount() == 0)
        completeNow();
    else
        m_review.enter();
}

void VisitEditor::completeNow()
{
    m_review.leave();
    save([](Tablet& tablet, VisitId id) { return VisitService(tablet).complete(id); },
         [this] { emit visitCompleted(); });
}

void VisitEditor::goToMissing(const QString& key)
{
    m_review.leave();
    for (const ChecklistEditor::Gap& gap : m_checklist.gaps()) {
        if (gap.path != key.toStdString())
            continue;
        m_steps.goTo(QString::fromStdString(gap.sectionPath));
        emit questionWanted(key);
        return;
    }
    m_steps.goTo(key);
}

void VisitEditor::cancel()
{
    save([](Tablet& tablet, VisitId id) { return VisitService(tablet).cancel(id); },
         [this] { close(); });
}

} // namespace wupan
