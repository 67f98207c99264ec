#include "attention_editor.h"

#include "app/core_thread.h"
#include "attention_file.h"
#include "core/sync/text_merge.h"
#include "error_text.h"
#include "sync_text.h"

#include <algorithm>

namespace wupan {
namespace {

QString htmlOf(const std::string& was, const std::string& now)
{
    QString html;
    for (const TextPart& part : changedParts(was, now)) {
        const QString text =
            QString::fromStdString(part.text).toHtmlEscaped().replace('\n', "<br>");
        html += part.changed ? "<span class=\"new\">" + text + "</span>" : text;
    }
    return html;
}

QString sentenceFor(const Error& error)
{
    switch (error.code) {
    case ErrorCode::wrongState:
    case ErrorCode::notAllowed:
    case ErrorCode::notFound:
        return ErrorText::ofRefusal(QString::fromStdString(error.detail));
    default:
        return ErrorText::of(error);
    }
}

} // namespace

AttentionEditor::AttentionEditor(CoreThread& core, QString exportFolder, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_exportFolder(std::move(exportFolder))
{
    connect(&core, &CoreThread::recordsChanged, this, &AttentionEditor::refresh);
    connect(&core, &CoreThread::syncFinished, this, &AttentionEditor::refresh);
    connect(&core, &CoreThread::opened, this, &AttentionEditor::refresh);
    refresh();
}

void AttentionEditor::refresh()
{
    m_core.read(
        this,
        [wanted = m_wanted, position = m_position](Tablet& tablet) {
            Snapshot snapshot;
            snapshot.now = tablet.clock().now();
            snapshot.open = SyncStatusStore(tablet.database()).attention();
            if (snapshot.open.empty())
                return snapshot;
            const auto same = std::ranges::find(snapshot.open, wanted, &AttentionRow::entry);
            const auto last = static_cast<int>(snapshot.open.size()) - 1;
            snapshot.position = same == snapshot.open.end()
                                    ? std::clamp(position, 0, last)
                                    : static_cast<int>(same - snapshot.open.begin());
            const auto entry = snapshot.open[static_cast<std::size_t>(snapshot.position)].entry;
            if (auto found = AttentionService(tablet).open(entry))
                snapshot.shown = std::move(*found);
            return snapshot;
        },
        [this, request = ++m_request](Snapshot snapshot) {
            if (request == m_request) // a newer one is under way otherwise
                show(std::move(snapshot));
        });
}

void AttentionEditor::show(Snapshot snapshot)
{
    m_open = std::move(snapshot.open);
    m_position = snapshot.position;
    m_now = snapshot.now;
    if (snapshot.shown.entry.entry != m_wanted)
        forget();
    m_case = std::move(snapshot.shown);
    m_wanted = m_case.entry.entry;
    showTexts();
    emit changed();
}

void AttentionEditor::showTexts()
{
    std::vector<AttentionTextRow> rows;
    for (const AttentionText& text : m_case.texts) {
        AttentionTextRow row;
        row.key = draftKey(text.field);
        row.field = QString::fromStdString(text.field);
        row.label = sync_text::fieldName(text.field);
        row.mine = htmlOf(text.was, text.mine);
        row.theirs = htmlOf(text.was, text.theirs);
        row.result = m_drafts.value(row.key, QString::fromStdString(text.proposal));
        rows.push_back(std::move(row));
    }
    m_texts.show(std::move(rows));
}

QString AttentionEditor::draftKey(const std::string& field) const
{
    return QString::number(m_case.entry.entry) + "/" + QString::fromStdString(field);
}

/// What was said about another entry.
void AttentionEditor::forget()
{
    m_givingUp = false;
    m_errorText.clear();
    m_exportText.clear();
}

void AttentionEditor::go(int position)
{
    if (position < 0 || position >= count())
        return;
    m_wanted = m_open[static_cast<std::size_t>(position)].entry;
    forget();
    refresh();
}

void AttentionEditor::showPrevious()
{
    go(m_position - 1);
}

void AttentionEditor::showNext()
{
    go(m_position + 1);
}

void AttentionEditor::write(const QString& field, const QString& text)
{
    const QString key = draftKey(field.toStdString());
    m_drafts[key] = text;
    std::vector<AttentionTextRow> rows = m_texts.rows();
    for (AttentionTextRow& row : rows)
        if (row.key == key)
            row.result = text;
    m_texts.show(std::move(rows));
}

void AttentionEditor::sendMine()
{
    std::vector<DecidedText> texts;
    for (const AttentionText& text : m_case.texts)
        texts.push_back({text.field, text.mine, text.theirs});
    decide([entry = m_case.entry.entry, texts](AttentionService& service) {
        return service.sendAgain(entry, texts);
    });
}

void AttentionEditor::sendResult()
{
    std::vector<DecidedText> texts;
    for (const AttentionText& text : m_case.texts) {
        const QString result =
            m_drafts.value(draftKey(text.field), QString::fromStdString(text.proposal));
        texts.push_back({text.field, result.trimmed().toStdString(), text.theirs});
    }
    decide([entry = m_case.entry.entry, texts](AttentionService& service) {
        return service.sendAgain(entry, texts);
    });
}

void AttentionEditor::takeTheirs()
{
    decide([entry = m_case.entry.entry](AttentionService& service) {
        return service.takeTheirs(entry);
    });
}

void AttentionEditor::giveUp()
{
    m_givingUp = count() > 0;
    emit changed();
}

void AttentionEditor::keep()
{
    m_givingUp = false;
    emit changed();
}

void AttentionEditor::confirmGiveUp()
{
    if (m_givingUp)
        decide([entry = m_case.entry.entry](AttentionService& service) {
            return service.giveUp(entry);
        });
}

void AttentionEditor::decide(std::function<Status(AttentionService&)> decision)
{
    if (m_deciding || count() == 0)
        return;
    m_deciding = true;
    emit changed();
    m_core.write(
        this,
        [decision = std::move(decision)](Tablet& tablet) {
            AttentionService service(tablet);
            return decision(service);
        },
        [this, entry = m_case.entry.entry](const Status& status) {
            m_deciding = false;
            m_givingUp = false;
            if (entry == m_wanted)
                m_errorText = status ? QString() : sentenceFor(status.error());
            emit changed();
        });
}

void AttentionEditor::exportEntry()
{
    if (count() == 0)
        return;
    m_core.read(
        this,
        [entry = m_case.entry.entry, folder = m_exportFolder](Tablet& tablet) {
            return writeAttentionFile(tablet, entry, folder);
        },
        [this, entry = m_case.entry.entry](const Result<QString>& path) {
            if (entry != m_wanted)
                return;
            m_errorText = path ? QString() : ErrorText::of(path.error());
            m_exportText = path ? tr("Saved as %1").arg(*path) : QString();
            emit changed();
        });
}

QString AttentionEditor::positionText() const
{
    return count() > 1 ? tr("%1 / %2").arg(m_position + 1).arg(count()) : QString();
}

QString AttentionEditor::heading() const
{
    if (m_open.empty())
        return {};
    QString title = QString::fromStdString(m_open[static_cast<std::size_t>(m_position)].title);
    for (const AttentionText& text : m_case.texts)
        if (title.isEmpty() && text.field == "title")
            title = QString::fromStdString(text.mine);
    const QString record = sync_text::recordName(m_case.entry.type, title);
    return conflict() && m_case.texts.size() == 1
               ? record + " · " + sync_text::fieldName(m_case.texts.front().field)
               : record;
}

QString AttentionEditor::remark() const
{
    if (m_open.empty())
        return {};
    if (conflict())
        return tr("%n place(s) changed on both sides", nullptr,
                  static_cast<int>(m_case.texts.size()));
    return m_case.entry.change ? sync_text::madeText(m_case.entry.change->kind,
                                                     m_case.entry.change->deviceAt, m_now)
                               : sync_text::whenText(m_case.entry.at, m_now);
}

QString AttentionEditor::reasonText() const
{
    return conflict() || m_open.empty()
               ? QString()
               : ErrorText::ofRefusal(QString::fromStdString(m_case.entry.reason));
}

QString AttentionEditor::alsoText() const
{
    return m_case.otherFields.empty()
               ? QString()
               : tr("In this edit, too: %1").arg(sync_text::fieldNames(m_case.otherFields));
}

QString AttentionEditor::mineWhen() const
{
    return m_case.entry.change ? sync_text::whenText(m_case.entry.change->deviceAt, m_now)
                               : QString();
}

QString AttentionEditor::theirsWhen() const
{
    return tr("answered %1").arg(sync_text::whenText(m_case.entry.at, m_now));
}

} // namespace wupan
