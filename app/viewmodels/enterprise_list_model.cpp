#include "enterprise_list_model.h"

#include "core/store/tablet.h"
#include "enterprise_text.h"

#include <algorithm>

namespace wupan {
namespace {

QHash<int, QString> textsOf(const EnterpriseRow& row, Instant now)
{
    using Model = EnterpriseListModel;
    const Enterprise& enterprise = row.enterprise;
    const int open = static_cast<int>(row.openIssues);
    const QString issues =
        open > 0 ? EnterpriseListModel::tr("%n open issue(s)", nullptr, open) : QString();
    auto tags = enterprise_text::tagsOf(enterprise);
    tags.resize(std::max<std::size_t>(tags.size(), 2)); // empty ones are not shown
    return {
        {Model::enterpriseIdRole, QString::fromStdString(enterprise.id.text())},
        {Model::nameRole, QString::fromStdString(enterprise.name)},
        {Model::subtitleRole,
         enterprise_text::joined({QString::fromStdString(enterprise.area),
                                  QString::fromStdString(enterprise.industry),
                                  enterprise_text::lastVisitText(row.lastVisitAt, now), issues})},
        {Model::firstTagRole, tags[0].text},
        {Model::firstToneRole, tags[0].tone},
        {Model::secondTagRole, tags[1].text},
        {Model::secondToneRole, tags[1].tone},
    };
}

} // namespace

EnterpriseListModel::EnterpriseListModel(CoreThread& core, QObject* parent)
    : WindowedListModel(core,
                        {{enterpriseIdRole, "enterpriseId"},
                         {nameRole, "name"},
                         {subtitleRole, "subtitle"},
                         {firstTagRole, "firstTag"},
                         {firstToneRole, "firstTone"},
                         {secondTagRole, "secondTag"},
                         {secondToneRole, "secondTone"}},
                        parent)
{
    connect(&core, &CoreThread::recordsChanged, this, &EnterpriseListModel::refresh);
    refresh();
}

QString EnterpriseListModel::countText() const
{
    return answered() ? tr("%n enterprise(s)", nullptr, count()) : QString();
}

QString EnterpriseListModel::textOfNothing() const
{
    return tr("No enterprises on this tablet yet. They come with the first sync.");
}

void EnterpriseListModel::refresh()
{
    readAnew();
}

EnterpriseListModel::Reader EnterpriseListModel::reader() const
{
    return [search = search().toStdString()](Tablet& tablet, int first) {
        EnterpriseStore enterprises(tablet.database());
        Answer answer;
        answer.total = static_cast<int>(enterprises.count(search));
        for (const EnterpriseRow& row : enterprises.page(search, first, kWindowSize))
            answer.rows.push_back(textsOf(row, tablet.clock().now()));
        return answer;
    };
}

} // namespace wupan
