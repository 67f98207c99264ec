#include "server/pages/list_export.h"

#include "server/api/exports.h"

namespace wupan {
namespace {

Response busy(const PageCall& call, const Error& error)
{
    Response response = call.busy();
    response.fault = error.detail;
    return response;
}

} // namespace

Response giveList(const PageCall& call, const std::string& name, const ListWriter& write)
{
    const bool asCsv = call.request.path.ends_with(".csv");
    const auto file = TemporaryFile::make();
    if (!file)
        return busy(call, file.error());
    const std::unique_ptr<Sheet> sheet = asCsv ? csvSheet(**file) : xlsxSheet(**file);
    Status made = call.context.store.read([&](StoreTransaction& store) {
        write(store, *sheet);
        return done();
    });
    if (made)
        made = sheet->finish();
    if (made)
        made = auditExport(call.context, call.caller(), name, (*file)->size());
    if (!made)
        return busy(call, made.error());
    const std::string dated = name + "-" + parkDate(call.now).text();
    Response response =
        asCsv ? download({}, "text/csv; charset=utf-8", dated + ".csv")
              : download({}, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                         dated + ".xlsx");
    response.file = *file;
    return response;
}

} // namespace wupan
