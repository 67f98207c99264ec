#pragma once

#include "server/api/http_messages.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wupan {

/// The names and values of a query or of a form (application/x-www-form-urlencoded). What is not
/// UTF-8 is left out.
class FormValues
{
public:
    FormValues() = default;
    explicit FormValues(std::string_view encoded);
    /// Of a form that was sent, with or without files (multipart/form-data). What a file holds
    /// stays as it is.
    [[nodiscard]] static FormValues of(const Request& request);

    /// The first value of that name; empty when there is none.
    [[nodiscard]] std::string text(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> all(std::string_view name) const;

    /// Without those that have no value.
    [[nodiscard]] FormValues with(std::string_view name, std::string value) const;
    [[nodiscard]] std::string encoded() const;

    [[nodiscard]] auto begin() const { return m_values.begin(); }
    [[nodiscard]] auto end() const { return m_values.end(); }

private:
    std::vector<std::pair<std::string, std::string>> m_values;
};

} // namespace wupan
