#pragma once

#include "server/api/context.h"

#include <string>
#include <vector>

namespace wupan {

struct ImportReport
{
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t unchanged = 0;
    /// "第 3 行：…" – every line that was not imported, and why.
    std::vector<std::string> badLines;
    std::vector<std::string> unknownColumns;
};

/// Imports a table with a Chinese header: 企业名称 and 统一社会信用代码 are required, in any order,
/// with 行业 地址 片区 联系人 联系电话 规模 标签 纬度 经度 职工人数 beside them. The credit code
/// names the enterprise: the same file twice changes nothing. Cells that are empty leave what is
/// there. Each change stands in history. invalidInput when the file itself cannot be read as such a
/// table; then nothing is imported.
[[nodiscard]] Result<ImportReport> importEnterprises(ServerContext& context, const Caller& caller,
                                                     std::string_view bytes);

} // namespace wupan
