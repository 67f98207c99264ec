#pragma once

#include "choice_model.h"
#include "core/store/issue_store.h"
#include "window_cache.h"

#include <QAbstractListModel>
#include <QSet>
#include <QTimer>
#include <QtQmlIntegration>

namespace wupan {

class CoreThread;

/// The issue list: as long as the filter finds issues, with only a few windows of rows in memory. A
/// row that was never loaded shows nothing until its window arrives. When records change, the
/// windows at hand are read anew in place; the list is never reset. Thread: the UI's; reads on the
/// core thread.
class IssueListModel final : public QAbstractListModel
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

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return m_count; }
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
    struct Line
    {
        QString issueId;
        QString title;
        QString subtitle;
        QString tagText;
        QString tagTone;
        QString pendingText;
        bool operator==(const Line&) const = default;
    };
    struct Answer
    {
        int total = 0;
        std::vector<Line> lines;
    };

    [[nodiscard]] IssueFilter filter() const;
    void changeFilter();
    void readCounts();
    void showCounts(const IssueCounts& counts);
    void request(int first) const;
    void adopt(int first, Answer answer);
    void setCount(int count);
    static Answer read(class Tablet& tablet, IssueFilter filter, int first);

    CoreThread& m_core;
    ChoiceModel m_scopes;
    ChoiceModel m_categories;
    QString m_search;
    int m_count = 0;
    int m_overdueOfMine = 0;
    bool m_answered = false;
    bool m_showsOlderFilter = false; ///< delegates still hold rows of the filter before
    int m_generation = 0;            ///< answers to older filters are dropped
    QTimer m_typing;
    mutable WindowCache<Line> m_cache;
    mutable QSet<int> m_requested; ///< windows on their way, of this generation
};

} // namespace wupan
