#include "issue_list_model.h"

#include "app/core_thread.h"
#include "core/store/tablet.h"
#include "issue_details.h"
#include "issue_text.h"

namespace wupan {
namespace {

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

QHash<int, QString> textsOf(const IssueRow& row, Instant now, int yellowDays)
{
    const issue_text::Tag tag = issue_text::tagOf(row, now, yellowDays);
    const QString last = row.state == IssueState::closed && row.rating
                             ? issue_text::gradeName(*row.rating)
                             : issue_text::stateName(row.state);
    return {
        {IssueListModel::issueIdRole, QString::fromStdString(row.id.text())},
        {IssueListModel::titleRole, QString::fromStdString(row.title)},
        {IssueListModel::subtitleRole, QStringList{QString::fromStdString(row.enterpriseName),
                                                   issue_text::categoryName(row.category), last}
                                           .join(QStringLiteral(" · "))},
        {IssueListModel::tagTextRole, tag.text},
        {IssueListModel::tagToneRole, tag.tone},
        {IssueListModel::pendingTextRole, row.pending ? issue_text::pendingTag() : QString()},
    };
}

} // namespace

IssueListModel::IssueListModel(CoreThread& core, QObject* parent)
    : WindowedListModel(core,
                        {{issueIdRole, "issueId"},
                         {titleRole, "title"},
                         {subtitleRole, "subtitle"},
                         {tagTextRole, "tagText"},
                         {tagToneRole, "tagTone"},
                         {pendingTextRole, "pendingText"}},
                        parent)
{
    QList<Choice> categories{{QString(), tr("Every category")}};
    for (const auto& [category, name] : WordTable<Category>::entries)
        categories.append({QString::fromUtf8(word(category)), issue_text::categoryName(category)});
    m_categories.setChoices(categories);
    showCounts({});
    m_scopes.choose(QStringLiteral("mine"));
    connect(&core, &CoreThread::recordsChanged, this, &IssueListModel::refresh);
    refresh();
}

QString IssueListModel::textOfNothing() const
{
    if (m_scopes.chosen() == QLatin1String("mine"))
        return tr("You have registered no issue here yet.");
    if (m_scopes.chosen() == QLatin1String("overdue"))
        return tr("Nothing is overdue.");
    return tr("There is nothing here.");
}

void IssueListModel::chooseScope(const QString& word)
{
    if (word == m_scopes.chosen() || !m_scopes.offers(word))
        return;
    m_scopes.choose(word);
    readFromTop();
}

void IssueListModel::chooseCategory(const QString& word)
{
    if (word == m_categories.chosen() || !m_categories.offers(word))
        return;
    m_categories.choose(word);
    readFromTop();
}

void IssueListModel::showScope(const QString& word)
{
    setSearch({});
    chooseCategory({});
    chooseScope(word);
}

IssueFilter IssueListModel::filter() const
{
    IssueFilter filter;
    for (const NamedScope& scope : kScopes)
        if (m_scopes.chosen() == QLatin1String(scope.word))
            filter.scope = scope.scope;
    filter.category = parseWord<Category>(m_categories.chosen().toStdString());
    filter.search = search().toStdString();
    return filter;
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
            answer.rows.push_back(textsOf(row, mine.now, yellowDays));
        return answer;
    };
}

} // namespace wupan
