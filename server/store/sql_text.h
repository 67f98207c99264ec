#pragma once

#include "server/store/sql_connection.h"

#include <functional>
#include <string>
#include <type_traits>
#include <vector>

namespace wupan {

/// SQL that is put together, with the values of its parameters.
class SqlText
{
public:
    void add(std::string_view text) { m_text += text; }
    template <class Value>
    void addValue(Value value)
    {
        m_binders.push_back([value = std::move(value)](SqlStatement& statement, int index) {
            if constexpr (std::is_same_v<Value, std::string>)
                statement.bind(index, std::string_view(value));
            else
                statement.bind(index, value);
        });
        m_text += "?" + std::to_string(m_binders.size());
    }
    template <class Value>
    void add(std::string_view text, Value value, std::string_view end = {})
    {
        add(text);
        addValue(std::move(value));
        add(end);
    }
    /// Nothing when the id is nil, which stands for any.
    template <class IdType>
    void addId(std::string_view condition, IdType id)
    {
        if (!id.isNil())
            add(condition, id.uuid);
    }
    /// REQUIRES: this outlives the statement's first step().
    [[nodiscard]] SqlStatement prepareIn(SqlConnection& connection) const
    {
        SqlStatement statement = connection.prepare(m_text);
        for (std::size_t i = 0; i < m_binders.size(); ++i)
            m_binders[i](statement, static_cast<int>(i) + 1);
        return statement;
    }

private:
    std::string m_text;
    std::vector<std::function<void(SqlStatement&, int)>> m_binders;
};

} // namespace wupan
