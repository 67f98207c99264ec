#pragma once

#include "visit_line_model.h"

#include <QObject>
#include <QtQmlIntegration>

namespace wupan {

class CoreThread;

/// The officer's own visits, the latest first: a year and more of them. Thread: the UI's; reads on
/// the core thread.
class VisitHistory final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(wupan::VisitLineModel* visits READ visits CONSTANT FINAL)
    Q_PROPERTY(bool loaded READ loaded NOTIFY loadedChanged FINAL)

public:
    explicit VisitHistory(CoreThread& core, QObject* parent = nullptr);

    [[nodiscard]] VisitLineModel* visits() { return &m_visits; }
    [[nodiscard]] bool loaded() const { return m_loaded; }

public slots:
    void refresh();

signals:
    void loadedChanged();

private:
    CoreThread& m_core;
    VisitLineModel m_visits;
    bool m_loaded = false;
};

} // namespace wupan
