#include "server/checklists/import_form.h"

#include "core/base/hash.h"
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

std::string digestOf(const std::string& content, const forms::FormFiles& files)
{
    std::string all = sha256Hex(content);
    for (const auto& [name, bytes] : files)
        all += name + '\n' + sha256Hex(bytes);
    return sha256Hex(all);
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

    void keep(ChecklistSource source)
    {
        if (foundPublished(source.digest))
            return;
        for (const ChecklistSource& draft : m_store.checklistSources(m_caller.park))
            if (draft.formId == m_form.formId && draft.version == m_form.version)
                m_store.removeChecklistSource(m_caller.park, draft.id);
        source.id = ChecklistId{Uuid::v7(source.sentAt, m_context.random)};
        m_store.putChecklistSource(source);
        m_imported.id = source.id;
        m_imported.outcome = ImportOutcome::drafted;
    }

    void publishDraft(const ChecklistSource& draft)
    {
        if (foundPublished(draft.digest))
            return;
        m_imported.id = draft.id;
        publish();
    }

private:
    bool foundPublished(const std::string& digest)
    {
        const auto same = std::ranges::find_if(m_published, [this](const Checklist& one) {
            return one.formId == m_form.formId && one.version == m_form.version;
        });
        if (same == m_published.end())
            return false;
        // An older program may have made another XForm of the same spreadsheet.
        const auto source = m_store.checklistSource(m_caller.park, same->id);
        const bool isSame = same->xml == m_form.xml && same->files == m_form.files;
        const bool isKnown = isSame || (source && source->digest == digest);
        m_imported.id = same->id;
        m_imported.outcome = isKnown ? ImportOutcome::known : ImportOutcome::versionTaken;
        return true;
    }

    void publish()
    {
        // New visits begin with the one that is active; visits keep the version that they have.
        for (Checklist& earlier : m_published)
            if (std::exchange(earlier.active, false))
                putAtDesk(m_context, m_caller, m_store, RecordType::checklist, toDocument(earlier));
        Checklist checklist;
        checklist.id = m_imported.id;
        checklist.formId = m_form.formId;
        checklist.version = m_form.version;
        checklist.title = m_form.title;
        checklist.xml = m_form.xml;
        checklist.files = m_form.files;
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
                                const forms::FormFiles& files, bool publish)
{
    ImportedForm imported;
    imported.form = checkForm(content, files);
    if (!imported.form.isSound())
        return imported;
    ChecklistSource source;
    source.park = caller.park;
    source.formId = imported.form.formId;
    source.version = imported.form.version;
    source.title = imported.form.title;
    source.kind = content.starts_with("PK") ? "xlsx" : "xml";
    source.digest = digestOf(content, files);
    source.content = std::move(content);
    source.xml = imported.form.xml;
    source.files = imported.form.files;
    source.sentAt = context.clock.now();
    source.sentBy = caller.actor.id;
    for (const ChecklistFile& file : source.files)
        if (const auto kept = context.files.keep(files.at(file.name)); !kept)
            return kept.error();
    const Status kept = context.store.write([&](StoreTransaction& store) {
        FormKeeper(context, caller, store, imported).keep(source);
        if (publish && imported.outcome == ImportOutcome::drafted)
            if (const auto draft = store.checklistSource(caller.park, imported.id))
                FormKeeper(context, caller, store, imported).publishDraft(*draft);
        return done();
    });
    if (!kept)
        return kept.error();
    return imported;
}

Result<ImportedForm> publishDraft(ServerContext& context, const Caller& caller, ChecklistId id)
{
    ImportedForm imported;
    const Status published = context.store.write([&](StoreTransaction& store) -> Status {
        const auto draft = store.checklistSource(caller.park, id);
        if (!draft)
            return Error{ErrorCode::notFound, "checklist"};
        imported.form.formId = draft->formId;
        imported.form.version = draft->version;
        imported.form.title = draft->title;
        imported.form.xml = draft->xml;
        imported.form.files = draft->files;
        FormKeeper(context, caller, store, imported).publishDraft(*draft);
        return done();
    });
    if (!published)
        return published.error();
    return imported;
}

} // namespace wupan
