#include "enterprise_profile.h"

#include "app/core_thread.h"

namespace wupan {

EnterpriseProfile::EnterpriseProfile(CoreThread& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
    connect(&m_core, &CoreThread::recordsChanged, this, &EnterpriseProfile::refresh);
}

void EnterpriseProfile::open(const QString& enterpriseId)
{
    if (enterpriseId == m_enterpriseId)
        return;
    m_enterpriseId = enterpriseId;
    m_loaded = false;
    emit enterpriseIdChanged();
    emit changed();
    refresh();
}

void EnterpriseProfile::close()
{
    open({});
    show({}, std::nullopt);
}

void EnterpriseProfile::refresh()
{
    const auto id = EnterpriseId::parse(m_enterpriseId.toStdString());
    if (!id)
        return;
    m_core.read(
        this, [id = *id](Tablet& tablet) { return readEnterpriseDetails(tablet, id); },
        [this, enterpriseId = m_enterpriseId](std::optional<EnterpriseDetails> details) {
            show(enterpriseId, std::move(details));
        });
}

void EnterpriseProfile::show(const QString& enterpriseId, std::optional<EnterpriseDetails> details)
{
    if (enterpriseId != m_enterpriseId)
        return; // another one was opened meanwhile
    m_loaded = details.has_value();
    m_details = details ? std::move(*details) : EnterpriseDetails{};
    m_tags.show(std::move(m_details.tags));
    m_issues.show(std::move(m_details.issues));
    m_visits.show(std::move(m_details.visits));
    emit changed();
}

} // namespace wupan
