#pragma once

#include "server/api/context.h"
#include "server/checklists/xlsform.h"

#include <string>

namespace wupan {

enum class ImportOutcome {
    refused,      ///< it has mistakes; nothing was kept
    drafted,      ///< kept, in place of an earlier draft of that version
    published,    ///< tablets get it with their next sync, and new visits begin with it
    known,        ///< published before, with this content; nothing was changed
    versionTaken, ///< published before, with other content; nothing was changed
};

struct ImportedForm
{
    CheckedForm form;
    ImportOutcome outcome = ImportOutcome::refused;
    ChecklistId id; ///< of the draft or the version; nil when it was refused
};

/// Checks a spreadsheet (.xlsx) or an XForm and keeps it, as a draft or published. `files`: the
/// tables that it reads and what it shows. A version that was published is never changed. Errors:
/// those of the store and of FilesFolder::keep().
[[nodiscard]] Result<ImportedForm> importForm(ServerContext& context, const Caller& caller,
                                              std::string content, const forms::FormFiles& files,
                                              bool publish);
/// Publishes what was kept as a draft. notFound when there is no such draft.
[[nodiscard]] Result<ImportedForm> publishDraft(ServerContext& context, const Caller& caller,
                                                ChecklistId id);

} // namespace wupan
