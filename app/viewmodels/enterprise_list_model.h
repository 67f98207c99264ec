#pragma once

#include "windowed_list_model.h"

#include <QtQmlIntegration>

namespace wupan {

/// All enterprises of the park, by name, or those that the search finds by name, credit code,
/// pinyin or initials.
class EnterpriseListModel final : public wupan::WindowedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Comes from AppModels")
    /// "386 enterprises"; empty before the first answer.
    Q_PROPERTY(QString countText READ countText NOTIFY countChanged FINAL)

public:
    enum EnterpriseRole {
        enterpriseIdRole = firstTextRole,
        nameRole,
        subtitleRole, ///< area · industry · last visit · open issues
        firstTagRole, ///< there is room for two
        firstToneRole,
        secondTagRole,
        secondToneRole,
    };

    explicit EnterpriseListModel(CoreThread& core, QObject* parent = nullptr);

    [[nodiscard]] QString countText() const;

    /// Reads the windows anew: at sign-in, and when the day turns.
    Q_INVOKABLE void refresh();

private:
    [[nodiscard]] Reader reader() const override;
    [[nodiscard]] QString textOfNothing() const override;
};

} // namespace wupan
