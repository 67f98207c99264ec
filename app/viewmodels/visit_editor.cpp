#include "visit_editor.h"

#include "app/core_thread.h"
#include "core/services/visit_service.h"
#include "issue_details.h"
#include "issue_text.h"
#include "visit_text.h"

#include <algorithm>

namespace wupan {

VisitEditor::VisitEditor(CoreThread& core, PositionSource& position, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_position(position)
    , m_checklist(core, position)
    , m_closing(core)
    , m_steps(m_checklist)
    , m_version(core)
{
    connect(&m_core, &CoreThread::recordsChanged, this, &VisitEditor::refresh);
    connect(&m_checklist, &ChecklistEditor::changed, this, &VisitEditor::showSteps);
    connect(&m_checklist, &ChecklistEditor::acted, this, &VisitEditor::noteSaved);
    connect(&m_checklist, &ChecklistEditor::failed, this, &VisitEditor::fail);
    connect(&m_closing, &VisitClosing::summaryChanged, this, &VisitEditor::showSteps);
    connect(&m_steps, &VisitSteps::moved, this, [this] { warn({}); });
    for (const UnsavedEdits* unsaved : {&m_checklist.unsaved(), &m_closing.unsaved()}) {
        connect(unsaved, &UnsavedEdits::saved, this, &VisitEditor::noteSaved);
        connect(unsaved, &UnsavedEdits::answered, this, [this] {
            emit savingChanged();
            leaveWhenSaved();
        });
    }
}

void VisitEditor::open(const QString& visitId)
{
    if (!VisitId::parse(visitId.toStdString()))
        return;
    m_next = visitId;
    if (visitId != m_visitId)
        leave();
}

void VisitEditor::close()
{
    m_next.clear();
    if (!m_visitId.isEmpty())
        leave();
}

void VisitEditor::leave()
{
    flush();
    m_leaving = true;
    leaveWhenSaved();
}

void VisitEditor::leaveWhenSaved()
{
    if (!m_leaving || !settled())
        return;
    m_leaving = false;
    if (mustStay()) {
        emit stayed();
        return;
    }
    reset();
    m_visitId = m_next;
    emit visitIdChanged();
    emit changed();
    refresh();
}

bool VisitEditor::settled() const
{
    return !m_acting && !m_checklist.acting() && m_checklist.unsaved().settled() &&
           m_closing.unsaved().settled();
}

bool VisitEditor::mustStay()
{
    // Nothing more can be saved to a visit that went to somebody else.
    if (!m_details.mine)
        return false;
    return !unsavedProblem().isEmpty() || asksToCorrect();
}

bool VisitEditor::asksToCorrect()
{
    const std::vector<ChecklistEditor::Gap> gaps = m_checklist.gaps();
    const auto refused =
        std::ranges::find(gaps, ChecklistEditor::Gap::Kind::refused, &ChecklistEditor::Gap::kind);
    if (!fillable() || refused == gaps.end())
        return false;
    goToMissing(QString::fromStdString(refused->path));
    warn(tr("Correct or clear this answer first: %1").arg(refused->label));
    return true;
}

void VisitEditor::reset()
{
    m_checklist.close();
    m_closing.close();
    m_position.follow(false);
    m_visitId.clear();
    m_loaded = false;
    m_gone = false;
    m_acted = false;
    m_details = VisitDetails();
    m_tags.show({});
    m_openIssues.show({});
    m_savedText.clear();
    warn({});
    m_review.leave();
    m_version.show({});
    m_steps.reset();
}

void VisitEditor::flush()
{
    m_checklist.flush();
    m_closing.flush();
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
            if (visitId == m_visitId)
                show(std::move(details));
        });
}

void VisitEditor::show(std::optional<VisitDetails> details)
{
    const bool first = !m_loaded && details;
    m_acted = m_acted && m_acting;
    m_gone = !details;
    m_loaded = m_loaded || details;
    if (details)
        m_details = std::move(*details);
    m_details.mine = m_details.mine && !m_gone;
    m_tags.show(m_details.enterprise.tags);
    m_openIssues.show(m_details.enterprise.issues);
    m_checklist.show(m_details);
    for (const auto& [path, photos] : m_details.photos)
        m_core.wantThumbnails(lackingThumbnails(photos));
    for (const auto& [path, taken] : m_details.taken)
        m_core.wantThumbnails(lackingThumbnails(taken.photos));
    m_closing.show(m_details);
    m_version.show(m_details);
    m_position.follow(canCheckIn());
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
            m_closing.summarized()};
}

void VisitEditor::showSteps()
{
    m_steps.show({checkedIn(), m_closing.summarized(), m_closing.signatureGiven()});
    emit changed();
}

bool VisitEditor::canCheckIn() const
{
    return m_details.mine && m_details.visit.state == VisitState::planned;
}

bool VisitEditor::completed() const
{
    return m_details.visit.state == VisitState::completed;
}

QString VisitEditor::stateText() const
{
    if (m_gone)
        return tr("This visit is no longer on this tablet.");
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
    const QString kept =
        m_details.newerForm.isNil()
            ? QString()
            : tr(" It keeps version %1 of the checklist: a completed visit does not go over to a "
                 "newer one.")
                  .arg(m_details.formVersion);
    const QString at = visit_text::timeText(*visit.completedAt);
    if (counts(facts))
        return tr("Completed %1. This visit counts.").arg(at) + kept;
    const auto due = summaryDueAt(facts);
    return tr("Completed %1. It counts once the summary is written, by %2 %3.")
               .arg(at, issue_text::dayText(*due), visit_text::timeText(*due)) +
           kept;
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
    if (!m_details.formVersion.isEmpty())
        parts << tr("checklist v%1").arg(m_details.formVersion);
    return parts.join(QStringLiteral(" · "));
}

QString VisitEditor::unsavedProblem() const
{
    const QString problem = m_checklist.unsaved().problem();
    return problem.isEmpty() ? m_closing.unsaved().problem() : problem;
}

QString VisitEditor::savedText() const
{
    return unsavedProblem().isEmpty() ? m_savedText : QString();
}

QString VisitEditor::errorText() const
{
    const QString problem = unsavedProblem();
    return problem.isEmpty() ? m_errorText : problem;
}

void VisitEditor::noteSaved(Instant at)
{
    m_savedText = tr("Saved on this tablet %1").arg(visit_text::clockText(at));
    emit savingChanged();
    leaveWhenSaved();
}

void VisitEditor::fail(const QString& sentence)
{
    warn(sentence);
    if (std::exchange(m_leaving, false))
        emit stayed();
}

void VisitEditor::warn(const QString& sentence)
{
    if (sentence == m_errorText)
        return;
    m_errorText = sentence;
    emit savingChanged();
}

template <class Work, class Then>
void VisitEditor::act(Work work, Then then)
{
    const auto id = VisitId::parse(m_visitId.toStdString());
    if (!id || m_acting || m_acted)
        return;
    m_acting = true;
    warn({});
    m_core.write(
        this,
        [work = std::move(work), id = *id](Tablet& tablet) -> Result<Instant> {
            if (const Status status = work(tablet, id); !status)
                return status.error();
            return tablet.clock().now();
        },
        [this, then = std::move(then)](const Result<Instant>& at) {
            m_acting = false;
            m_acted = at.ok();
            if (!at) {
                fail(visit_text::sentenceFor(at.error()));
                return;
            }
            noteSaved(*at);
            then();
        });
}

void VisitEditor::checkIn()
{
    if (!canCheckIn())
        return;
    act([fix = m_position.fix()](Tablet& tablet,
                                 VisitId id) { return VisitService(tablet).checkIn(id, fix); },
        [this] { m_steps.next(); });
}

void VisitEditor::complete()
{
    if (!fillable() || m_checklist.asksToStopRecording())
        return;
    flush();
    m_review.look(m_checklist, m_closing.summarized(), m_closing.signatureGiven());
    if (m_review.missing()->rowCount() == 0)
        completeNow();
    else
        m_review.enter();
}

void VisitEditor::completeNow()
{
    m_review.leave();
    act(
        [missing = m_checklist.missing()](Tablet& tablet, VisitId id) {
            VisitService visits(tablet);
            // Where nothing was answered, nobody has told yet how much is missing.
            const Status told = visits.saveAnswers(id, {}, missing);
            return told ? visits.complete(id) : told;
        },
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

void VisitEditor::goToFirstMissing()
{
    const std::vector<ChecklistEditor::Gap> gaps = m_checklist.gaps();
    if (!gaps.empty())
        goToMissing(QString::fromStdString(gaps.front().path));
}

void VisitEditor::cancel()
{
    if (!canCheckIn())
        return;
    act([](Tablet& tablet, VisitId id) { return VisitService(tablet).cancel(id); },
        [this] { close(); });
}

void VisitEditor::lookAtVersion()
{
    flush();
    m_version.look();
}

void VisitEditor::carryOver()
{
    flush();
    m_version.leave();
    if (m_version.offer().isEmpty() || asksToCorrect())
        return;
    act([to = m_details.newerForm](Tablet& tablet,
                                   VisitId id) { return VisitService(tablet).carryOver(id, to); },
        [] {});
}

} // namespace wupan
