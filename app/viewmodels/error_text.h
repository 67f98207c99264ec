#pragma once

#include "core/base/result.h"
#include "core/procedure/step_refusal.h"

#include <QCoreApplication>
#include <QString>

namespace wupan {

/// What went wrong and what to do, in words for a tired officer.
class ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(wupan::ErrorText)

public:
    [[nodiscard]] static QString of(const Error& error);
    /// Why headquarters refused an edit, from the stable word that it sent.
    [[nodiscard]] static QString ofRefusal(const QString& reason);

private:
    [[nodiscard]] static QString ofStep(StepRefusal refusal);
};

} // namespace wupan
