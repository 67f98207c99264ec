#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The documents that OpenRosa 1.0 clients read.
namespace wupan {

struct ListedForm
{
    std::string formId;
    std::string version;
    std::string name;
    std::string xml; ///< as it is given out
    std::string downloadUrl;
    std::string manifestUrl;
};

struct ListedFile
{
    std::string name;
    std::string content;
    std::string downloadUrl;
};

[[nodiscard]] std::string formListXml(const std::vector<ListedForm>& forms);
[[nodiscard]] std::string manifestXml(const std::vector<ListedFile>& files);
/// One sentence for the person at the phone.
[[nodiscard]] std::string messageXml(std::string_view sentence, bool isError);

/// "md5:" and 32 hex digits: by it a client sees that a file is another one. It protects nothing.
[[nodiscard]] std::string fileHash(std::string_view content);

} // namespace wupan
