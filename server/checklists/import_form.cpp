#include "server/checklists/import_form.h"

#include "core/model/checklist.h"
#include "server/api/desk.h"

#include <algorithm>
#include <optional>

namespace wupan {
namespace {

// Versions of a park's checklists: some a year.
constexpr std::int64_t kMostVersions = 10'000;

std::vector<Checklist> published(StoreTransaction& store, ParkId park)
{
    std::vector<Checklist> all;
    for (const Document& document : store.records(park, RecordType::checklist, {}, kMostVersions))
        all.push_back(fromDocument<Checklist>(document));
    return all;
}

/// Keeps and publishes one checked form within one transaction.
class FormKeeper
{
public:
    FormKeeper(ServerContext& context, const Caller& caller, StoreTransaction& store,
               ImportedForm& imported)
        : m_context(context)
        , m_caller(caller)
        , m_store(store)
        , m_imported(imported)
        , m_form(imported.form)
        , m_published(published(store, caller.park))
    {}

    void keep(std::string content, bool publish)
    {
        if (foundPublished(content))
            return;
        for (const ChecklistSource& draft : m_store.checklistSources(m_caller.park))
            if (draft.formId == m_form.formId && draft.version == m_form.version)
                m_store.removeChecklistSource(m_caller.park, draft.id);
        const Instant now = m_context.clock.now();
        m_imported.id = ChecklistId{Uuid::v7(now, m_context.random)};
        m_store.putChecklistSource({m_imported.id, m_caller.park, m_form.formId, m_form.version,
                                    m_form.title, std::move(content), now, m_caller.actor.id});
        m_imported.outcome = ImportOutcome::drafted;
        if (publish)
            this->publish();
    }

private:
    bool foundPublished(const std::string& content)
    {
        const auto same = std::ranges::find_if(m_published, [this](const Checklist& one) {
            return one.formId == m_form.formId && one.version == m_form.version;
        });
        if (same == m_published.end())
            return false;
        // An older program may have made another XForm of the same spreadsheet.
        const auto source = m_store.checklistSource(m_caller.park, same->id);
        const bool isKnown = same->xml == m_form.xml || (source && source->content == content);
        m_imported.id = same->id;
        m_imported.outcome = isKnown ? ImportOutcome::known : ImportOutcome::versionTaken;
        return true;
    }

    void publish()
    {
        // New visits begin with the one that is active; visits keep the version that they have.
        for (Checklist& earlier : m_published)
            if (std::exchange(earlier.active, false))
                putAtDesk(m_context, m_caller, m_store, RecordType::checklist,
                          toDocument(earlier));
        Checklist checklist;
        checklist.id = m_imported.id;
        checklist.formId = m_form.formId;
        checklist.version = m_form.version;
        checklist.title = m_form.title;
        checklist.xml = m_form.xml;
        putAtDesk(m_context, m_caller, m_store, RecordType::checklist, toDocument(checklist));
        AuditEntry entry;
        entry.park = m_caller.park;
        entry.at = m_context.clock.now();
        entry.event = AuditEvent::checklistPublished;
        entry.officer = m_caller.actor.id;
        entry.detail = {{"checklist", checklist.id.text()}};
        m_store.addAudit(entry);
        m_imported.outcome = ImportOutcome::published;
    }

    ServerContext& m_context;
    const Caller& m_caller;
    StoreTransaction& m_store;
    ImportedForm& m_imported;
    const CheckedForm& m_form;
    std::vector<Checklist> m_published;
};

} // namespace

Result<ImportedForm> importForm(ServerContext& context, const Caller& caller, std::string content,
                                bool publish)
{
    ImportedForm imported;
    imported.form = checkForm(content);
    if (!imported.form.isSound())
        return imported;
    const Status kept = context.store.write([&](StoreTransaction& store) {
        FormKeeper(context, caller, store, imported).keep(content, publish);
        return done();
    });
    if (!kept)
        return kept.error();
    return imported;
}

Result<ImportedForm> publishDraft(ServerContext& context, const Caller& caller, ChecklistId draft)
{
    std::optional<ChecklistSource> source;
    const Status read = context.store.read([&](StoreTransaction& store) {
        source = store.checklistSource(caller.park, draft);
        return done();
    });
    if (!read)
        return read.error();
    if (!source)
        return Error{ErrorCode::notFound, "checklist"};
    return importForm(context, caller, std::move(source->content), true);
}

} // namespace wupan
