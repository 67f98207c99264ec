#include "issue_stations_model.h"

#include "issue_text.h"

namespace wupan {

QVariant IssueStationsModel::data(const QModelIndex& index, int role) const
{
    const IssueStation* station = rowAt(index);
    if (station == nullptr)
        return {};
    if (role == textRole)
        return station->text;
    return role == progressRole ? QVariant(station->progress) : QVariant();
}

QHash<int, QByteArray> IssueStationsModel::roleNames() const
{
    return {{textRole, "text"}, {progressRole, "progress"}};
}

IssueState IssueStationsModel::stationOf(const Issue& issue)
{
    switch (issue.state) {
    case IssueState::returned:
        return IssueState::registered;
    case IssueState::contested:
        return IssueState::assigned;
    case IssueState::suspended: {
        Issue before = issue;
        before.state = issue.stateBeforeSuspension.value_or(IssueState::handling);
        return before.state == IssueState::suspended ? IssueState::handling : stationOf(before);
    }
    default:
        return issue.state;
    }
}

void IssueStationsModel::show(const Issue& issue)
{
    const IssueState present = stationOf(issue);
    const bool over = issue.state == IssueState::closed;
    std::vector<IssueStation> stations;
    for (int i = 0; i <= static_cast<int>(IssueState::closed); ++i) {
        const auto state = static_cast<IssueState>(i);
        const bool done = state < present || over;
        const bool current = state == present && !over;
        stations.push_back({QString::fromUtf8(word(state)), issue_text::stationName(state),
                            done      ? QStringLiteral("done")
                            : current ? QStringLiteral("current")
                                      : QStringLiteral("ahead")});
    }
    KeyedListModel::show(std::move(stations));
}

} // namespace wupan
