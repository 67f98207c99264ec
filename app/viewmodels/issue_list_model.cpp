#include "issue_list_model.h"

#include "app/core_thread.h"
#include "core/store/tablet.h"
#include "issue_details.h"
#include "issue_text.h"

namespace wupan {
namespace {

// Long enough to type the next letter, short enough to seem at once.
constexpr int kTypingPauseMs = 120;

using Scope = IssueFilter::Scope;

struct NamedScope
{
    Scope scope;
    const char* word;
    const char* name;
};
constexpr std::array kScopes{
    NamedScope{Scope::mine, "mine", QT_TRANSLATE_NOOP("wupan::IssueListModel", "Mine")},
    NamedScope{Scope::all, "all", QT_TRANSLATE_NOOP("wupan::IssueListModel", "All")},
    NamedScope{Scope::overdue, "overdue", QT_TRANSLATE_NOOP("wupan::IssueListModel", "Overdue")},
    NamedScope{Scope::awaitingRating, "awaitingRating",
               QT_TRANSLATE_NOOP("wupan::IssueListModel", "To confirm")},
};

std::int64_t countOf(const IssueCounts& counts, Scope scope)
{
    switch (scope) {
    case Scope::mine:
        return counts.mine;
    case Scope::overdue:
        return counts.overdue;
    case Scope::awaitingRating:
        return counts.awaitingRating;
    case Scope::all:
        break;
    }
    return counts.all;
}

IssueLine lineOf(const IssueRow& row, Instant now, int yellowDays)
{
    const issue_text::Tag tag = issue_text::tagOf(row, now, yellowDays);
    const QString last = row.state == IssueState::closed && row.rating
                             ? issue_text::gradeName(*row.rating)
                             : issue_text::stateName(row.state);
    IssueLine line;
    line.issueId = QString::fromStdString(row.id.text());
    line.title = QString::fromStdString(row.title);
    line.subtitle = QStringList{QString::fromStdString(row.enterpriseName),
                                issue_text::categoryName(row.category), last}
                        .join(QStringLiteral(" · "));
    line.tagText = tag.text;
    line.tagTone = tag.tone;
    line.pendingText = row.pending ? issue_text::pendingTag() : QString();
    return line;
}

} // namespace

IssueListModel::IssueListModel(CoreThread& core, QObject* parent)
    : WindowedListModel(core, parent)
{
    QList<Choice> categories{{QString(), tr("Every category")}};
    for (const auto& [category, name] : WordTable<Category>::entries)
        categories.append({QString::fromUtf8(word(category)), issue_text::categoryName(category)});
    m_categories.setChoices(categories);
    showCounts({});
    m_scopes.choose(QStringLiteral("mine"));
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, &IssueListModel::changeFilter);
    connect(&core, &CoreThread::recordsChanged, this, &IssueListModel::refresh);
    refresh();
}

QVariant IssueListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == loadedRole)
        return isLoaded(index);
    const IssueLine* line = rowAt(index);
    if (line == nullptr) {
        const bool ours = role >= issueIdRole && role <= pendingTextRole;
        return ours ? QVariant(QString()) : QVariant();
    }
    switch (role) {
    case issueIdRole:
        return line->issueId;
    case titleRole:
    case Qt::DisplayRole:
        return line->title;
    case subtitleRole:
        return line->subtitle;
    case tagTextRole:
        return line->tagText;
    case tagToneRole:
        return line->tagTone;
    case pendingTextRole:
        return line->pendingText;
    default:
        return {};
    }
}

QHash<int, QByteArray> IssueListModel::roleNames() const
{
    return {{issueIdRole, "issueId"}, {titleRole, "title"},     {subtitleRole, "subtitle"},
            {tagTextRole, "tagText"}, {tagToneRole, "tagTone"}, {pendingTextRole, "pendingText"},
            {loadedRole, "loaded"}};
}

QString IssueListModel::emptyText() const
{
    if (count() > 0 || !answered())
        return {};
    if (!m_search.trimmed().isEmpty())
        return tr("Nothing found for “%1”.").arg(m_search.trimmed());
    if (m_scopes.chosen() == QLatin1String("mine"))
        return tr("You have registered no issue here yet.");
    if (m_scopes.chosen() == QLatin1String("overdue"))
        return tr("Nothing is overdue.");
    return tr("There is nothing here.");
}

void IssueListModel::setSearch(const QString& search)
{
    if (search == m_search)
        return;
    m_search = search;
    emit searchChanged();
    m_typing.start();
}

void IssueListModel::chooseScope(const QString& word)
{
    if (word == m_scopes.chosen() || !m_scopes.offers(word))
        return;
    m_scopes.choose(word);
    changeFilter();
}

void IssueListModel::chooseCategory(const QString& word)
{
    if (word == m_categories.chosen() || !m_categories.offers(word))
        return;
    m_categories.choose(word);
    changeFilter();
}

IssueFilter IssueListModel::filter() const
{
    IssueFilter filter;
    for (const NamedScope& scope : kScopes)
        if (m_scopes.chosen() == QLatin1String(scope.word))
            filter.scope = scope.scope;
    filter.category = parseWord<Category>(m_categories.chosen().toStdString());
    filter.search = m_search.toStdString();
    return filter;
}

void IssueListModel::changeFilter()
{
    readFromTop();
    emit filterChanged();
}

void IssueListModel::refresh()
{
    readCounts();
    readAnew();
}

void IssueListModel::readCounts()
{
    core().read(
        this,
        [](Tablet& tablet) {
            return IssueStore(tablet.database()).counts(tablet.actor().id, tablet.clock().now());
        },
        [this](const IssueCounts& counts) { showCounts(counts); });
}

void IssueListModel::showCounts(const IssueCounts& counts)
{
    QList<Choice> choices;
    for (const NamedScope& scope : kScopes)
        choices.append({QString::fromLatin1(scope.word),
                        tr("%1 %2", "name of a filter and how many issues it finds")
                            .arg(tr(scope.name))
                            .arg(countOf(counts, scope.scope))});
    m_scopes.setChoices(choices);
    m_overdueOfMine = static_cast<int>(counts.mineOverdue);
    emit countsChanged();
}

IssueListModel::Reader IssueListModel::reader() const
{
    return [filter = filter()](Tablet& tablet, int first) {
        IssueFilter mine = filter;
        mine.me = tablet.actor().id;
        mine.now = tablet.clock().now();
        const IssuePage page = IssueStore(tablet.database()).window(mine, first, kWindowSize);
        const int yellowDays = yellowDaysOf(tablet);
        Answer answer;
        answer.total = static_cast<int>(page.total);
        for (const IssueRow& row : page.rows)
            answer.rows.push_back(lineOf(row, mine.now, yellowDays));
        return answer;
    };
}

} // namespace wupan
