#include "core/base/utf8.h"
#include "core/model/department.h"
#include "server/api/desk.h"
#include "server/pages/page_files.h"
#include "server/pages/page_handlers.h"

#include <algorithm>

namespace wupan {
namespace {

constexpr std::size_t kMostNameBytes = 200;

json::array categoryBoxes(const PageCall& call, const std::vector<std::string>& chosen)
{
    json::array boxes;
    for (const auto& [category, name] : WordTable<Category>::entries)
        boxes.push_back({{"value", name},
                         {"label", call.texts.named("categories", name)},
                         {"on", std::ranges::find(chosen, name) != chosen.end()}});
    return boxes;
}

Response listOfDepartments(const PageCall& call, const std::string& trouble)
{
    json::object model;
    const Status read = call.context.store.read([&](StoreTransaction& store) {
        json::array rows;
        for (const Document& document : store.departments(call.caller().park)) {
            const auto department = fromDocument<Department>(document);
            rows.push_back({{"id", department.id.text()},
                            {"name", department.name},
                            {"categories", categoryBoxes(call, department.categories)}});
        }
        model = {{"rows", std::move(rows)},
                 {"categories", categoryBoxes(call, {})},
                 {"trouble", trouble}};
        return done();
    });
    if (!read)
        return call.busy();
    return call.page(call.texts.text("departments"), departmentsTemplate(), std::move(model),
                     trouble.empty() ? 200 : 422);
}

} // namespace

Response showDepartments(const PageCall& call)
{
    return listOfDepartments(call, "");
}

/// A new one, or the one that the form names.
Response changeDepartment(const PageCall& call)
{
    const FormValues form = call.form();
    Department department;
    department.name = form.text("name");
    department.categories = form.all("category");
    std::erase_if(department.categories,
                  [](const std::string& name) { return !parseWord<Category>(name); });
    if (department.name.empty() || department.name.size() > kMostNameBytes ||
        !isReadable(department.name))
        return listOfDepartments(call, call.texts.text("badName"));
    const std::string id = form.text("id");
    const auto named = DepartmentId::parse(id);
    if (!id.empty() && !named)
        return call.notFound();
    department.id = named.value_or(DepartmentId{Uuid::v7(call.now, call.context.random)});
    bool found = true;
    const Status written = call.context.store.write([&](StoreTransaction& store) {
        const ParkId park = call.caller().park;
        found = !named || store.record(park, RecordType::department, named->uuid);
        if (found && putAtDesk(call.context, call.caller(), store, RecordType::department,
                               toDocument(department)))
            store.addAudit({park,
                            call.now,
                            AuditEvent::settingsChanged,
                            call.caller().actor.id,
                            {},
                            {{"department", department.id.text()}}});
        return done();
    });
    if (!written)
        return listOfDepartments(call, call.texts.text("busy"));
    return found ? redirect("/departments") : call.notFound();
}

} // namespace wupan
