#pragma once

#include <string_view>
#include <vector>

namespace wupan {

/// A part of a form; views into its body.
struct FormPart
{
    std::string_view name;
    std::string_view value;
    bool isFile = false;       ///< also when no file was chosen; then it is empty
    std::string_view fileName; ///< without folders
};

/// The named parts of a form that holds files (multipart/form-data, RFC 7578), as they came.
/// `contentType`: the header with the boundary. What is not such a form has no parts.
[[nodiscard]] std::vector<FormPart> multipartValues(std::string_view contentType,
                                                    std::string_view body);

} // namespace wupan
