#include "core/model/checklist.h"
#include "server/checklists/import_form.h"
#include "server/pages/issue_words.h"
#include "server/pages/mistake_words.h"
#include "server/pages/multipart.h"
#include "server/pages/page_files.h"
#include "server/pages/page_handlers.h"

#include <algorithm>
#include <set>

namespace wupan {
namespace {

constexpr std::string_view kPath = "/checklists/";
constexpr std::int64_t kMostVersions = 1'000;

/// The list below the verdict: drafts first, then what is published, the newest first.
class ChecklistRows
{
public:
    ChecklistRows(const PageCall& call, StoreTransaction& store)
        : m_call(call)
        , m_names(store, call.caller().park)
        , m_sources(store.checklistSources(call.caller().park))
    {
        for (const Document& document :
             store.records(call.caller().park, RecordType::checklist, {}, kMostVersions))
            m_published.push_back(fromDocument<Checklist>(document));
        std::ranges::reverse(m_published);
    }

    json::array rows()
    {
        json::array all;
        std::set<ChecklistId> published;
        for (const Checklist& checklist : m_published)
            published.insert(checklist.id);
        for (const ChecklistSource& source : m_sources)
            if (!published.contains(source.id)) {
                json::object row = rowOf(source.formId, source.version, source.title, source.id);
                row["isDraft"] = true;
                row["state"] = m_call.texts.text("draft");
                row["tone"] = "amber";
                all.push_back(std::move(row));
            }
        for (const Checklist& checklist : m_published) {
            json::object row =
                rowOf(checklist.formId, checklist.version, checklist.title, checklist.id);
            row["isDraft"] = false;
            row["state"] = m_call.texts.text(checklist.active ? "newVisitsUse" : "earlierVersion");
            row["tone"] = checklist.active ? "green" : "";
            all.push_back(std::move(row));
        }
        return all;
    }

private:
    json::object rowOf(const std::string& formId, const std::string& version,
                       const std::string& title, ChecklistId id)
    {
        json::object row{{"id", id.text()},
                         {"formId", formId},
                         {"version", version},
                         {"title", title},
                         {"hasSource", false}};
        const auto source = std::ranges::find(m_sources, id, &ChecklistSource::id);
        if (source == m_sources.end())
            return row;
        row["hasSource"] = true;
        row["sourceName"] = "." + source->kind;
        row["at"] = momentText(source->sentAt);
        row["who"] = m_names.of(RecordType::officer, source->sentBy);
        return row;
    }

    const PageCall& m_call;
    Names m_names;
    std::vector<ChecklistSource> m_sources;
    std::vector<Checklist> m_published;
};

Response pageOfChecklists(const PageCall& call, json::object model, int status = 200)
{
    const Status read = call.context.store.read([&](StoreTransaction& store) {
        json::array rows = ChecklistRows(call, store).rows();
        model["hasRows"] = !rows.empty();
        model["rows"] = std::move(rows);
        return done();
    });
    return read ? call.page(call.texts.text("checklists"), checklistsTemplate(), std::move(model),
                            status)
                : call.busy();
}

json::object verdict(const std::string& tone, const std::string& text)
{
    return {{"verdict", {{"tone", tone}, {"text", text}}}};
}

json::array mistakeRows(const PageCall& call, const CheckedForm& form)
{
    json::array rows;
    for (const Mistake& mistake : form.mistakes)
        rows.push_back(
            {{"weight", call.texts.text(mistake.isWarning ? "warning" : "mistake")},
             {"tone", mistake.isWarning ? "amber" : "red"},
             {"sheet", mistake.place.sheet},
             {"row", mistake.place.row == 0 ? std::string() : std::to_string(mistake.place.row)},
             {"column", columnOf(mistake)},
             {"text", sentenceOf(mistake, call.texts)}});
    return rows;
}

/// What became of a form that was sent or a draft that is to be published. `file`: what it was
/// called, for one that cannot be read far enough to tell its name.
Response answer(const PageCall& call, const ImportedForm& imported, const std::string& file)
{
    const CheckedForm& form = imported.form;
    const std::string& id = form.formId.empty() ? file : form.formId;
    const std::map<std::string, std::string> named{{"name", form.title.empty() ? id : form.title},
                                                   {"version", form.version}};
    json::object model;
    int status = 200;
    switch (imported.outcome) {
    case ImportOutcome::refused: {
        const auto warnings = std::ranges::count_if(form.mistakes, &Mistake::isWarning);
        auto counted = named;
        counted["warnings"] = std::to_string(warnings);
        counted["errors"] =
            std::to_string(static_cast<std::ptrdiff_t>(form.mistakes.size()) - warnings);
        model = verdict("red", call.texts.text("mistakesFound", counted));
        status = 422;
        break;
    }
    case ImportOutcome::drafted:
        model = verdict("green", call.texts.text("checklistSound", named));
        break;
    case ImportOutcome::published:
        model = verdict("green", call.texts.text("checklistPublished", named));
        break;
    case ImportOutcome::known:
        model = verdict("green", call.texts.text("checklistKnown", named));
        break;
    case ImportOutcome::versionTaken:
        model = verdict("red", call.texts.text("versionTaken", named));
        status = 422;
        break;
    }
    json::array mistakes = mistakeRows(call, form);
    model["hasMistakes"] = !mistakes.empty();
    model["mistakes"] = std::move(mistakes);
    return pageOfChecklists(call, std::move(model), status);
}

/// A name that every system takes.
std::string fileName(const std::string& formId, const std::string& version,
                     const std::string& ending)
{
    std::string name = formId + "-" + version;
    std::ranges::replace_if(
        name,
        [](unsigned char c) {
            return c <= 0x20 || c >= 0x7F ||
                   std::string_view("\\/:*?\"<>|;").find(static_cast<char>(c)) !=
                       std::string_view::npos;
        },
        '_');
    return name + ending;
}

} // namespace

Response showChecklists(const PageCall& call)
{
    return pageOfChecklists(call, {});
}

Response takeChecklist(const PageCall& call)
{
    std::string content = call.form().text("file");
    if (content.empty())
        return pageOfChecklists(call, verdict("red", call.texts.text("chooseFile")), 422);
    forms::FormFiles files;
    std::string name;
    for (const FormPart& part :
         multipartValues(call.request.header("content-type"), call.request.body))
        if (part.name == "file")
            name = part.fileName;
        else if (part.name == "beside" && !part.fileName.empty())
            files[std::string(part.fileName)] = part.value;
    const auto imported = importForm(call.context, call.caller(), std::move(content), files, false);
    return imported ? answer(call, *imported, name) : call.busy();
}

Response publishChecklist(const PageCall& call)
{
    const auto id = idOf(call.request.path, kPath, "/publish");
    if (!id)
        return call.notFound();
    const auto imported = publishDraft(call.context, call.caller(), ChecklistId{*id});
    if (!imported && imported.error().code == ErrorCode::notFound)
        return call.notFound();
    return imported ? answer(call, *imported, {}) : call.busy();
}

Response giveChecklist(const PageCall& call)
{
    const auto sourceId = idOf(call.request.path, kPath, "/source");
    const auto formId = idOf(call.request.path, kPath, "/xform");
    std::optional<Response> file;
    const Status read = call.context.store.read([&](StoreTransaction& store) {
        const ParkId park = call.caller().park;
        if (sourceId) {
            if (auto source = store.checklistSource(park, ChecklistId{*sourceId})) {
                const bool sheet = source->kind == "xlsx";
                file = download(
                    std::move(source->content),
                    sheet ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                          : "application/xml",
                    fileName(source->formId, source->version, "." + source->kind));
            }
        } else if (formId) {
            if (const auto stored = store.record(park, RecordType::checklist, *formId)) {
                auto checklist = fromDocument<Checklist>(stored->document);
                file = download(std::move(checklist.xml), "application/xml",
                                fileName(checklist.formId, checklist.version, ".xml"));
            }
        }
        return done();
    });
    if (!read)
        return call.busy();
    return file ? std::move(*file) : call.notFound();
}

} // namespace wupan
