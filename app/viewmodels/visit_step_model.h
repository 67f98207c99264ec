#pragma once

#include "keyed_list_model.h"

#include <QtQmlIntegration>

namespace wupan {

/// One step of a visit: the check-in, a section of the checklist, the summary, the signature.
struct VisitStepRow
{
    QString key;    ///< "checkIn", path of a section, "summary", "signature"
    QString number; ///< "4"
    QString title;
    QString progress; ///< "2/5", "required"
    bool finished = false;
    bool current = false;
    bool operator==(const VisitStepRow&) const = default;
};

class VisitStepModel : public KeyedListModel<VisitStepRow>
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a visit")

public:
    enum StepRole {
        keyRole = Qt::UserRole,
        numberRole,
        titleRole,
        progressRole,
        finishedRole,
        currentRole
    };

    explicit VisitStepModel(QObject* parent = nullptr)
        : KeyedListModel(parent)
    {}
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
};

} // namespace wupan
