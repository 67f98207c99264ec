#pragma once

#include "choice_model.h"
#include "core/store/issue_store.h"
#include "windowed_list_model.h"

#include <QTimer>
#include <QtQmlIntegration>

namespace wupan {

/// What the issue list shows of one issue.
struct IssueLine
{
    QString issueId;
    QString title;
    QString subtitle;
    QString tagText;
    QString tagTone;
    QString pendingText;
};

/// The issues that scope, category and search let through.
class IssueListModel final : public WindowedListModel<IssueLine>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Comes from AppModels")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged FINAL)
    Q_PROPERTY(wupan::ChoiceModel* scopes READ scopes CONSTANT FINAL)
    Q_PROPERTY(wupan::ChoiceModel* categories READ categories CONSTANT FINAL)
    /// Why the list is empty; empty while there are rows, or before the first answer.
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY countChanged FINAL)
    /// Overdue issues of the signed-in officer, for the badge of the navigation.
    Q_PROPERTY(int overdueOfMine READ overdueOfMine NOTIFY countsChanged FINAL)

public:
    enum IssueRole {
        issueIdRole = Qt::UserRole,
        titleRole,
        subtitleRole,
        tagTextRole,
        tagToneRole,
        pendingTextRole,
        loadedRole,
    };

    explicit IssueListModel(CoreThread& core, QObject* parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString& search);
    [[nodiscard]] ChoiceModel* scopes() { return &m_scopes; }
    [[nodiscard]] ChoiceModel* categories() { return &m_categories; }
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] int overdueOfMine() const { return m_overdueOfMine; }

    /// all, mine, overdue or awaitingRating.
    Q_INVOKABLE void chooseScope(const QString& word);
    /// A word of Category; empty = any.
    Q_INVOKABLE void chooseCategory(const QString& word);
    /// Reads counts and windows anew: at sign-in, and when the day turns.
    Q_INVOKABLE void refresh();

signals:
    void countChanged();
    void countsChanged();
    void searchChanged();
    /// Another filter or search: the view goes back to the top.
    void filterChanged();

private:
    [[nodiscard]] Reader reader() const override;
    void countWasRead() override { emit countChanged(); }
    [[nodiscard]] IssueFilter filter() const;
    void changeFilter();
    void readCounts();
    void showCounts(const IssueCounts& counts);

    ChoiceModel m_scopes;
    ChoiceModel m_categories;
    QString m_search;
    int m_overdueOfMine = 0;
    QTimer m_typing;
};

} // namespace wupan
