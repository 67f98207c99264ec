#pragma once

#include "server/checklists/form_files.h"
#include "server/checklists/mistakes.h"

#include <string>
#include <string_view>
#include <vector>

namespace wupan {

struct Workbook;

/// What somebody wants to publish as a checklist, and what is wrong with it.
struct CheckedForm
{
    std::string formId;
    std::string version;
    std::string title;
    std::string xml; ///< an ODK XForm; empty when there are mistakes other than warnings
    std::vector<Mistake> mistakes;
    std::vector<ChecklistFile> files; ///< pictures, sounds and videos that it shows
    FilePlaces places; ///< of the files that a spreadsheet names; an XForm has no cells

    [[nodiscard]] bool isSound() const { return !xml.empty(); }
};

/// Reads a checklist: an XLSForm as .xlsx (docs/checklists.md says what it may hold), or an XForm
/// as it is, with the tables that it reads and the pictures that it shows. Every mistake is found
/// in one go. What is sound can be filled in: core/forms read it. The same bytes give the same
/// XForm. Throws nothing, whatever the bytes are. Thread: any.
[[nodiscard]] CheckedForm checkForm(std::string_view bytes, const forms::FormFiles& files = {});

/// Names of the files that a checklist reads or shows, as far as it can be read itself.
[[nodiscard]] std::set<std::string> filesNamedBy(std::string_view bytes);

/// The XLSForm as an XForm, which core/forms did not see yet.
[[nodiscard]] CheckedForm convertXlsForm(std::string_view bytes);
[[nodiscard]] CheckedForm convertXlsForm(const Workbook& workbook);

} // namespace wupan
