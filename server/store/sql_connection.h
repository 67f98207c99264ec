#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/base/uuid.h"
#include "core/model/record_codec.h"
#include "core/store/search_words.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace wupan {

/// What the rows of headquarters throw when they cannot be read or written. SQLite's own layer
/// throws SqliteError beside it; both end in guardedStore().
class SqlError : public std::runtime_error
{
public:
    explicit SqlError(Error error)
        : std::runtime_error(error.detail)
        , m_error(std::move(error))
    {}
    [[nodiscard]] const Error& asError() const { return m_error; }

private:
    Error m_error;
};

/// Runs `work`; whatever a database throws becomes an Error here, and nowhere else.
[[nodiscard]] Status guardedStore(const std::function<Status()>& work);

/// A prepared statement of either database, in the shape of core/store/database.h's Statement:
/// binds from 1, columns count from 0. At most one per SQL text may be alive at a time.
class SqlStatement
{
public:
    enum class Kind { integer, text, blob, uuid };

    /// What a database has to do for it.
    class Backend
    {
    public:
        virtual ~Backend() = default;
        virtual void bindNull(int index, Kind kind) = 0;
        virtual void bind(int index, std::int64_t value) = 0;
        /// The bytes must outlive the next step().
        virtual void bind(int index, std::string_view bytes, Kind kind) = 0;
        virtual void bind(int index, const Uuid& uuid) = 0;
        virtual bool step() = 0;
        /// To its end. Returns how many rows changed.
        virtual std::int64_t run() = 0;
        [[nodiscard]] virtual bool isNull(int column) const = 0;
        [[nodiscard]] virtual std::int64_t integer(int column) const = 0; ///< of a boolean: 0 or 1
        [[nodiscard]] virtual std::string_view bytes(int column, Kind kind) const = 0;
    };

    explicit SqlStatement(std::unique_ptr<Backend> backend)
        : m_backend(std::move(backend))
    {}

    SqlStatement& bind(int index, std::int64_t value)
    {
        m_backend->bind(index, value);
        return *this;
    }
    /// The text must outlive the next step().
    SqlStatement& bind(int index, std::string_view text)
    {
        m_backend->bind(index, text, Kind::text);
        return *this;
    }
    SqlStatement& bind(int index, const Uuid& uuid)
    {
        m_backend->bind(index, uuid);
        return *this;
    }
    template <class Tag>
    SqlStatement& bind(int index, const Id<Tag>& id) ///< nil is NULL
    {
        if (id.isNil())
            m_backend->bindNull(index, Kind::uuid);
        else
            m_backend->bind(index, id.uuid);
        return *this;
    }
    SqlStatement& bind(int index, std::optional<Instant> instant)
    {
        if (instant)
            m_backend->bind(index, instant->ms);
        else
            m_backend->bindNull(index, Kind::integer);
        return *this;
    }
    SqlStatement& bindBlob(int index, std::string_view bytes)
    {
        m_backend->bind(index, bytes, Kind::blob);
        return *this;
    }

    SqlStatement& bind(int index, const struct SqlValue& value);

    /// True while there is a row.
    bool step() { return m_backend->step(); }
    /// For statements that return no row. Returns how many rows changed.
    std::int64_t run() { return m_backend->run(); }

    [[nodiscard]] bool isNull(int column) const { return m_backend->isNull(column); }
    [[nodiscard]] std::int64_t integer(int column) const { return m_backend->integer(column); }
    /// Valid until the next step().
    [[nodiscard]] std::string_view text(int column) const
    {
        return m_backend->bytes(column, Kind::text);
    }
    [[nodiscard]] std::string_view blob(int column) const
    {
        return m_backend->bytes(column, Kind::blob);
    }
    [[nodiscard]] Uuid uuid(int column) const; ///< nil for NULL
    template <class IdType>
    [[nodiscard]] IdType id(int column) const
    {
        return IdType{uuid(column)};
    }
    [[nodiscard]] std::optional<Instant> instant(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(Instant{integer(column)});
    }
    [[nodiscard]] struct SqlValue value(int column, Kind kind) const;

private:
    std::unique_ptr<Backend> m_backend;
};

/// Of whatever column.
struct SqlValue
{
    SqlStatement::Kind kind = SqlStatement::Kind::integer;
    bool isNull = true;
    std::int64_t integer = 0;
    std::string bytes; ///< of the other kinds
};

class SqlText;

/// A connection with a transaction under way, and what the two databases do not say alike.
/// Everything else is written once, in SQL that both understand: parameters are ?1, ?2 …; a column
/// that is set in ON CONFLICT DO UPDATE is read with the name of its table before it.
class SqlConnection
{
public:
    virtual ~SqlConnection() = default;
    [[nodiscard]] virtual SqlStatement prepare(std::string_view sql) = 0;

    /// Whether others may write while this transaction does, so that it has to hold what it reads
    /// in order to change it.
    [[nodiscard]] virtual bool mustHold() const = 0;
    /// Until this transaction ends nobody else holds the park. REQUIRES: mustHold().
    virtual void holdPark(ParkId park) = 0;
    /// At the end of a query for rows to delete: leaves those out that others are changing.
    [[nodiscard]] virtual std::string_view skipHeld() const = 0;

    /// Makes a record found by the words of `text`, and by those alone.
    virtual void putSearchText(ParkId park, RecordType type, const Uuid& id,
                               const std::string& text) = 0;
    /// Adds the condition on a row `s` of search_text that a search finds it. REQUIRES: the query
    /// asks for something.
    virtual void addMatch(SqlText& sql, const SearchQuery& query) const = 0;

    /// After rows were copied with the numbers that a database gives by itself: the next ones go on
    /// behind them.
    virtual void continueNumbers() = 0;
};

} // namespace wupan
