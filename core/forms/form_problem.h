#pragma once

#include "core/forms/form_definition.h"

#include <string>
#include <string_view>
#include <vector>

namespace wupan::forms {

/// One thing that is wrong with a form.
struct FormProblem
{
    enum class Kind {
        other,
        unknownNode,     ///< an expression reads what the form does not have; names: its path
        unknownInstance, ///< names: the id in instance('…')
        circle,          ///< names: the paths in the order in which they read each other
    };
    Kind kind = Kind::other;
    std::string path; ///< of the node that it is about: "/data/site/name"; empty: of none
    /// What of it: "relevant", "constraint", "calculate", "required", "readonly",
    /// "wupan:difficulty-when", "jr:count", "output", "value" (of a setvalue), "itemset"; empty:
    /// all of it.
    std::string part;
    std::string sentence; ///< as parseForm() says it: "bind /data/x, relevant: the form has no …"
    std::vector<std::string> names;
};

/// parseForm(), with every problem by itself when it is unreadableFile. `problems` is filled anew;
/// it stays empty when nothing of the form could be read.
[[nodiscard]] Result<FormPtr> parseForm(std::string_view xml, const FormFiles& files,
                                        std::vector<FormProblem>& problems);

} // namespace wupan::forms
