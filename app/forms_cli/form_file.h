#pragma once

#include "core/forms/form_definition.h"

namespace wupan::forms_cli {

/// `detail` is a sentence for the person at the terminal.
[[nodiscard]] Result<std::string> readFile(const std::string& path);

/// A form with the tables that it asks for, which are looked for in `media`; empty: in the form's
/// folder. Tables that are missing are problems of the form. unreadableFile: one problem a line.
[[nodiscard]] Result<forms::FormPtr> readForm(const std::string& path, const std::string& media);

} // namespace wupan::forms_cli
