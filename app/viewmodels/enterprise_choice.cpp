#include "enterprise_choice.h"

#include "app/core_thread.h"
#include "core/store/enterprise_store.h"
#include "core/store/record_store.h"

namespace wupan {
namespace {

constexpr int kSearchPauseMs = 120;
constexpr int kOffered = 8;

} // namespace

EnterpriseChoice::EnterpriseChoice(CoreThread& core)
    : m_core(core)
{
    m_searching.setSingleShot(true);
    m_searching.setInterval(kSearchPauseMs);
    connect(&m_searching, &QTimer::timeout, this, &EnterpriseChoice::find);
}

void EnterpriseChoice::begin(EnterpriseId id, const QString& name, bool fixed)
{
    m_id = id;
    m_name = name;
    m_fixed = fixed;
    m_search.clear();
    m_searching.stop();
    m_offered.setChoices({});
    if (m_id.isNil())
        find();
    emit changed();
    emit chosenChanged();
}

void EnterpriseChoice::setSearch(const QString& text)
{
    if (text == m_search)
        return;
    m_search = text;
    m_searching.start();
    emit changed();
}

void EnterpriseChoice::find()
{
    m_core.read(
        this,
        [search = m_search.toStdString()](Tablet& tablet) {
            QList<Choice> found;
            for (const EnterpriseRow& row :
                 EnterpriseStore(tablet.database()).page(search, 0, kOffered))
                found.append({QString::fromStdString(row.enterprise.id.text()),
                              QString::fromStdString(row.enterprise.name)});
            return found;
        },
        [this, search = m_search](const QList<Choice>& found) {
            if (search == m_search && m_id.isNil())
                m_offered.setChoices(found);
        });
}

void EnterpriseChoice::choose(const QString& enterpriseId)
{
    const auto id = EnterpriseId::parse(enterpriseId.toStdString());
    if (!id || m_fixed || !m_offered.offers(enterpriseId))
        return;
    m_offered.choose(enterpriseId);
    m_id = *id;
    m_name = m_offered.chosenText();
    m_offered.setChoices({});
    emit changed();
    emit chosenChanged();
}

void EnterpriseChoice::forget()
{
    if (m_fixed || m_id.isNil())
        return;
    m_id = {};
    m_name.clear();
    find();
    emit changed();
    emit chosenChanged();
}

QString enterpriseName(Tablet& tablet, EnterpriseId id)
{
    const auto enterprise = RecordStore(tablet.database()).load<Enterprise>(id);
    return enterprise ? QString::fromStdString(enterprise->name) : QString();
}

} // namespace wupan
