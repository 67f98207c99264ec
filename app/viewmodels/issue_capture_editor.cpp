#include "issue_capture_editor.h"

#include "app/core_thread.h"
#include "core/model/visit.h"
#include "core/store/record_store.h"
#include "issue_text.h"
#include "picture_file.h"

namespace wupan {
namespace {

constexpr int kDraftPauseMs = 800;  // a kill loses at most a second of typing
constexpr int kRetryPauseMs = 2000; // after a draft that could not be kept

QString draftSentenceFor(const Error& error)
{
    if (error.code == ErrorCode::diskFull)
        return IssueCaptureEditor::tr("This tablet has no room left, so the draft is not kept yet. "
                                      "Free some space and leave this page open.");
    return IssueCaptureEditor::tr("The draft could not be kept on this tablet yet. Leave this page "
                                  "open; it is tried again.");
}

template <class E, class Name>
QList<Choice> choicesOf(Name name)
{
    QList<Choice> choices;
    for (const auto& [value, text] : WordTable<E>::entries)
        choices.append({QString::fromUtf8(word(value)), name(value)});
    return choices;
}

template <class E>
E chosenIn(const ChoiceModel& model, E otherwise)
{
    return parseWord<E>(model.chosen().toStdString()).value_or(otherwise);
}

template <class E>
void chooseIn(ChoiceModel& model, E value)
{
    model.choose(QString::fromUtf8(word(value)));
}

} // namespace

IssueCaptureEditor::IssueCaptureEditor(CoreThread& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_enterprise(core)
{
    m_plates.setChoices(choicesOf<Plate>(issue_text::plateName));
    m_categories.setChoices(choicesOf<Category>(issue_text::categoryName));
    m_urgencies.setChoices(choicesOf<Urgency>(issue_text::urgencyName));
    m_typing.setSingleShot(true);
    connect(&m_typing, &QTimer::timeout, this, &IssueCaptureEditor::keepDraft);
    connect(&m_enterprise, &EnterpriseChoice::chosenChanged, this, [this] {
        if (m_active)
            edited();
    });
}

IssueCaptureEditor::~IssueCaptureEditor()
{
    keepDraft();
}

void IssueCaptureEditor::begin()
{
    start({}, [](Tablet&) { return NewIssue{}; });
}

void IssueCaptureEditor::beginAt(const QString& enterpriseId)
{
    const auto id = EnterpriseId::parse(enterpriseId.toStdString());
    if (!id)
        return;
    start({*id, {}, {}}, [id = *id](Tablet&) {
        NewIssue issue;
        issue.enterpriseId = id;
        return issue;
    });
}

void IssueCaptureEditor::beginOnVisit(const QString& visitId)
{
    const auto id = VisitId::parse(visitId.toStdString());
    if (!id)
        return;
    start({{}, *id, {}}, [id = *id](Tablet& tablet) -> std::optional<NewIssue> {
        const auto visit = RecordStore(tablet.database()).load<Visit>(id);
        if (!visit)
            return std::nullopt;
        NewIssue issue;
        issue.visitId = id;
        issue.enterpriseId = visit->enterpriseId;
        return issue;
    });
}

void IssueCaptureEditor::beginOnProposal(const NewIssue& proposed)
{
    start({{}, proposed.visitId, proposed.questionPath}, [proposed](Tablet&) { return proposed; });
}

void IssueCaptureEditor::start(const DraftPlace& place,
                               std::function<std::optional<NewIssue>(Tablet&)> fresh)
{
    m_core.read(
        this,
        [place, fresh = std::move(fresh)](Tablet& tablet) -> std::optional<Preset> {
            auto issue = IssueDraftService(tablet).load(place);
            if (!issue)
                issue = fresh(tablet);
            if (!issue)
                return std::nullopt;
            return Preset{*issue, enterpriseName(tablet, issue->enterpriseId)};
        },
        [this, place](const std::optional<Preset>& found) {
            if (found)
                show(place, *found);
        });
}

void IssueCaptureEditor::show(const DraftPlace& place, const Preset& preset)
{
    m_place = place;
    m_preset = preset.issue;
    const bool fixed = !place.enterprise.isNil() || !place.visit.isNil();
    m_enterprise.begin(preset.issue.enterpriseId, preset.enterpriseName, fixed);
    m_title = QString::fromStdString(preset.issue.title);
    m_description = QString::fromStdString(preset.issue.description);
    chooseIn(m_plates, preset.issue.plate);
    chooseIn(m_categories, preset.issue.category);
    chooseIn(m_urgencies, preset.issue.urgency);
    m_photos.show({});
    m_attempted = false;
    m_errorText.clear();
    m_draftText.clear();
    m_draftError.clear();
    m_keptEdits = m_edits;
    m_leaving = false;
    m_active = true;
    emit changed();
    emit activeChanged();
}

QString IssueCaptureEditor::enterpriseError() const
{
    return m_attempted && m_enterprise.id().isNil()
               ? issue_text::sentenceFor({ErrorCode::invalidInput, "enterprise"})
               : QString();
}

QString IssueCaptureEditor::titleError() const
{
    return m_attempted && m_title.trimmed().isEmpty()
               ? issue_text::sentenceFor({ErrorCode::invalidInput, "title"})
               : QString();
}

QString IssueCaptureEditor::errorText() const
{
    return m_errorText.isEmpty() ? m_draftError : m_errorText;
}

bool IssueCaptureEditor::complete() const
{
    return !m_enterprise.id().isNil() && !m_title.trimmed().isEmpty();
}

NewIssue IssueCaptureEditor::issue() const
{
    NewIssue issue = m_preset;
    issue.enterpriseId = m_enterprise.id();
    issue.plate = chosenIn(m_plates, Plate::targets);
    issue.category = chosenIn(m_categories, Category::other);
    issue.urgency = chosenIn(m_urgencies, Urgency::normal);
    issue.title = m_title.trimmed().toStdString();
    issue.description = m_description.trimmed().toStdString();
    return issue;
}

void IssueCaptureEditor::edited()
{
    ++m_edits;
    m_errorText.clear();
    // Whoever types without a pause is kept, too: a running timer is not put off.
    if (!m_typing.isActive() || m_typing.remainingTime() > kDraftPauseMs)
        m_typing.start(kDraftPauseMs);
    emit changed();
}

void IssueCaptureEditor::keepDraft()
{
    if (!m_active || m_saving || m_keptEdits == m_edits)
        return;
    m_core.keep(
        this,
        [place = m_place, draft = issue()](Tablet& tablet) -> Result<QString> {
            if (const Status kept = IssueDraftService(tablet).save(place, draft); !kept)
                return kept.error();
            return QString::fromStdString(parkTimeText(tablet.clock().now()));
        },
        [this, edits = m_edits, key = m_place.key()](const Result<QString>& at) {
            if (m_active && key == m_place.key())
                noteKept(edits, at);
        });
}

void IssueCaptureEditor::noteKept(int edits, const Result<QString>& at)
{
    if (at) {
        m_keptEdits = edits;
        m_draftText = tr("Draft kept %1").arg(*at);
        m_draftError.clear();
    } else {
        m_leaving = false;
        m_draftText.clear();
        m_draftError = draftSentenceFor(at.error());
        m_typing.start(kRetryPauseMs);
    }
    emit changed();
    if (m_leaving)
        putAside();
}

void IssueCaptureEditor::setTitle(const QString& title)
{
    if (title == m_title)
        return;
    m_title = title;
    edited();
}

void IssueCaptureEditor::setDescription(const QString& description)
{
    if (description == m_description)
        return;
    m_description = description;
    edited();
}

void IssueCaptureEditor::choosePlate(const QString& word)
{
    m_plates.choose(word);
    edited();
}

void IssueCaptureEditor::chooseCategory(const QString& word)
{
    m_categories.choose(word);
    edited();
}

void IssueCaptureEditor::chooseUrgency(const QString& word)
{
    m_urgencies.choose(word);
    edited();
}

void IssueCaptureEditor::addPhoto(const QUrl& file)
{
    std::vector<IssuePhoto> photos = m_photos.rows();
    photos.push_back({QString::number(++m_photoNumber), file, {}, {}, file});
    m_photos.show(std::move(photos));
    emit changed();
}

void IssueCaptureEditor::removePhoto(const QString& key)
{
    std::vector<IssuePhoto> photos = m_photos.rows();
    std::erase_if(photos, [&](const IssuePhoto& photo) { return photo.key == key; });
    m_photos.show(std::move(photos));
    emit changed();
}

void IssueCaptureEditor::save()
{
    if (!m_active || m_saving)
        return;
    m_attempted = true;
    if (!complete()) {
        emit changed();
        return;
    }
    m_typing.stop();
    m_saving = true;
    emit changed();
    QList<QUrl> photos;
    for (const IssuePhoto& photo : m_photos.rows())
        photos.append(photo.source);
    m_core.write(
        this,
        [issue = issue(), photos, place = m_place](Tablet& tablet) {
            const Result<IssueId> id = IssueService(tablet).capture(issue);
            if (!id)
                return Saved{{}, id.error()};
            // From here on the issue is safe. A photo that cannot be kept does not take it back.
            Saved saved{*id, done()};
            NewFile owner;
            owner.ownerType = RecordType::issue;
            owner.ownerId = id->uuid;
            for (const QUrl& photo : photos)
                if (const Result<AttachmentId> kept = keepPhoto(tablet, owner, photo); !kept)
                    saved.status = kept.error();
            if (!IssueDraftService(tablet).discard(place))
                qWarning("the draft of a saved issue stays behind");
            return saved;
        },
        [this](const Saved& saved) { finish(saved); });
}

void IssueCaptureEditor::finish(const Saved& saved)
{
    m_saving = false;
    const QString sentence =
        saved.status ? QString() : issue_text::sentenceFor(saved.status.error());
    if (saved.id.isNil()) {
        m_errorText = sentence;
        m_typing.start(kDraftPauseMs);
        emit changed();
        return;
    }
    leave();
    emit this->saved(QString::fromStdString(saved.id.text()), sentence);
}

void IssueCaptureEditor::putAside()
{
    if (m_saving)
        return;
    m_leaving = m_keptEdits != m_edits;
    if (m_leaving)
        keepDraft();
    else
        leave();
}

void IssueCaptureEditor::discard()
{
    m_core.keep(
        this,
        [place = m_place](Tablet& tablet) { return IssueDraftService(tablet).discard(place); },
        [](const Status&) {});
    leave();
}

void IssueCaptureEditor::leave()
{
    m_typing.stop();
    m_leaving = false;
    m_active = false;
    emit changed();
    emit activeChanged();
}

} // namespace wupan
