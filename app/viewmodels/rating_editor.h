#pragma once

#include "choice_model.h"

#include "core/base/result.h"

#include <QImage>
#include <QObject>
#include <QtQmlIntegration>

namespace wupan {

class CoreThread;

/// What the enterprise says of an answer, collected on the spot: one of the five grades, a remark,
/// and the signature of whoever says so (domain rule 5). Thread: the UI's; writes on the core
/// thread.
class RatingEditor final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to IssueEditor")
    /// The open issue has an answer that this person may have rated.
    Q_PROPERTY(bool wanted READ wanted NOTIFY changed FINAL)
    Q_PROPERTY(wupan::ChoiceModel* grades READ grades CONSTANT FINAL)
    Q_PROPERTY(QString remark READ remark WRITE setRemark NOTIFY changed FINAL)
    Q_PROPERTY(bool signedOff READ signedOff NOTIFY changed FINAL)
    Q_PROPERTY(bool canSubmit READ canSubmit NOTIFY changed FINAL)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed FINAL)

public:
    explicit RatingEditor(CoreThread& core, QObject* parent = nullptr);

    [[nodiscard]] bool wanted() const { return m_wanted; }
    [[nodiscard]] ChoiceModel* grades() { return &m_grades; }
    [[nodiscard]] QString remark() const { return m_remark; }
    void setRemark(const QString& remark);
    [[nodiscard]] bool signedOff() const { return !m_signature.isNull(); }
    [[nodiscard]] bool canSubmit() const;
    [[nodiscard]] QString errorText() const { return m_errorText; }

    /// What was filled in for another issue is forgotten.
    void show(const QString& issueId, bool wanted);

    Q_INVOKABLE void chooseGrade(const QString& word);
    Q_INVOKABLE void sign(const QImage& signature);
    Q_INVOKABLE void wipe();
    Q_INVOKABLE void submit();

signals:
    void changed();
    /// The rating is on this tablet and on its way.
    void submitted();

private:
    void clear();
    void finish(const QString& issueId, const Status& status);

    CoreThread& m_core;
    QString m_issueId;
    bool m_wanted = false;
    bool m_saving = false;
    ChoiceModel m_grades;
    QString m_remark;
    QImage m_signature;
    QString m_errorText;
};

} // namespace wupan
