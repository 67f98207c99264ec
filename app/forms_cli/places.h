#pragma once

#include "core/forms/filling_session.h"

/// Outside, instances of a repeat are counted as XPath does, "/data/site[2]/name"; within a session
/// they have keys that never change.
namespace wupan::forms_cli {

/// With keys. A repeat around the last step that has no number means its first instance. notFound:
/// `detail` says what is not there.
[[nodiscard]] Result<std::string> withSessionKeys(const forms::FillingSession& session,
                                                  const std::string& place);

/// The other way: numbers in place of keys.
[[nodiscard]] std::string withNumbers(const forms::FillingSession& session,
                                      const std::string& path);

} // namespace wupan::forms_cli
