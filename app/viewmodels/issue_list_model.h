#pragma once

#include "choice_model.h"
#include "core/store/issue_store.h"
#include "windowed_list_model.h"

#include <QtQmlIntegration>

namespace wupan {

/// The issues that scope, category and search let through.
class IssueListModel final : public wupan::WindowedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Comes from AppModels")
    Q_PROPERTY(wupan::ChoiceModel* scopes READ scopes CONSTANT FINAL)
    Q_PROPERTY(wupan::ChoiceModel* categories READ categories CONSTANT FINAL)
    /// Overdue issues of the signed-in officer, for the badge of the navigation.
    Q_PROPERTY(int overdueOfMine READ overdueOfMine NOTIFY countsChanged FINAL)

public:
    enum IssueRole {
        issueIdRole = firstTextRole,
        titleRole,
        subtitleRole,
        tagTextRole,
        tagToneRole,
        pendingTextRole,
    };

    explicit IssueListModel(CoreThread& core, QObject* parent = nullptr);

    [[nodiscard]] ChoiceModel* scopes() { return &m_scopes; }
    [[nodiscard]] ChoiceModel* categories() { return &m_categories; }
    [[nodiscard]] int overdueOfMine() const { return m_overdueOfMine; }

    /// all, mine, overdue or awaitingRating.
    Q_INVOKABLE void chooseScope(const QString& word);
    /// A word of Category; empty = any.
    Q_INVOKABLE void chooseCategory(const QString& word);
    /// All issues of a scope: neither a category nor a search narrows them.
    Q_INVOKABLE void showScope(const QString& word);
    /// Reads counts and windows anew: at sign-in, and when the day turns.
    Q_INVOKABLE void refresh();

signals:
    void countsChanged();

private:
    [[nodiscard]] Reader reader() const override;
    [[nodiscard]] QString textOfNothing() const override;
    [[nodiscard]] IssueFilter filter() const;
    void readCounts();
    void showCounts(const IssueCounts& counts);

    ChoiceModel m_scopes;
    ChoiceModel m_categories;
    int m_overdueOfMine = 0;
};

} // namespace wupan
