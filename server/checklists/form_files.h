#pragma once

#include "core/forms/form_definition.h"
#include "core/model/checklist.h"
#include "server/checklists/mistakes.h"

#include <pugixml.hpp>

#include <set>
#include <string>
#include <vector>

namespace wupan {

/// Puts the tables that an XForm refers to (jr://file-csv/…, jr://file/…) into it, so that they
/// come to the tablets with it and are of the version that it is. CSV in UTF-8 or GB18030 with
/// names of columns in the first row; XML as it is. Says which files are missing or unreadable,
/// at the cell that names them, as far as `places` knows it. False when nothing was to be done.
bool embedFiles(pugi::xml_document& form, const forms::FormFiles& files, const FilePlaces& places,
                Mistakes& mistakes);

/// The pictures, sounds and videos that an XForm refers to (jr://images/…, jr://audio/…,
/// jr://video/…) out of `files`, by name. Says which are missing, too large or not what they are
/// shown as, at the cell that names them.
[[nodiscard]] std::vector<ChecklistFile> mediaOf(const pugi::xml_document& form,
                                                 const forms::FormFiles& files,
                                                 const FilePlaces& places, Mistakes& mistakes);

/// Everything that an XForm refers to by name, tables and media.
[[nodiscard]] std::set<std::string> namesIn(const pugi::xml_document& form);

/// Warns of files that came with a form and that nothing in it names. REQUIRES: embedFiles() was
/// not called yet.
void warnOfUnused(const pugi::xml_document& form, const forms::FormFiles& files,
                  Mistakes& mistakes);

} // namespace wupan
