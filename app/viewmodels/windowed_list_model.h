#pragma once

#include "app/core_thread.h"
#include "window_cache.h"

#include <QAbstractListModel>
#include <QSet>
#include <QTimer>
#include <QtQmlIntegration>

#include <functional>
#include <vector>

namespace wupan {

/// A list that can be searched, as long as its query finds rows, with only a few windows of them in
/// memory. A row that was never loaded is blank until its window arrives. When records change, the
/// windows at hand are read anew in place; the list is never reset. Thread: the UI's; reads on the
/// core thread.
/// Deriving classes name it with its namespace, or the QML type registration does not find it.
class WindowedListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged FINAL)
    /// Why the list is empty; empty while there are rows, or before the first answer.
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY countChanged FINAL)

public:
    enum WindowedRole {
        loadedRole = Qt::UserRole, ///< bool
        firstTextRole,             ///< here the roles of the list begin: each a text
    };

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override { return m_roleNames; }

    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString& search);
    [[nodiscard]] QString emptyText() const;

signals:
    void countChanged();
    void searchChanged();
    /// Another filter or search: the view goes back to the top.
    void filterChanged();

protected:
    using Row = QHash<int, QString>; ///< text by role
    static constexpr int kWindowSize = WindowCache<Row>::kWindowSize;
    /// A window, and how long the list is.
    struct Answer
    {
        int total = 0;
        std::vector<Row> rows;
    };
    /// Reads the window that begins at a row; on the core thread, so it holds what it needs.
    using Reader = std::function<Answer(Tablet&, int first)>;

    /// `textRoles`: from firstTextRole on.
    WindowedListModel(CoreThread& core, QHash<int, QByteArray> textRoles, QObject* parent);

    /// Of filter and search as they are now.
    [[nodiscard]] virtual Reader reader() const = 0;
    /// Why nothing is there although nothing is searched.
    [[nodiscard]] virtual QString textOfNothing() const = 0;

    [[nodiscard]] CoreThread& core() const { return m_core; }
    /// Whether any answer came yet.
    [[nodiscard]] bool answered() const { return m_answered; }
    /// For another filter. What is shown stays until the first window arrives: no flicker.
    void readFromTop();
    /// For other records, or another day.
    void readAnew();

private:
    void request(int first) const;
    void adopt(int first, Answer answer);
    void setCount(int count);

    CoreThread& m_core;
    QHash<int, QByteArray> m_roleNames;
    QString m_search;
    QTimer m_typing;
    int m_count = 0;
    bool m_answered = false;
    bool m_showsOlderFilter = false; ///< delegates still hold rows of the filter before
    int m_generation = 0;            ///< answers to older requests are dropped
    mutable WindowCache<Row> m_cache;
    mutable QSet<int> m_requested; ///< windows on their way, of this generation
};

} // namespace wupan
