#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace wupan {

/// The named parts of a form that holds files (multipart/form-data, RFC 7578), as they came.
/// `contentType`: the header with the boundary. What is not such a form has no parts.
[[nodiscard]] std::vector<std::pair<std::string_view, std::string_view>>
multipartValues(std::string_view contentType, std::string_view body);

struct SentFile
{
    std::string_view part; ///< the name of the form's field
    std::string_view name; ///< of the file, without folders
    std::string_view bytes;
};

/// The parts that are files with a name.
[[nodiscard]] std::vector<SentFile> multipartFiles(std::string_view contentType,
                                                   std::string_view body);

} // namespace wupan
